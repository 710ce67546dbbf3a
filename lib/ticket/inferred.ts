/** Times that a page does not print whole: a year that is left out, a limit told as the time that is left. */
import { dayNumber, isDayOnly } from '../calendar/time.ts';
import type { Inferred } from './model.ts';
import type { Relation } from './refine.ts';

/** Time left is printed in whole hours or days, and counts down between two readings. */
const HOURS_MS = 2 * 3_600_000;

/**
 * Relation of a seen time to the known one, where either was inferred; undefined where it is as of any two times.
 * A limit computed from the time left is the known one while it lies as near as such a text can say.
 */
export function relateInferred(
  known: { value: string; mark: Inferred | undefined },
  seen: { value: string; mark: Inferred | undefined },
): Relation | undefined {
  if (seen.mark === 'left') return isNear(known.value, seen.value) ? 'keep' : 'change';
  if (known.mark === 'left') return isNear(known.value, seen.value) ? 'refine' : 'change';
  // The same day of another year: the one that is printed with its year is right.
  const isSameDay = known.value.slice(5, 16).startsWith(seen.value.slice(5, 16));
  if (seen.mark === 'year' && isSameDay) return 'keep';
  return known.mark === 'year' && seen.mark === undefined && isSameDay ? 'refine' : undefined;
}

function isNear(a: string, b: string): boolean {
  if (isDayOnly(a) || isDayOnly(b)) return Math.abs(dayNumber(a.slice(0, 10)) - dayNumber(b.slice(0, 10))) <= 1;
  return Math.abs(Date.parse(a) - Date.parse(b)) <= HOURS_MS;
}
