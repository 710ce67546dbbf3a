/** Pairs of neighbouring characters of a text, as numbers: Chinese needs no other words to be compared. */
import { folded } from './fold.ts';

/**
 * The number of a pair of characters, below 2³⁰ and spread evenly over all bits, so that a part of them serves as a bucket;
 * a character that stands alone is paired with 0.
 */
function gramOf(first: number, second: number): number {
  let mixed = Math.imul(first, 0x9e37_79b1) ^ Math.imul(second, 0x85eb_ca6b);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x2c1b_3c6d);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0x297a_2d39);
  mixed ^= mixed >>> 15;
  return mixed >>> 2;
}

/** The grams of units as folded, in their order. */
export function gramsIn(units: Uint16Array): number[] {
  const grams: number[] = [];
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as number;
    const next = units[i + 1] ?? 0;
    if (unit === 0) continue;
    if (next !== 0) grams.push(gramOf(unit, next));
    else if ((units[i - 1] ?? 0) === 0) grams.push(gramOf(unit, 0));
  }
  return grams;
}

/** How often each gram stands in a text. */
export function gramsOf(text: string): Map<number, number> {
  const counts = new Map<number, number>();
  for (const gram of gramsIn(folded(text))) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
}
