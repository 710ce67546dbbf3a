/** Shares of a whole, and growth against another period. */
import {
  type Amount,
  amountOf,
  amountsFor,
  each,
  minus,
  plus,
  quotient,
  shares,
  type Way,
  type Ways,
} from './amounts.ts';
import { type Count, type Facts, isChange, type Rate } from './printed.ts';
import { isSame } from './subjects.ts';

const NOTHING: Ways = { ways: [], isComplete: false };

/** No sentence lists more parts than these. */
const MOST = 40;

/** 占比: the count directly before, of what it says (占超期总数的), of all that were due, or of what its neighbours are of. */
export function shareOf(rate: Rate, facts: Facts): Ways {
  if (!rate.of || rate.shareOf === null || isChange(rate.of)) return NOTHING;
  const part = [{ ...amountOf(rate.of), isSure: true }];
  const named = amountsFor(rate, rate.whole, rate.shareOf ?? 'due', facts);
  if (rate.shareOf) return { ways: shares(part, named), isComplete: true };
  const others = facts.rates
    .filter(
      ({ rate: name, sentence, shareOf: ofNamed, of }) =>
        name === 'share' && sentence === rate.sentence && ofNamed === undefined && of !== undefined && of !== rate.of,
    )
    .slice(0, MOST);
  const isSure = ({ value }: Amount) => {
    const fitting = others.filter((other) => isShare(other, value)).length;
    return fitting === others.length && fitting > 1;
  };
  const due = named.map((whole) => ({
    ...whole,
    isSure: isSure(whole) || (whole.isSure && isOfDue(rate, others, whole, facts)),
  }));
  const supposed = [...before(rate, facts), ...sumOf(rate, others)].map((whole) => ({
    ...whole,
    isSure: isSure(whole),
  }));
  return { ways: [...shares(part, due), ...shares(part, supposed)], isComplete: true };
}

const isShare = ({ of, value, digits }: Rate, whole: number) =>
  of !== undefined && Math.abs((of.value / whole) * 100 - value) <= 0.5 * 10 ** -digits + 1e-9;

/** Whether the shares of a sentence are of all that were due: most of the others are, or that number stands in the paragraph. */
function isOfDue(rate: Rate, others: Rate[], whole: Amount, { counts }: Facts): boolean {
  const fitting = others.filter((other) => isShare(other, whole.value)).length;
  if (others.length > 0) return fitting > 0 && fitting >= others.length - fitting;
  return counts.some(
    ({ count, value, paragraph }) => count === 'due' && value === whole.value && paragraph === rate.paragraph,
  );
}

/** Whatever is counted before in the paragraph may be the whole. */
const before = (rate: Rate, { counts }: Facts): Amount[] =>
  counts
    .filter(
      (count) => count.paragraph === rate.paragraph && count.from < rate.from && count !== rate.of && !isChange(count),
    )
    .slice(-MOST)
    .map(amountOf);

/** The parts of the sentence whose shares are printed, together. */
function sumOf(rate: Rate, others: Rate[]): Amount[] {
  const parts = [rate, ...others].flatMap(({ of }) => (of ? [amountOf(of)] : []));
  return parts.length > 1 ? [parts.reduce(plus)] : [];
}

/** Growth is measured against the period before: N more of M now is N ÷ (M − N). */
export function growthOf(rate: Rate, facts: Facts): Ways {
  const by = rate.of;
  if (!by) return NOTHING;
  if (!isChange(by)) {
    const ways = fromBase(by, facts, rate);
    return { ways, isComplete: ways.length === 1 };
  }
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

/** What has grown: what the change names, or what was counted before in the segment; otherwise what was due. */
function comparable(by: Count, { counts }: Facts): Count[] {
  if (by.changed === null) return [];
  const about = counts.filter(
    (count) =>
      count.from < by.from &&
      !isChange(count) &&
      count.subjects.some((one) => by.subjects.some((other) => isSame(one, other))),
  );
  const beside = about.filter(({ segment }) => segment === by.segment);
  // 受理2000件，办结1980件，同比增加200件: of either.
  const named = by.changed ? beside.filter(({ count }) => count === by.changed) : beside;
  if (named.length > 0) return named.slice(-MOST);
  const name = by.changed ?? 'due';
  return about.filter(({ count, period }) => count === name && period === by.period).slice(-1);
}

/** 一季度受理5200件，二季度受理6100件，环比增长17.3%; 受理6100件，比一季度的5200件增长17.3%: against another count of the same. */
function fromBase(last: Count, { counts }: Facts, { direction = 1 }: Rate): Way[] {
  const isBase = last.period.startsWith('compared');
  const others = counts.filter(
    (count) =>
      count !== last &&
      count.count === last.count &&
      count.period !== last.period &&
      count.from < last.from &&
      (isBase ? count.segment === last.segment : count.paragraph === last.paragraph),
  );
  return others.flatMap((other): Way[] => {
    const [now, base] = isBase ? [other, last] : [last, other];
    const change = direction === 1 ? minus(amountOf(now), amountOf(base)) : minus(amountOf(base), amountOf(now));
    if (change.value <= 0 || base.value <= 0) return [];
    return [{ ...quotient(change, amountOf(base)), ...(isBase ? {} : { isSure: false }) }];
  });
}
