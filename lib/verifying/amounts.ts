/** Counts found for a rate, and sums and ratios of them with their arithmetic in print. */
import type { Count, Facts, Rate } from './printed.ts';
import type { Scope } from './segments.ts';
import { isSame, type Subject } from './subjects.ts';
import type { CountName } from './vocabulary.ts';

export interface Amount {
  text: string;
  value: number;
  /** By how much the true value may differ. */
  slack: number;
  /** Whether the bulletin leaves no doubt what it counts and of whom. */
  isSure: boolean;
  /** Whether it stands in the paragraph of the rate. */
  isNear: boolean;
}

/** A way to work a rate out. */
export interface Way {
  working: string;
  percent: number;
  /** The true value lies between them, where counts are printed rounded. */
  low: number;
  high: number;
  isSure: boolean;
  isNear: boolean;
}

/** All ways to work one rate out. */
export interface Ways {
  ways: Way[];
  /** Whether all is printed that some definition needs; otherwise a rate that fits none may still be right. */
  isComplete: boolean;
}

export const plus = (a: Amount, b: Amount): Amount => combined(a, b, '+', 1);
export const minus = (a: Amount, b: Amount): Amount => combined(a, b, '−', -1);
export const times = (weight: number, a: Amount): Amount => ({
  ...a,
  text: `${weight} × ${a.text}`,
  value: weight * a.value,
  slack: weight * a.slack,
});
const combined = (a: Amount, b: Amount, sign: string, factor: 1 | -1): Amount => ({
  text: `(${a.text} ${sign} ${b.text})`,
  value: a.value + factor * b.value,
  slack: a.slack + b.slack,
  isSure: a.isSure && b.isSure,
  isNear: a.isNear || b.isNear,
});

/** Every pair of two lists of alternatives. */
export const each = <A, B, C>(as: readonly A[], bs: readonly B[], make: (a: A, b: B) => C): C[] =>
  as.flatMap((a) => bs.map((b) => make(a, b)));

/** Part ÷ whole, of every pair where the part is no more than the whole. */
export const shares = (parts: readonly Amount[], wholes: readonly Amount[]): Way[] =>
  each(parts, wholes, (part, whole) => ratio(part, whole)).flat();

/** 1 − part ÷ whole. */
export const rests = (parts: readonly Amount[], wholes: readonly Amount[]): Way[] =>
  shares(parts, wholes).map(({ working, percent, low, high, ...rest }) => ({
    ...rest,
    working: `1 − ${working}`,
    percent: 100 - percent,
    low: 100 - high,
    high: 100 - low,
  }));

function ratio(part: Amount, whole: Amount): Way[] {
  if (whole.value <= 0 || part.value < 0 || part.value > whole.value + whole.slack) return [];
  return [quotient(part, whole)];
}

/** Part ÷ whole, also of a part that is more than the whole, as growth may be. */
export function quotient(part: Amount, whole: Amount): Way {
  const percent = (a: number, b: number) => (a / b) * 100;
  return {
    working: `${part.text} ÷ ${whole.text}`,
    percent: percent(part.value, whole.value),
    low: percent(part.value - part.slack, whole.value + whole.slack),
    high: percent(part.value + part.slack, Math.max(whole.value - whole.slack, Number.EPSILON)),
    isSure: part.isSure && whole.isSure,
    isNear: part.isNear || whole.isNear,
  };
}

export const amountOf = ({ value, slack, isSure }: Count): Amount => ({
  text: `${value}`,
  value,
  slack,
  isSure,
  isNear: true,
});

/** Of more counts of a name than these it is open which is meant; the nearest are tried. */
const MOST = 8;

/**
 * The counts of a name for a rate, taken as speaking of that subject: of the same period, from the narrowest piece that
 * holds any: the segment, the sentence, the paragraph, the section, the bulletin.
 */
export function amountsFor(rate: Rate, subject: Subject, name: CountName, { counts }: Facts): Amount[] {
  const same = counts.filter(
    (count) =>
      count.count === name &&
      // A share's own count is its part, never its whole.
      count !== rate.of &&
      count.period === rate.period &&
      count.subjects.some((each) => isSame(each, subject)),
  );
  const scopes: (keyof Scope)[] = ['segment', 'sentence', 'paragraph', 'section'];
  const scope = scopes.find((piece) => same.some((count) => count[piece] === rate[piece]));
  const near = scope ? same.filter((count) => count[scope] === rate[scope]) : same;
  const distance = ({ from }: Count) => Math.abs(from - rate.from);
  const nearest = near.length > MOST ? near.toSorted((a, b) => distance(a) - distance(b)).slice(0, MOST) : near;
  return nearest.map((count) => ({
    ...amountOf(count),
    isSure: count.isSure && near.length <= MOST && isMeant(count, rate),
    isNear: count.paragraph === rate.paragraph,
  }));
}

/** A count that may speak of two is sure only for a rate beside it that may speak of the same two. */
const isMeant = (count: Count, rate: Rate) =>
  count.subjects.length === 1 ||
  (count.segment === rate.segment && count.subjects.every((one) => rate.subjects.some((other) => isSame(one, other))));
