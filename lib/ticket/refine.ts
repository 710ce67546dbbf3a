/** How a value on a page stands to the value already known: lists cut, mask and shorten what details show whole. */
import { isDayOnly } from '../calendar/time.ts';

/** `keep`: the known one is fuller; `refine`: the seen one is fuller and agrees; `change`: they disagree. */
export type Relation = 'same' | 'keep' | 'refine' | 'change';

const CUT = /(?:…|\.{3,}|。{3,})\s*$/;
const MASK = /[*＊]+/;

/**
 * Relation of a seen value to the known one.
 * @param known value stored
 * @param seen value on the page now
 * @param isTime whether both are moments (instants or days)
 */
export function relate(known: string, seen: string, isTime: boolean): Relation {
  if (known === seen) return 'same';
  if (isTime) return relateMoments(known, seen);
  const before = squeeze(known);
  const after = squeeze(seen);
  if (before === after) return 'same';
  // A shortened value that fits the other says nothing new; where both are shortened, the first one stays.
  if (isShortened(after) && fits(after, before)) return 'keep';
  if (isShortened(before) && fits(before, after)) return 'refine';
  return 'change';
}

function relateMoments(known: string, seen: string): Relation {
  if (isDayOnly(seen)) return known.startsWith(seen) ? 'keep' : 'change';
  if (isDayOnly(known)) return seen.startsWith(known) ? 'refine' : 'change';
  // Lists print minutes where details print seconds.
  if (known.slice(0, 16) !== seen.slice(0, 16)) return 'change';
  if (seen.slice(17, 19) === '00') return 'keep';
  return known.slice(17, 19) === '00' ? 'refine' : 'change';
}

/** Lists squeeze the line breaks and spaces of a text. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

function isShortened(text: string): boolean {
  return CUT.test(text) || MASK.test(text);
}

/** Whether the parts left of a shortened text stand in the full one, in order. Linear, unlike a pattern of `.*`. */
function fits(shortened: string, full: string): boolean {
  const isCut = CUT.test(shortened);
  const parts = shortened.replace(CUT, '').split(MASK);
  const last = parts.length - 1;
  if (last === 0) return full.startsWith(parts[0] ?? '');
  let from = 0;
  for (const [index, part] of parts.entries()) {
    if (index === last && !isCut) return full.length - part.length >= from && full.endsWith(part);
    const at = index === 0 ? (full.startsWith(part) ? 0 : -1) : full.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
