/** What each figure of a report is: numerator, denominator, and the formula in words, by the office's profile (docs/FORMULAS.md). */
import { type Words, words } from '../ticket/words.ts';
import type { Bucket, Profile } from './profile.ts';
import type { Counts } from './tally.ts';

export type FigureUnit = 'count' | 'percent' | 'workingDays' | 'points';

export interface Definition {
  id: string;
  unit: FigureUnit;
  /** The date that puts a ticket into the period; by default the profile's, that of 应办. */
  basis?: Bucket;
  numerator: (counts: Counts, profile: Profile) => number;
  /** Absent for a count. */
  denominator?: (counts: Counts, profile: Profile) => number;
  /** Names the choice of the profile, where the formula depends on one. */
  choice?: (profile: Profile) => string;
  /** Of the profile, printed in the formula. */
  weights?: (profile: Profile) => number[];
  /** Where it is no count and no quotient. */
  value?: (counts: Counts) => number;
}

const due = ({ due: count }: Counts) => count;
const calledBack = ({ calledBack: count }: Counts) => count;
const overdue = ({ overdueFinished, overdueOpen }: Counts) => overdueFinished + overdueOpen;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const share = (part: number, whole: number) => (whole === 0 ? Number.NaN : (part / whole) * 100);

const satisfied = (counts: Counts, { satisfaction, basicallySatisfied }: Profile) =>
  satisfaction === 'satisfied'
    ? counts.satisfied + basicallySatisfied * counts.basicallySatisfied
    : counts.calledBack - counts.dissatisfied;
/** 0, so that the rate is undefined, where no ticket says whether it was solved. */
const solvedOf = (counts: Counts, { solved }: Profile) =>
  counts.solvedKnown === 0 ? 0 : solved === 'calledBack' ? counts.calledBack : counts.finished;
const respondedOf = (counts: Counts) => (counts.contactedKnown === 0 ? 0 : counts.calledBack);

/** Points out of 100 of the three rates that call-backs give; NaN where one is undefined. */
function composite(counts: Counts, profile: Profile): number {
  const { response, solved, satisfaction } = profile.composite;
  return (
    response * share(counts.contacted, respondedOf(counts)) +
    solved * share(counts.solved, solvedOf(counts, profile)) +
    satisfaction * share(satisfied(counts, profile), counts.calledBack)
  );
}

const DEFINITIONS: readonly Definition[] = [
  { id: 'received', unit: 'count', basis: 'received', numerator: ({ received }) => received },
  { id: 'due', unit: 'count', numerator: due, choice: ({ bucket }) => bucket },
  { id: 'finished', unit: 'count', numerator: ({ finished }) => finished },
  { id: 'finishRate', unit: 'percent', numerator: ({ finished }) => finished, denominator: due },
  { id: 'overdue', unit: 'count', numerator: overdue },
  { id: 'overdueFinished', unit: 'count', numerator: ({ overdueFinished }) => overdueFinished },
  { id: 'overdueOpen', unit: 'count', numerator: ({ overdueOpen }) => overdueOpen },
  { id: 'overdueRate', unit: 'percent', numerator: overdue, denominator: due },
  {
    id: 'onTimeRate',
    unit: 'percent',
    numerator: (counts, { onTime }) =>
      onTime === 'notOverdue' ? counts.due - overdue(counts) : counts.finished - counts.overdueFinished,
    denominator: (counts, { onTime }) => (onTime === 'onTimeOfFinished' ? counts.finished : counts.due),
    choice: ({ onTime }) => onTime,
  },
  { id: 'calledBack', unit: 'count', numerator: calledBack, choice: ({ callbacks }) => callbacks },
  {
    id: 'satisfactionRate',
    unit: 'percent',
    numerator: satisfied,
    denominator: calledBack,
    choice: ({ satisfaction }) => satisfaction,
    weights: ({ basicallySatisfied }) => [basicallySatisfied],
  },
  {
    id: 'solvedRate',
    unit: 'percent',
    numerator: ({ solved }) => solved,
    denominator: solvedOf,
    choice: ({ solved }) => solved,
  },
  { id: 'responseRate', unit: 'percent', numerator: ({ contacted }) => contacted, denominator: respondedOf },
  { id: 'rework', unit: 'count', numerator: ({ rework }) => rework },
  { id: 'reworkRate', unit: 'percent', numerator: ({ rework }) => rework, denominator: due },
  { id: 'returned', unit: 'count', basis: 'received', numerator: ({ returned }) => returned },
  {
    id: 'returnRate',
    unit: 'percent',
    basis: 'received',
    numerator: ({ returned }) => returned,
    denominator: ({ received }) => received,
  },
  {
    id: 'meanWorkingDays',
    unit: 'workingDays',
    numerator: ({ workingDays }) => sum(workingDays),
    denominator: ({ workingDays }) => workingDays.length,
  },
  {
    id: 'medianWorkingDays',
    unit: 'workingDays',
    numerator: ({ workingDays }) => workingDays.length,
    value: ({ workingDays }) => median(workingDays),
  },
  {
    id: 'compositeScore',
    unit: 'points',
    numerator: composite,
    weights: ({ composite: { response, solved, satisfaction } }) => [response, solved, satisfaction],
  },
];

export interface Figure {
  id: string;
  name: Words;
  formula: Words;
  numerator: number;
  /** Of a count, null: it is divided by nothing. */
  denominator: number | null;
  /** Rounded to two decimals; null where the denominator is 0, printed as —. */
  value: number | null;
  unit: FigureUnit;
  /** The date that puts a ticket into the period. */
  basis: Bucket;
}

export const figuresOf = (counts: Counts, profile: Profile): Figure[] =>
  DEFINITIONS.map((definition) => figureOf(definition, counts, profile));

function figureOf(definition: Definition, counts: Counts, profile: Profile): Figure {
  const { id, unit, basis, numerator, denominator, choice } = definition;
  const above = numerator(counts, profile);
  const below = denominator?.(counts, profile) ?? null;
  const key = ['office', id, choice?.(profile), 'formula'].filter((part) => part !== undefined).join('_');
  const formula = words(key, ...(definition.weights?.(profile) ?? []));
  const quotient = () => (below === null ? above : (above * (unit === 'percent' ? 100 : 1)) / below);
  const value = definition.value ? definition.value(counts) : quotient();
  return {
    id,
    name: words(`office_${id}`),
    formula,
    numerator: Number.isNaN(above) ? 0 : above,
    denominator: below,
    value: Number.isFinite(value) ? rounded(value) : null,
    unit,
    basis: basis ?? profile.bucket,
  };
}

/** NaN of none. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

/** To two decimals, halves away from zero, as spreadsheets round. */
export const rounded = (value: number): number => (Math.sign(value) * Math.round(Math.abs(value) * 100 + 1e-9)) / 100;
