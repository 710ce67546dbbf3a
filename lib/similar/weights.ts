/** How much a gram says of a text: the more often it stands there, and the fewer of the office's tickets have it. */
import { gramsOf } from './grams.ts';

/** Counters of one of the two rows. */
const ROW = 1 << 18;
export const COUNTERS = 2 * ROW;

/**
 * In how many of an office's tickets each gram stands: what all have (诉求人来电反映, 请相关部门处理) then weighs little. Each gram
 * has a counter in two rows, shared with other grams; the lower one is the better estimate, and it alone goes up (a count-min
 * sketch with conservative update). Two megabytes however many tickets.
 */
export interface Commonness {
  /** Tickets counted. */
  docs: number;
  counts: Uint32Array;
}

export function noCommonness(): Commonness {
  return { docs: 0, counts: new Uint32Array(COUNTERS) };
}

const firstOf = (gram: number) => gram % ROW;
const secondOf = (gram: number) => ROW + (gram >>> 12);

/** Tickets that have a gram: never too few, and seldom too many. */
export function countOf({ counts }: Commonness, gram: number): number {
  return Math.min(counts[firstOf(gram)] as number, counts[secondOf(gram)] as number);
}

/** Counts a text in. */
export function countText(common: Commonness, text: string): void {
  const { counts } = common;
  common.docs++;
  for (const gram of gramsOf(text).keys()) {
    const count = countOf(common, gram) + 1;
    for (const at of [firstOf(gram), secondOf(gram)]) counts[at] = Math.max(counts[at] as number, count);
  }
}

/** Weight of each gram of a text; the squares of all add up to 1. */
export type Vector = Map<number, number>;

/** (1 + ln tf) · ln(1 + N / df), divided by the length of the whole; a gram that no counted ticket has counts as one's. */
export function vectorOf(text: string, common: Commonness): Vector {
  const vector: Vector = new Map();
  let squares = 0;
  for (const [gram, times] of gramsOf(text)) {
    const weight = (1 + Math.log(times)) * Math.log(1 + (common.docs + 1) / Math.max(countOf(common, gram), 1));
    vector.set(gram, weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares);
  for (const [gram, weight] of vector) vector.set(gram, weight / length);
  return vector;
}

/** Cosine of the angle between two texts: 0 without a common gram, 1 for the same grams. */
export function cosine(a: Vector, b: Vector): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [gram, weight] of few) sum += weight * (many.get(gram) ?? 0);
  return Math.min(sum, 1);
}
