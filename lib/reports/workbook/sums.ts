/** Which counts a figure is made of, in a form that becomes a formula (formulas.ts) and can be worked out here. */
import type { Profile } from '../../figures/profile.ts';
import type { Counts } from '../../figures/tally.ts';

export const COUNTED = [
  'received',
  'returned',
  'due',
  'finished',
  'overdueFinished',
  'overdueOpen',
  'calledBack',
  'satisfied',
  'basicallySatisfied',
  'dissatisfied',
  'contacted',
  'contactedKnown',
  'solved',
  'solvedKnown',
  'rework',
] as const;
/** `overdue`: finished or not; `timed`: how many have a number of working days; `days`: these summed. */
export type Count = (typeof COUNTED)[number] | 'overdue' | 'timed' | 'days';
export type Tally = Record<Count, number>;

/** Counts, each times its weight. */
export interface Sum {
  of: readonly (readonly [Count, number])[];
  /** The sum is 0 where this count is: nothing is known then. */
  unlessNone?: Count;
}

export interface Quotient {
  above: Sum;
  below?: Sum;
}

/** Weighted rates, in points out of 100. */
export type Points = readonly (readonly [number, Required<Quotient>])[];

const sum = (...of: Sum['of']): Sum => ({ of });
const one = (count: Count): Sum => sum([count, 1]);
const overdue = one('overdue');

function rates(profile: Profile) {
  const satisfied =
    profile.satisfaction === 'satisfied'
      ? sum(['satisfied', 1], ['basicallySatisfied', profile.basicallySatisfied])
      : sum(['calledBack', 1], ['dissatisfied', -1]);
  const solvedOf = profile.solved === 'calledBack' ? 'calledBack' : 'finished';
  return {
    satisfactionRate: { above: satisfied, below: one('calledBack') },
    solvedRate: { above: one('solved'), below: { ...one(solvedOf), unlessNone: 'solvedKnown' } },
    responseRate: { above: one('contacted'), below: { ...one('calledBack'), unlessNone: 'contactedKnown' } },
  } satisfies Record<string, Quotient>;
}

/** The figures whose parts are known here, by id; another one stands in the workbook as a number. */
export function quotientsOf(profile: Profile): ReadonlyMap<string, Quotient> {
  const onTime =
    profile.onTime === 'notOverdue' ? sum(['due', 1], ['overdue', -1]) : sum(['finished', 1], ['overdueFinished', -1]);
  const quotients: Record<string, Quotient> = {
    ...Object.fromEntries(COUNTED.map((count) => [count, { above: one(count) }])),
    overdue: { above: overdue },
    finishRate: { above: one('finished'), below: one('due') },
    overdueRate: { above: overdue, below: one('due') },
    onTimeRate: { above: onTime, below: one(profile.onTime === 'onTimeOfFinished' ? 'finished' : 'due') },
    reworkRate: { above: one('rework'), below: one('due') },
    returnRate: { above: one('returned'), below: one('received') },
    meanWorkingDays: { above: one('days'), below: one('timed') },
    ...rates(profile),
  };
  return new Map(Object.entries(quotients));
}

/** What the composite score is made of. */
export function pointsOf(profile: Profile): Points {
  const { response, solved, satisfaction } = profile.composite;
  const { responseRate, solvedRate, satisfactionRate } = rates(profile);
  return [
    [response, responseRate],
    [solved, solvedRate],
    [satisfaction, satisfactionRate],
  ];
}

export function tallyOf(counts: Counts): Tally {
  const days = counts.workingDays.reduce((total, value) => total + value, 0);
  const numbers = Object.fromEntries(COUNTED.map((count) => [count, counts[count]])) as Record<
    (typeof COUNTED)[number],
    number
  >;
  return { ...numbers, overdue: counts.overdueFinished + counts.overdueOpen, timed: counts.workingDays.length, days };
}

export function workedOut({ of, unlessNone }: Sum, tally: Tally): number {
  if (unlessNone !== undefined && tally[unlessNone] === 0) return 0;
  return of.reduce((total, [count, weight]) => total + weight * tally[count], 0);
}
