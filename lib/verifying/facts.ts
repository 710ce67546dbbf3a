/** Numbers of a printed bulletin (通报): what each counts or measures, of whom, of which period, and where it stands. */
import { type Clause, clauseBefore, isThreshold } from './clauses.ts';
import { numbersIn } from './numbers.ts';
import { type Period, type PeriodReader, periodReader, withoutPeriods } from './periods.ts';
import { type Scope, type Segment, segmentsOf } from './segments.ts';
import { isSame, type Subject, type SubjectReader, subjectReader, unitIn } from './subjects.ts';
import {
  type CountName,
  countWord,
  type FoundWord,
  isFilling,
  nameIn,
  type RateName,
  rateWord,
  rateWords,
} from './vocabulary.ts';

interface Placed extends Scope {
  /** Place of the number in the text, with its unit: [from, to). */
  from: number;
  to: number;
  value: number;
  period: Period;
  /** Of whom it may speak: two where a unit was named in passing, and the whole may be meant again. */
  subjects: Subject[];
  /** Of what the segment speaks where nobody is named. */
  whole: Subject;
  /** Whether what it counts or measures is said, and not only supposed. */
  isSure: boolean;
}
export interface Count extends Placed {
  count: CountName;
  /** By how much the true value may differ. */
  slack: number;
  /** The word that it was told by: 应办, 受理. */
  word: string;
  /** Of a change, 增加 or 减少: of what; null where it says something unknown. */
  changed?: CountName | null | undefined;
}
export interface Rate extends Placed {
  rate: RateName;
  /** Digits behind the point, to which it was rounded; the value is in per cent. */
  digits: number;
  /** Of a share or a change: the count that it goes with, directly before. */
  of?: Count;
  /** Of a share: of what, 占超期总数的; null where it says something unknown. */
  shareOf?: CountName | null;
  /** Of a change: 1 for more, -1 for less. */
  direction?: 1 | -1;
}
export interface Facts {
  counts: Count[];
  rates: Rate[];
}

/** @param text a bulletin in simplified characters and plain digits */
export function factsIn(text: string): Facts {
  const facts: Facts = { counts: [], rates: [] };
  const periods = periodReader(text);
  const subjects = subjectReader(text);
  let previous: Opened | undefined;
  for (const segment of segmentsOf(text)) previous = readSegment(segment, previous, facts, periods, subjects);
  return facts;
}

/** How a segment began: with a named subject, or with the whole. */
interface Opened {
  paragraph: number;
  whole: Subject;
  named?: Subject;
}

function readSegment(
  segment: Segment,
  previous: Opened | undefined,
  facts: Facts,
  periods: PeriodReader,
  subjects: SubjectReader,
): Opened {
  const { text, at, heading, paragraphText, ...scope } = segment;
  const before = previous?.paragraph === segment.paragraph ? previous : undefined;
  const whole = subjects.wholeOf(text, heading, before?.whole);
  const opened: Opened = { paragraph: segment.paragraph, whole };
  const inherited = before?.named && isSame(before.whole, whole) ? before.named : undefined;
  let spoken: Subject[] = inherited ? [inherited, whole] : [whole];
  if (inherited) opened.named = inherited;

  const start = startingPeriod(segment, periods);
  const ends: number[] = [];
  let last: Count | undefined;
  let list: { count: CountName; isSure: boolean } | undefined;
  let seenTo = 0;
  for (const number of numbersIn(text)) {
    const clause = clauseBefore(text, number.from, ends);
    ends.push(number.to);
    if (number.kind === 'points') continue;
    if (isThreshold(text.slice(0, number.from), text.slice(number.to))) continue;
    // A unit named between two numbers may be what is spoken of from there.
    const passing = clause.at > seenTo && !clause.holder ? unitIn(text.slice(seenTo, clause.at)) : '';
    if (passing) spoken = [{ unit: passing }, whole];
    const isFirst = seenTo === 0;
    seenTo = number.to;

    const period = periods.at(text, number.from, start);
    const place = { from: at + number.from, to: at + number.to, value: number.value, period, whole, ...scope };
    const read =
      number.kind === 'percent'
        ? readRate(clause, text, number.from, period.startsWith('compared'))
        : readCount(clause);
    if (!read) continue;
    const besides = read.beside.map(subjects.withoutArea);
    const isWhole = besides.some((piece) => piece.isWhole);
    const holder = clause.holder === undefined ? '' : nameIn(withoutPeriods(subjects.withoutArea(clause.holder).rest));
    const isHeld = holder !== '' && !countWord(holder) && !rateWord(holder);
    const name = clause.isListed && 'count' in read ? '' : nameIn(...besides.map(({ rest }) => rest));
    const isChange = 'count' in read && (read.count === 'more' || read.count === 'less');
    const own: Subject[] = isChange
      ? spoken
      : name
        ? [{ unit: name }]
        : isHeld
          ? [{ unit: holder }]
          : isWhole
            ? [whole]
            : spoken;
    const isInBracket = clause.holder !== undefined;

    if ('rate' in read) {
      const isBeside = last && /^[\s，,、（(]*(?:其中)?$/.test(text.slice(last.to - at, clause.at));
      const beside = isBeside ? last : undefined;
      facts.rates.push({
        ...place,
        ...read.more(beside),
        rate: read.rate,
        digits: number.digits,
        subjects: own,
        isSure: !number.isRough,
      });
      if (isInBracket || read.rate === 'share' || read.rate === 'change') continue;
      if (name && unitIn(name)) spoken = isFirst ? own : [...own, whole];
    } else {
      let { count, isSure } = read;
      if (clause.isListed) {
        list = isHeld ? (list ?? listed(text.slice(0, text.indexOf(holder, clause.holderAt)))) : undefined;
        ({ count, isSure } = list ?? { count: 'part', isSure: false });
        // 较上月（1750件）: the same of the period before.
        if (period.startsWith('compared') && last) ({ count, isSure } = last);
      } else if (period.startsWith('compared') && read.word === '' && last) {
        ({ count, isSure } = last);
      } else if (count === 'part' && read.word === '' && name) {
        // 受理1500件，其中县住建局300件: of what was counted before.
        count = last && last.count !== 'more' && last.count !== 'less' ? last.count : 'due';
        isSure = last?.count === 'due' && /其中/.test(clause.text);
      }
      const next: Count = {
        ...place,
        count,
        word: read.word,
        slack: number.slack,
        subjects: own,
        isSure: isSure && !number.isRough,
        changed: read.changed,
      };
      facts.counts.push(next);
      last = next;
      if (isInBracket || count === 'more' || count === 'less') continue;
      if (name) spoken = isFirst && !/其中/.test(clause.text) ? own : [...own, whole];
      else if (isWhole) spoken = own;
    }
    if (isFirst && name) opened.named = own[0] as Subject;
    else if (isFirst && isWhole) delete opened.named;
  }
  return opened;
}

/** A paragraph that names several periods leaves open of which a later sentence speaks. */
function startingPeriod({ paragraphText, segment }: Segment, { spokenIn, main }: PeriodReader): Period {
  const named = new Set(spokenIn(paragraphText));
  if (named.size === 0) return main ?? ' unnamed';
  return named.size === 1 ? ([...named][0] as Period) : `open ${segment}`;
}

interface ReadCount {
  count: CountName;
  word: string;
  isSure: boolean;
  /** What the clause says besides the word. */
  beside: string[];
  changed?: CountName | null;
}
function readCount(clause: Clause): ReadCount {
  const text = withoutPeriods(clause.text);
  const found = countWord(text);
  if (!found) {
    // 信件63件，已办结63件: a bare noun most likely names all of them.
    const isAll = text !== '' && isFilling(text) && /工单|诉求|信件|来信|留言|办件/.test(text);
    return { count: isAll ? 'due' : 'part', word: '', isSure: false, beside: [text] };
  }
  const [lead = '', tail = ''] = besides(text, found);
  if (found.name === 'more' || found.name === 'less') {
    const what = countWord(lead);
    const changed = what ? { changed: what.name } : isFilling(lead) ? {} : { changed: null };
    return { count: found.name, word: found.word, isSure: true, beside: [], ...changed };
  }
  return {
    count: found.name,
    word: found.word,
    isSure: true,
    beside: [
      found.name === 'calledBack'
        ? lead.replace(OFFICE, '').replace(/电话|短信|满意度/, '')
        : /[转交派分]/.test(found.word)
          ? lead.replace(OFFICE, '')
          : lead,
      tail,
    ],
  };
}
/** The office that hands tickets on or calls back is not the unit that the tickets belong to. */
const OFFICE = /[省市县区州]?(?:政府)?(?:12345)?热线办(?:公室)?/;

interface ReadRate {
  rate: RateName;
  beside: string[];
  more: (of: Count | undefined) => Pick<Rate, 'of' | 'shareOf' | 'direction'>;
}
function readRate(clause: Clause, segment: string, from: number, isCompared: boolean): ReadRate | undefined {
  const text = withoutPeriods(clause.text);
  const paired = distributed(segment, from);
  if (paired) return { ...paired, more: () => ({}) };
  const found = rateWord(text);
  if (!found) {
    // 按期办结率低于90%的有区人社局86.5%、路口镇76.1%; 办结率95%，较去年同期（94%）.
    const carried = /率|度/.test(text) ? undefined : rateWords(segment.slice(0, from)).at(-1);
    const beside = clause.isListed ? withoutPeriods(clause.holder ?? '') : text;
    if (!carried || !(isCompared || /[一-龥]/.test(beside))) return undefined;
    const measured = clause.isListed ? rateWord(beside) : undefined;
    return { rate: carried.name, beside: measured ? besides(beside, measured) : [beside], more: () => ({}) };
  }
  if (found.name === 'share') {
    const tail = text.slice(found.end).replace(/[全我本][省市县区州镇乡局]/, '');
    const of = countWord(tail);
    const shareOf = isFilling(tail) ? 'due' : of && besides(tail, of).every(isFilling) ? of.name : null;
    return {
      rate: 'share',
      beside: [],
      more: (last) => ({
        ...(last && isFilling(text.slice(0, found.at)) ? { of: last } : {}),
        ...(shareOf === 'due' ? {} : { shareOf }),
      }),
    };
  }
  if (found.name === 'change') {
    const lead = text.slice(0, found.at);
    return {
      rate: 'change',
      beside: [lead],
      more: (last) => ({
        ...(last && isFilling(lead) ? { of: last } : {}),
        direction: /下降|减少|降低|下滑|回落|降幅/.test(found.word) ? -1 : 1,
      }),
    };
  }
  return { rate: found.name, beside: besides(text, found), more: () => ({}) };
}

/** 办结率、满意率分别为98%、92%: the rates in the order of the numbers. */
function distributed(segment: string, from: number): { rate: RateName; beside: string[] } | undefined {
  const at = segment.lastIndexOf('分别', from);
  const between = segment.slice(at, from);
  if (at < 0 || rateWord(between)) return undefined;
  const lead = /[^\d%]*$/.exec(segment.slice(0, at))?.[0] ?? '';
  const words = rateWords(lead);
  const word = words[between.split('%').length - 1];
  if (words.length < 2 || !word) return undefined;
  return { rate: word.name, beside: [lead.slice(lead.lastIndexOf('，') + 1, words[0]?.at)] };
}

const besides = <Name>(text: string, { at, end }: FoundWord<Name>) => [text.slice(0, at), text.slice(end)];

/** What a list of units counts, by what leads to it. */
function listed(lead: string): { count: CountName; isSure: boolean } {
  if (/未联系|未告知|未答复|未与/.test(lead)) return { count: 'part', isSure: false };
  const words: [RegExp, CountName][] = [
    [/超期|逾期/g, 'overdue'],
    [/不满意/g, 'unsatisfied'],
    [/返工|重办/g, 'reworked'],
    [/退件|退单|退回/g, 'returned'],
    [/回访|(?<!不)满意|办结|率/g, 'part'],
    [
      /办件量|工单量|工单数|诉求量|受理量|(?:工单|办件|诉求|来电)较多|受理|承办(?!单位)|应办|交办|收到|接到|转办|办件/g,
      'due',
    ],
  ];
  let best: { at: number; count: CountName } | undefined;
  for (const [word, count] of words)
    for (const { index } of lead.matchAll(word)) if (!best || index > best.at) best = { at: index, count };
  return best ? { count: best.count, isSure: best.count !== 'part' } : { count: 'due', isSure: false };
}
