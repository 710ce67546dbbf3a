/** Shares of a whole, and growth against another period. */
import { type Amount, amountOf, amountsFor, each, minus, plus, quotient, shares, type Way } from './amounts.ts';
import type { Count, Facts, Rate } from './facts.ts';
import { isSame } from './subjects.ts';
import type { Ways } from './ways.ts';

const NOTHING: Ways = { ways: [], isComplete: false };
const isChange = ({ count }: Count) => count === 'more' || count === 'less';

/** 占比: the count directly before, of what it says (占超期总数的), or of all that were due. */
export function shareOf(rate: Rate, facts: Facts): Ways {
  if (!rate.of || rate.shareOf === null || isChange(rate.of)) return NOTHING;
  const part = [{ ...amountOf(rate.of), isSure: true }];
  const whole = amountsFor(rate, rate.whole, rate.shareOf ?? 'due', facts);
  if (rate.shareOf) return { ways: shares(part, whole), isComplete: true };
  const listed = facts.counts.filter((count) => count.sentence === rate.sentence && !isChange(count) && count !== rate.of);
  const supposed = listed.filter(({ from }) => from < rate.from).map((count) => ({ ...amountOf(count), isSure: false }));
  return {
    ways: [...shares(part, whole), ...shares(part, supposed), ...shares(part, sumOf(rate, facts))],
    isComplete: isOfDue(rate, whole, facts),
  };
}

/** Whether the shares of its sentence are of all that were due: the others are, or that number stands beside this one. */
function isOfDue(rate: Rate, whole: Amount[], { rates, counts }: Facts): boolean {
  const others = rates.filter(
    (other) => other !== rate && other.rate === 'share' && other.sentence === rate.sentence && !other.shareOf && other.of,
  );
  const isRight = ({ of, value, digits }: Rate) =>
    whole.some((all) => of && Number(((of.value / all.value) * 100).toFixed(digits)) === value);
  const right = others.filter(isRight).length;
  if (others.length > 0) return right > 0 && right >= others.length - right;
  return counts.some((count) => count.count === 'due' && count.paragraph === rate.paragraph && count !== rate.of);
}

/** The parts of the sentence whose shares are printed, together. */
function sumOf({ sentence, period }: Rate, { rates }: Facts): Amount[] {
  const parts = rates.flatMap((rate) =>
    rate.rate === 'share' && rate.sentence === sentence && rate.period === period && rate.of ? [amountOf(rate.of)] : [],
  );
  return parts.length > 1 ? [{ ...parts.reduce(plus), isSure: false }] : [];
}

/** Growth is measured against the period before: N more of M now is N ÷ (M − N). */
export function growthOf(rate: Rate, facts: Facts): Ways {
  const by = rate.of;
  if (!by) return NOTHING;
  if (!isChange(by)) return { ways: fromBase(by, facts, rate), isComplete: false };
  const wholes = comparable(by, facts);
  const sign = by.count === 'less' ? -1 : 1;
  if ((rate.direction ?? 1) !== sign) return NOTHING;
  const change = amountOf(by);
  // The two periods are both printed where one is as much more than the other as is said.
  const bases = each(wholes, wholes, (now, before) =>
    Math.abs(now.value - before.value - sign * by.value) < 1e-6 ? [amountOf(before)] : [],
  ).flat();
  if (bases.length > 0) return { ways: bases.map((base) => quotient(change, base)), isComplete: true };
  return {
    ways: wholes.flatMap((now): Way[] => {
      const base = sign === 1 ? minus(amountOf(now), change) : plus(amountOf(now), change);
      return base.value > 0 ? [{ ...quotient(change, base) }] : [];
    }),
    isComplete: wholes.length === 1,
  };
}

/** What was counted in the same sentence before the change; otherwise what was due. */
function comparable(by: Count, { counts }: Facts): Count[] {
  const before = counts.filter((count) => count.from < by.from && !isChange(count));
  const isAbout = (count: Count) => count.subjects.some((one) => by.subjects.some((other) => isSame(one, other)));
  const last = before.findLast((count) => count.segment === by.segment && isAbout(count));
  if (last) return before.filter((count) => count.segment === by.segment && count.count === last.count && isAbout(count));
  const due = before.filter((count) => count.count === 'due' && isAbout(count) && count.period === by.period);
  return due.slice(-1);
}

/** 一季度受理5200件，二季度受理6100件，环比增长17.3%: against another count of the same. */
function fromBase(now: Count, { counts }: Facts, { direction = 1 }: Rate): Way[] {
  const others = counts.filter(
    (count) => count !== now && count.count === now.count && count.paragraph === now.paragraph && count.period !== now.period,
  );
  return others.flatMap((before): Way[] => {
    const change = direction === 1 ? minus(amountOf(now), amountOf(before)) : minus(amountOf(before), amountOf(now));
    return change.value > 0 && before.value > 0 ? [{ ...quotient(change, amountOf(before)), isSure: false }] : [];
  });
}
