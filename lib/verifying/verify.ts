/**
 * Whether the figures of a printed bulletin follow from each other: every percentage is worked out again from the counts
 * that the bulletin prints of the same subject and period (docs/FORMULAS.md, "Checking a bulletin"). A figure is called
 * wrong only where no definition in use gives it and nothing is left open; otherwise it is unchecked.
 */
import { amountsFor, type Way } from './amounts.ts';
import { excessesIn } from './excess.ts';
import { factsIn } from './facts.ts';
import { plainDigits } from './numbers.ts';
import type { Facts, Rate } from './printed.ts';
import { simplified } from './simplified.ts';
import type { Subject } from './subjects.ts';
import type { CountName, RateName } from './vocabulary.ts';
import { waysOf } from './ways.ts';

/** Why a figure was neither confirmed nor refuted: a count is not printed. */
export type Verdict = 'follows' | 'differs' | 'unchecked';

export interface Checked {
  verdict: Verdict;
  /** Place of the figure in the text as given: [from, to). */
  from: number;
  to: number;
  printed: string;
  figure: RateName | CountName;
  subject: Subject;
  /** How it comes out, with the arithmetic: “647 ÷ (2282 − 647) = 39.58%”. Of several definitions the nearest. */
  working?: string;
  /** What should stand there. */
  right?: string;
}

/** Slips change a digit or two; what is farther off was worked out from something else. */
const FARTHEST = 25;

/** @param text the bulletin as printed, simplified or traditional */
export function verifyBulletin(text: string): Checked[] {
  const facts = factsIn(plainDigits(simplified(text)));
  return [...facts.rates.map((rate) => checkRate(rate, facts, text)), ...checkParts(facts, text)].sort(
    (a, b) => a.from - b.from,
  );
}

function checkRate(rate: Rate, facts: Facts, text: string): Checked {
  const { from, to, subjects, whole, value, digits } = rate;
  const base = { from, to, printed: text.slice(from, to), figure: rate.rate };
  const half = 0.5 * 10 ** -digits + 1e-9;
  const near = (way: Way) => Math.abs(way.percent - value);
  const follows = (way: Way) => near(way) <= half;
  // Counts printed as 25.6万 leave a range open.
  const mayFollow = ({ low, high }: Way) => low - half <= value && value <= high + half;
  const nearest = (ways: Way[]) =>
    ways.reduce<Way | undefined>((best, way) => (best && near(best) <= near(way) ? best : way), undefined);
  const worked = ({ working, percent }: Way) => `${working} = ${percent.toFixed(Math.max(2, digits))}%`;

  const all = subjects.map((subject) => ({ subject, ...waysOf(rate, subject, facts) }));
  for (const { subject, ways } of all) {
    const way = nearest(ways.filter(follows));
    if (way) return { ...base, subject, verdict: 'follows', working: worked(way) };
  }
  const subject = subjects[0] ?? whole;
  // In a paragraph without a count of its own, a rate may be of something that is not printed, unless a name says of whom.
  const isTold = ({ isSure, isNear }: Way) => isSure && (isNear || typeof subject === 'object');
  const best = all.map(({ ways, isComplete }) => (isComplete ? nearest(ways.filter(isTold)) : undefined));
  const [first] = best;
  const isOpen = all.some(({ ways }) => ways.some(mayFollow)) || best.some((way) => !way || near(way) > FARTHEST);
  if (!rate.isSure || !first || isOpen)
    return { ...base, subject, verdict: 'unchecked', ...possible(rate, subject, facts) };
  return { ...base, subject, verdict: 'differs', working: worked(first), right: `${first.percent.toFixed(digits)}%` };
}

/** Where the part is not printed: which part of the whole it would have to be, if only one fits. */
function possible(rate: Rate, subject: Subject, facts: Facts): { working?: string } {
  const [whole, other] = amountsFor(rate, subject, 'due', facts);
  if (!whole || other || whole.slack > 0 || !whole.isSure || rate.rate === 'change' || rate.rate === 'share') return {};
  const middle = Math.round((rate.value / 100) * whole.value);
  const fitting = [middle - 1, middle, middle + 1].filter(
    (part) =>
      part >= 0 && part <= whole.value && Number(((part / whole.value) * 100).toFixed(rate.digits)) === rate.value,
  );
  return fitting.length === 1 ? { working: `${fitting[0]} ÷ ${whole.text}` } : {};
}

function checkParts(facts: Facts, text: string): Checked[] {
  return excessesIn(facts).map(({ part: { from, to, subjects, whole: spoken, count, value }, whole }) => ({
    verdict: 'differs',
    from,
    to,
    subject: subjects[0] ?? spoken,
    figure: count,
    printed: text.slice(from, to),
    working: `${value} > ${whole.value}`,
  }));
}
