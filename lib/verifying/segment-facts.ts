/** Reads the numbers of one segment, from left to right: whoever is named is spoken of until another is. */
import { type Clause, clauseBefore, isThreshold } from './clauses.ts';
import { listed, type ReadCount, readCount } from './count-clause.ts';
import { numbersIn, type PrintedNumber } from './numbers.ts';
import { type Period, type PeriodReader, withoutPeriods } from './periods.ts';
import { type Count, type Facts, isChange, type Rate } from './printed.ts';
import { type ReadRate, readRate, readShare } from './rate-clause.ts';
import type { Segment } from './segments.ts';
import { pairedShares } from './share-lists.ts';
import { isSame, type Subject, type SubjectReader, unitIn } from './subjects.ts';
import { type CountName, countWord, nameIn, type RateName, rateWord } from './vocabulary.ts';

interface Readers {
  periods: PeriodReader;
  subjects: SubjectReader;
}

/** How a segment began: with a named subject, or with the whole; the next one of its paragraph goes on so. */
export interface Opened {
  paragraph: number;
  whole: Subject;
  named?: Subject;
}

export function readSegment(
  segment: Segment,
  previous: Opened | undefined,
  { periods, subjects }: Readers,
): Facts & { opened: Opened } {
  const { text, at, heading, paragraphText, ...scope } = segment;
  const before = previous?.paragraph === segment.paragraph ? previous : undefined;
  const whole = subjects.wholeOf(text, heading, before?.whole);
  const opened: Opened = { paragraph: segment.paragraph, whole };
  const inherited = before?.named && isSame(before.whole, whole) ? before.named : undefined;
  if (inherited) opened.named = inherited;

  const [counts, rates]: [Count[], Rate[]] = [[], []];
  let spoken: Subject[] = inherited ? [inherited, whole] : [whole];
  let list: { count: Count['count']; isSure: boolean } | undefined;
  let seenTo = 0;
  const ends: number[] = [];
  const start = startingPeriod(segment, periods);
  const numbers = numbersIn(text);
  const pairs = pairedShares(text, numbers);
  for (const number of numbers) {
    const clause = clauseBefore(text, number.from, ends);
    ends.push(number.to);
    if (number.kind === 'points' || isThreshold(text.slice(0, number.from), text.slice(number.to))) continue;
    // A unit named between two numbers may be what is spoken of from there.
    const passing = clause.at > seenTo && !clause.holder ? unitIn(text.slice(seenTo, clause.at)) : '';
    if (passing) spoken = [{ unit: passing }, whole];
    const isFirst = seenTo === 0;
    seenTo = number.to;

    const period = periods.at(text, number.from, start);
    const isCompared = period.startsWith('compared');
    const isRate = number.kind === 'percent';
    const pair = pairs.get(number);
    const read = pair
      ? readShare(pair.lead, true)
      : isRate
        ? readRate(clause, text, number.from, isCompared)
        : readCount(clause);
    if (!read) continue;
    const { own, name, holder, isNamed } = whoseIs(clause, read, text, spoken, whole, subjects);
    const place = {
      from: at + number.from,
      to: at + number.to,
      value: number.value,
      period,
      whole,
      ...scope,
      subjects: pair ? [whole] : own,
    };
    const last = counts.at(-1);
    if ('rate' in read) {
      const isBeside = last && /^[\s，,、（(]*(?:其中)?$/.test(text.slice(last.to - at, clause.at));
      const of = pair ? counts.find(({ from }) => from === at + pair.count.from) : isBeside ? last : undefined;
      // 重办工单46件，办结率97.8%: of these 46, or of all.
      const aside = own === spoken ? asideOf(counts[0], read) : [];
      rates.push({ ...place, subjects: [...aside, ...place.subjects], ...rateOf(read, number, of) });
      if (clause.holder !== undefined || read.rate === 'share' || read.rate === 'change') continue;
      if (name)
        spoken =
          isFirst && unitIn(name) ? own : [...own, ...spoken.filter((other) => !own.some((one) => isSame(one, other)))];
    } else {
      list =
        clause.isListed && holder ? (list ?? listed(text.slice(0, text.indexOf(holder, clause.holderAt)))) : undefined;
      const counted = whatIsCounted(clause, read, last, { isCompared, list, isNamed: name !== '' });
      // 市容科86件，办结85件: what some of are finished was due.
      if (last && isBare(last) && (counted.count === 'finished' || counted.count === 'onTime') && own === spoken)
        counts[counts.length - 1] = { ...last, isSure: true };
      counts.push({ ...place, ...counted, ...countOf(read, number, counted.isSure) });
      if (clause.holder !== undefined || isChange(counted)) continue;
      // Tickets that are left out: what is said next may be of them.
      if (counted.count === 'leftOut') spoken = [{ unit: read.word }, whole];
      if (isNamed) spoken = name !== '' && !(isFirst && !/其中/.test(clause.text)) ? [...own, whole] : own;
    }
    if (isFirst && name) opened.named = own[0] as Subject;
    else if (isFirst && isNamed) delete opened.named;
  }
  return { counts, rates, opened };
}

/** The rates that speak of all tickets though a few kinds of them were counted before. */
const NATURAL: Partial<Record<CountName, RateName[]>> = {
  overdue: ['overdueRate', 'onTimeRate'],
  overdueFinished: ['overdueRate', 'onTimeRate'],
  overdueOpen: ['overdueRate', 'onTimeRate'],
  unsatisfied: ['satisfactionRate', 'unsatisfactionRate'],
  reworked: ['reworkRate'],
  returned: ['returnRate'],
  unsolved: ['solvedRate'],
};
/** Where a segment opens with a few tickets only, a rate that is not about them may be theirs. */
function asideOf(first: Count | undefined, { rate }: ReadRate): Subject[] {
  const natural = first && NATURAL[first.count];
  return !natural || rate === 'share' || rate === 'change' || natural.includes(rate) ? [] : [{ unit: first.word }];
}

/** A number with a name and no word, which most likely was due. */
const isBare = ({ count, word, subjects: [subject, other] }: Count) =>
  count === 'due' && word === '' && typeof subject === 'object' && other === undefined;

const rateOf = (read: ReadRate, number: PrintedNumber, beside: Count | undefined) => ({
  ...read.more(beside),
  rate: read.rate,
  digits: number.digits,
  isSure: !number.isRough,
});
const countOf = ({ word, changed }: ReadCount, { slack, isRough }: PrintedNumber, isSure: boolean) => ({
  word,
  changed,
  slack,
  isSure: isSure && !isRough,
});

interface Whose {
  own: Subject[];
  /** The name in the clause itself. */
  name: string;
  /** The name before the bracket that the number stands in. */
  holder: string;
  /** Whether the clause says of whom it speaks, be it by a name, or 全县, or 热线. */
  isNamed: boolean;
}
function whoseIs(
  clause: Clause,
  read: ReadCount | ReadRate,
  segment: string,
  spoken: Subject[],
  whole: Subject,
  subjects: SubjectReader,
): Whose {
  const pieces = read.beside.map(subjects.withoutArea);
  const before = clause.holder === undefined ? '' : nameIn(withoutPeriods(subjects.withoutArea(clause.holder).rest));
  const holder = countWord(before) || rateWord(before) ? '' : before;
  if ('count' in read && isChange(read)) return { own: spoken, name: '', holder, isNamed: false };
  const above = 'rate' in read && subjects.isAbove(clause.text) ? clause.text : '';
  const name = clause.isListed && 'count' in read ? '' : above || nameIn(...pieces.map(({ rest }) => rest));
  const channel = subjects.channelOf(clause.text, segment);
  const own: Subject[] | undefined = name
    ? [{ unit: name }]
    : holder
      ? [{ unit: holder }]
      : channel
        ? [channel]
        : pieces.some((piece) => piece.isWhole)
          ? [whole]
          : undefined;
  return { own: own ?? spoken, name, holder, isNamed: own !== undefined };
}

function whatIsCounted(
  { isListed, text }: Clause,
  { count, word, isSure }: ReadCount,
  last: Count | undefined,
  {
    isCompared,
    list,
    isNamed,
  }: { isCompared: boolean; list: Pick<Count, 'count' | 'isSure'> | undefined; isNamed: boolean },
): Pick<Count, 'count' | 'isSure'> {
  // 较上月（1750件）, 比2022年的1750件: the same of the period before.
  if (isCompared && last && (isListed || word === '')) return { count: last.count, isSure: last.isSure };
  if (isListed) return list ?? { count: 'part', isSure: false };
  if (count !== 'part' || word !== '' || !isNamed) return { count, isSure };
  // 受理1500件，其中县住建局300件: of what was counted before.
  return last && !isChange(last)
    ? { count: last.count, isSure: last.count === 'due' && /其中/.test(text) }
    : { count: 'due', isSure: false };
}

/** A paragraph that names several periods leaves open of which a later sentence speaks. */
function startingPeriod({ paragraphText, segment }: Segment, { spokenIn, main }: PeriodReader): Period {
  const named = new Set(spokenIn(paragraphText));
  if (named.size === 0) return main ?? ' unnamed';
  return named.size === 1 ? ([...named][0] as Period) : `open ${segment}`;
}
