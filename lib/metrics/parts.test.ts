import { expect, it } from 'vitest';
import type { Tally } from './definitions.ts';
import { pointsBetween } from './glance.ts';
import { topCategories, worstFirst } from './parts.ts';

const tally = (due: number, late = 0): Tally => ({
  received: 0,
  noDeadline: 0,
  due,
  finished: due,
  finishedLate: late,
  openOverdue: 0,
  dueToday: 0,
  dueTomorrow: 0,
  calledBack: 0,
  satisfied: 0,
  reworked: 0,
  untold: 0,
});

it('five categories have names, the rest is one, and what shows none stays apart', () => {
  const split = ['人社', '住建', '', '城管', '民政', '公安', '教育', '水利', '未到期'].map(
    (value, i): [string, Tally] => [value, tally(value === '未到期' ? 0 : 90 - 10 * i)],
  );
  expect(topCategories(split)).toEqual({
    named: [
      { value: '人社', due: 90 },
      { value: '住建', due: 80 },
      { value: '城管', due: 60 },
      { value: '民政', due: 50 },
      { value: '公安', due: 40 },
    ],
    others: { values: 2, due: 50 },
    unstated: 70,
  });
});

it('units stand with the lowest on-time rate first, ties by name, and nothing due last', () => {
  const lines = worstFirst([
    ['住建局', tally(10, 1)],
    ['城管局', tally(20, 2)],
    ['路口镇', tally(159, 38)],
    ['新设局', tally(0)],
    ['', tally(3, 3)],
  ]);
  expect(lines.map(({ unit, onTimeRate }) => [unit, onTimeRate])).toEqual([
    ['', 0],
    ['路口镇', 76.1],
    ['城管局', 90],
    ['住建局', 90],
    ['新设局', null],
  ]);
});

it('a clerk of one unit has no table of units, whatever else shows no unit', () => {
  expect(worstFirst([['路口镇', tally(3)]])).toEqual([]);
  expect(
    worstFirst([
      ['路口镇', tally(3)],
      ['', tally(3)],
    ]),
  ).toEqual([]);
});

it('a difference in points is that of the rates as printed', () => {
  // 0.1 + 0.2 and its like must not show.
  expect(pointsBetween({ value: 91.2 }, { value: 93.08 })).toBe(1.88);
  expect(pointsBetween({ value: 93.08 }, { value: 91.2 })).toBe(-1.88);
  expect(pointsBetween({ value: 50 }, { value: 50 })).toBe(0);
  expect(pointsBetween({ value: null }, { value: 50 })).toBeNull();
  expect(pointsBetween({ value: 50 }, { value: null })).toBeNull();
});
