/**
 * Whether the figures of a printed bulletin follow from each other: every percentage is worked out again from the counts
 * that the bulletin prints beside it (docs/FORMULAS.md, "Checking a bulletin").
 */
import { type Count, type CountName, type Facts, factsIn, type Rate, type RateName, type Subject } from './facts.ts';
import { simplified } from './simplified.ts';

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

/** A way to work a rate out. */
interface Way {
  working: string;
  percent: number;
}

/** @param text the bulletin as printed, simplified or traditional */
export function verifyBulletin(text: string): Checked[] {
  const facts = factsIn(simplified(text));
  return [...facts.rates.map((rate) => checkRate(rate, facts, text)), ...checkParts(facts, text)].sort(
    (a, b) => a.from - b.from,
  );
}

function checkRate(rate: Rate, facts: Facts, text: string): Checked {
  const { from, to, subject, value, digits } = rate;
  const base = { from, to, subject, printed: text.slice(from, to), figure: rate.rate };
  const ways = waysOf(rate, facts);
  if (ways.length === 0) return { ...base, verdict: 'unchecked', ...possible(rate, facts) };
  const near = (way: Way) => Math.abs(way.percent - value);
  const best = ways.reduce((nearest, way) => (near(way) < near(nearest) ? way : nearest));
  const right = best.percent.toFixed(digits);
  const follows = near(best) <= 0.5 * 10 ** -digits + 1e-9;
  const working = `${best.working} = ${best.percent.toFixed(Math.max(2, digits))}%`;
  return follows
    ? { ...base, verdict: 'follows', working }
    : { ...base, verdict: 'differs', working, right: `${right}%` };
}

/** Where the part is not printed: which part of the whole it would have to be, if only one fits. */
function possible(rate: Rate, facts: Facts): { working?: string } {
  const whole = countFor(rate, 'due', facts);
  if (whole === undefined || rate.rate === 'change' || rate.rate === 'share') return {};
  const fitting: number[] = [];
  for (let part = 0; part <= whole && fitting.length < 2; part++)
    if (Number(((part / whole) * 100).toFixed(rate.digits)) === rate.value) fitting.push(part);
  return fitting.length === 1 ? { working: `${fitting[0]} ÷ ${whole}` } : {};
}

/** Every definition in use by which a rate can be had from what is printed (DOMAIN: metrics). */
function waysOf(rate: Rate, facts: Facts): Way[] {
  const ways: Way[] = [];
  const count = (name: CountName) => countFor(rate, name, facts);
  const share = (part: number | undefined, whole: number | undefined) => {
    if (part !== undefined && whole !== undefined && whole > 0 && part <= whole)
      ways.push({ working: `${part} ÷ ${whole}`, percent: (part / whole) * 100 });
  };
  const rest = (part: number | undefined, whole: number | undefined) => {
    if (part !== undefined && whole !== undefined && whole > 0 && part <= whole)
      ways.push({ working: `1 − ${part} ÷ ${whole}`, percent: (1 - part / whole) * 100 });
  };
  const due = count('due');
  switch (rate.rate) {
    case 'finishRate':
      share(count('finished'), due);
      break;
    case 'onTimeRate':
      rest(count('overdue'), due);
      rest(count('overdue'), count('finished'));
      break;
    case 'overdueRate':
      share(count('overdue'), due);
      break;
    case 'satisfactionRate':
      share(count('satisfied'), count('calledBack'));
      rest(count('unsatisfied'), count('calledBack'));
      break;
    case 'solvedRate':
      share(count('solved'), count('calledBack'));
      share(count('solved'), count('finished'));
      break;
    case 'reworkRate':
      share(count('reworked'), due);
      break;
    case 'returnRate':
      share(count('returned'), due);
      break;
    case 'share':
      share(rate.of?.value, due);
      break;
    case 'change': {
      const by = rate.of?.value;
      if (by === undefined || due === undefined) break;
      // More by N: there were N fewer before; less by N: there were N more.
      const before = due - (rate.direction ?? 1) * by;
      if (before > 0)
        ways.push({
          working: `${by} ÷ (${due} ${rate.direction === -1 ? '+' : '−'} ${by})`,
          percent: (by / before) * 100,
        });
    }
  }
  return ways;
}

/** The count of that name of the same subject, the nearest before the rate; a unit's own are printed anywhere. */
function countFor(rate: Rate, name: CountName, { counts }: Facts): number | undefined {
  const same = counts.filter(({ count, subject }) => count === name && isSame(subject, rate.subject));
  // A share's own count is its part, never its whole.
  const others = same.filter((count) => count !== rate.of);
  return (others.filter(({ from }) => from < rate.from).at(-1) ?? others[0])?.value;
}

const isSame = (a: Subject, b: Subject) =>
  typeof a === 'string' || typeof b === 'string' ? a === b : a.unit === b.unit;

/** No part is more than its whole: finished, overdue and a unit's tickets against what was due. */
function checkParts({ counts }: Facts, text: string): Checked[] {
  const wholeOf = (subject: Subject) => counts.find((each) => each.count === 'due' && isSame(each.subject, subject));
  const isPart = ({ count }: Count) => count === 'finished' || count === 'overdue';
  return counts.flatMap((part): Checked[] => {
    const whole = isPart(part)
      ? wholeOf(part.subject)
      : typeof part.subject !== 'string' && part.count === 'due'
        ? wholeOf('hotline')
        : undefined;
    if (!whole || part.value <= whole.value) return [];
    const { from, to, subject, count } = part;
    const working = `${part.value} > ${whole.value}`;
    return [{ verdict: 'differs', from, to, subject, figure: count, printed: text.slice(from, to), working }];
  });
}
