/** Which sorts of ticket the running quarter holds, and how many of each in every 240. */

import type { Sort } from './model.ts';
import type { Random } from './random.ts';

/** Open ones come to 76. */
const SHARES: Readonly<Record<Sort, number>> = {
  justArrived: 5,
  dueToday: 10,
  dueTomorrow: 9,
  overdueOpen: 10,
  calm: 20,
  rework: 6,
  supervised: 5,
  review: 6,
  noDeadline: 5,
  finishedOnTime: 118,
  finishedLate: 26,
  returned: 20,
};

/** How many tickets a quarter has when nothing else sets the number. */
export const CYCLE = 240;

/** A sort for each of `count` tickets, in the same shares throughout. */
export function sortsFor(count: number, random: Random): Sort[] {
  const cycle = (Object.entries(SHARES) as [Sort, number][]).flatMap(([sort, n]) => Array<Sort>(n).fill(sort));
  const rounds = Array.from({ length: Math.ceil(count / CYCLE) }, () => random.shuffle(cycle)).flat();
  return rounds.slice(0, count);
}
