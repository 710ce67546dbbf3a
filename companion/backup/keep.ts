/** Which of the rolling backups stay. */
import { dayNumber, weekday } from '../../lib/calendar/time.ts';
import { madeAtOf } from './names.ts';

/** Of the newest days, weeks and months that have a backup, the last of each. */
const SPANS: readonly [most: number, spanOf: (day: string) => string | number][] = [
  [7, (day) => day],
  [4, (day) => dayNumber(day) - weekday(dayNumber(day))],
  [12, (day) => day.slice(0, 7)],
];
const NEWEST = 3;

/**
 * The backups that are superfluous. Only names decide, never the clock: a computer that wakes up in 1970 or 2099 deletes nothing
 * on that account. Spans are counted, not measured, so that months without a computer cost nothing either. Those that are named later
 * than the one just made, by a clock that was ahead then or is behind now, are judged among themselves: they push no other out.
 * @param names of backups, in any order; others are left alone
 * @param made the one that was just made: it stays, however old its name makes it look
 */
export function superfluous(names: readonly string[], made?: string): string[] {
  const ours = names
    .filter((name) => madeAtOf(name) !== undefined)
    .toSorted()
    .reverse();
  // The one just made is the newest of the others, and stays as such.
  const later = ours.filter((name) => made !== undefined && name > made);
  return [later, ours.slice(later.length)].flatMap(superfluousOf);
}

/** @param ours the newest first */
function superfluousOf(ours: readonly string[]): string[] {
  const kept = new Set(ours.slice(0, NEWEST));
  for (const [most, spanOf] of SPANS) {
    const last = new Map<string | number, string>();
    for (const name of ours) {
      const span = spanOf((madeAtOf(name) ?? '').slice(0, 10));
      if (!last.has(span)) last.set(span, name);
    }
    for (const name of [...last.values()].slice(0, most)) kept.add(name);
  }
  return ours.filter((name) => !kept.has(name));
}
