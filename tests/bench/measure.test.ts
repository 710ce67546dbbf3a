import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { milliseconds } from './entry.ts';
import { measure, median } from './measure.ts';

test('the median of an even count lies between the middle two', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow();
});

test('both sides run equally often, and the reference stands under its own name', async () => {
  const calls = { ours: 0, theirs: 0, closed: 0 };
  const figure = await measure({
    name: 'made up',
    unit: 'ms',
    reference: 'floor',
    runs: 4,
    prepare: () => ({
      ours: () => 3 * ++calls.ours,
      theirs: () => ++calls.theirs,
      close: () => void calls.closed++,
    }),
  });
  expect(calls).toEqual({ ours: 5, theirs: 5, closed: 1 });
  expect(figure).toEqual({ value: 10.5, unit: 'ms', floor: 3.5, ratio: 3, n: 4 });
});

test('time is taken until the work is done', async () => {
  expect(await milliseconds(() => sleep(30))).toBeGreaterThan(25);
});
