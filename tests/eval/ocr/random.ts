import { randomOf } from '../../../companion/testing/random.ts';

/** Figures that look random and are the same for the same seed. */
export function seeded(seed: number) {
  const next = randomOf(seed);
  return {
    next,
    /** Both ends belong to it. */
    int: (from: number, to: number) => from + Math.floor(next() * (to - from + 1)),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
  };
}
