/** Everything that a report of a period prints: figures of the hotline, the mailboxes and each unit, rankings, tables. */
import { dayOfMs, msOfDay } from '../calendar/time.ts';
import { type Case, isLetter, keyOf } from './case.ts';
import { type Figure, figuresOf } from './definitions.ts';
import { growthOf } from './growth.ts';
import { periodBefore, type ReportPeriod, yearBefore } from './period.ts';
import { type Ranked, ranked } from './ranking.ts';
import { type Counts, countsOf } from './tally.ts';
import { isDueIn, isOfPeriod, isOverdue, isReceivedIn, isWithin, type Question, receivedMs } from './tests.ts';
import { type Week, weeksInAll, weeksOfPeriod } from './weeks.ts';

export interface UnitFigures {
  unit: string;
  figures: Figure[];
}

export interface Split {
  /** '' where the tickets show none. */
  name: string;
  figures: Figure[];
}

/** What tickets are split by beside their unit. */
export const SPLITS = ['category', 'channel', 'kind'] as const;
export type SplitBy = (typeof SPLITS)[number];

export interface Report {
  question: Question;
  hotline: Figure[];
  mailbox: Figure[];
  /** Of the hotline. */
  units: UnitFigures[];
  mailboxUnits: UnitFigures[];
  /** By category and kind of the hotline; by channel of everything. */
  splits: Record<SplitBy, Split[]>;
  weeks: Week[];
  weeksInAll: number;
  rankings: { unitsByDue: Ranked[]; categoriesByDue: Ranked[]; unitsByOnTimeRate: Ranked[]; unitsByOverdue: Ranked[] };
  /** The tickets that were counted or listed, each once. */
  cases: readonly Case[];
  /** Those that went wrong, and those that lack what figures need; hotline and mailboxes. */
  lists: Record<List, readonly Case[]>;
  /** Numbers that stood more than once, and were counted once. */
  merged: string[];
}

/** What a report prints, without the tickets behind. */
export type PrintedReport = Omit<Report, 'cases' | 'lists'>;

/** Of the tickets that the period counts, or that nothing dates. */
const LISTS = {
  overdue: (each, question) => isDueIn(each, question) && isOverdue(each, question),
  dissatisfied: (each, question) => isDueIn(each, question) && each.opinion === 'dissatisfied',
  /** Replied without contact, or without a word of the outcome, as the call-back found. */
  notContacted: (each, question) => isDueIn(each, question) && (each.contacted === false || each.told === false),
  rework: (each, question) => isDueIn(each, question) && each.isRework,
  returned: (each, question) => isReceivedIn(each, question) && each.isReturned,
  withdrawn: (each, question) => isReceivedIn(each, question) && each.isWithdrawn === true,
  invalid: (each, { period, profile }) =>
    each.isInvalid === true && isWithin(receivedMs(each) ?? each.dueMs, period, profile),
  untimed: (each, question) => isDueIn(each, question) && each.isUntimed === true,
  noLimit: (each) => each.dueMs === undefined && !each.isReturned && !each.isWithdrawn && !each.isInvalid,
  noUnit: ({ unit }) => unit === '',
  noCategory: ({ category }) => category === '',
} satisfies Record<string, (each: Case, question: Question) => boolean>;
export type List = keyof typeof LISTS;
export const LIST_NAMES = Object.keys(LISTS) as List[];

/**
 * @param cases tickets of any time; the last one of a number counts
 * @param previous those of the period a year before, or the period before, where they are known; without them, what
 * `cases` hold of such a period speaks for it if it reaches back to that period's first month
 */
export function reportOf(cases: readonly Case[], question: Question, previous?: readonly Case[]): Report {
  const { single, merged } = once(cases);
  const hotline = single.filter((each) => !isLetter(each));
  const letters = single.filter(isLetter);
  const counts = countsOf(hotline, question);
  const letterCounts = countsOf(letters, question);
  const earlier = { given: previous ? once(previous).single : [], own: single };
  const { profile } = question;
  const growths = (due: number, ofLetters: boolean, unit?: string): Figure[] => {
    const isMine = (each: Case) => isLetter(each) === ofLetters && (unit === undefined || each.unit === unit);
    const of = (id: 'yearOnYear' | 'quarterOnQuarter', period: ReportPeriod) =>
      growthOf(
        id,
        due,
        isOver(question) ? dueBefore(earlier, { ...question, period }, isMine) : undefined,
        profile.bucket,
      );
    return [
      of('yearOnYear', yearBefore(question.period)),
      // Of a year the period before is the year before.
      ...(/Q|-/.test(question.period.name) ? [of('quarterOnQuarter', periodBefore(question.period))] : []),
    ];
  };
  const byUnit = splitBy(hotline, ({ unit }) => unit, question);
  const figuresBy = (of: readonly Case[], by: SplitBy) =>
    splitBy(of, (each) => each[by], question).map(([name, own]) => ({ name, figures: figuresOf(own, profile) }));
  const mine = single.filter((each) => isOfPeriod(each, question));
  const lists = Object.entries(LISTS).map(([name, test]) => [name, mine.filter((each) => test(each, question))]);
  return {
    question,
    hotline: [...figuresOf(counts, profile), ...growths(counts.due, false)],
    mailbox: [...figuresOf(letterCounts, profile), ...growths(letterCounts.due, true)],
    units: byUnit.map(([unit, own]) => ({
      unit,
      figures: [...figuresOf(own, profile), ...growths(own.due, false, unit)],
    })),
    mailboxUnits: splitBy(letters, ({ unit }) => unit, question).map(([unit, own]) => ({
      unit,
      figures: figuresOf(own, profile),
    })),
    splits: {
      category: figuresBy(hotline, 'category'),
      channel: figuresBy(single, 'channel'),
      kind: figuresBy(hotline, 'kind'),
    },
    weeks: weeksOfPeriod(hotline, question),
    weeksInAll: weeksInAll(question),
    rankings: {
      unitsByDue: ranked(byUnit.map(([name, own]) => [name, own.due])),
      categoriesByDue: ranked(
        splitBy(hotline, ({ category }) => category, question).map(([name, own]) => [name, own.due]),
      ),
      unitsByOnTimeRate: ranked(rates(byUnit, question)),
      unitsByOverdue: ranked(
        byUnit
          .map(([name, own]): [string, number] => [name, own.overdueFinished + own.overdueOpen])
          .filter(([, count]) => count > 0),
      ),
    },
    cases: mine,
    lists: Object.fromEntries(lists) as Record<List, Case[]>,
    merged,
  };
}

/**
 * 应办 of another period. Numbers of tickets may begin anew each year: given ones and the period's own are never merged.
 * @param isMine of which tickets, of hotline or mailboxes, of all units or of one
 * @returns undefined where the tickets of that period are not known
 */
function dueBefore(
  { given, own }: { given: readonly Case[]; own: readonly Case[] },
  question: Question,
  isMine: (each: Case) => boolean,
): number | undefined {
  const { period } = question;
  const asked = { ...question, asOfMs: period.toMs };
  const dueOf = (cases: readonly Case[]) => cases.filter((each) => isDueIn(each, asked));
  const told = dueOf(given);
  if (told.length > 0) return told.filter(isMine).length;
  const due = dueOf(own);
  const firstMonthMs = msOfDay(dayOfMs(period.fromMs) + 31);
  const isWhole = due.some(({ dueMs, assignedMs }) => (dueMs ?? assignedMs ?? firstMonthMs) < firstMonthMs);
  return isWhole ? due.filter(isMine).length : undefined;
}

/** Asked before its end, a period has more to come: it compares with nothing. */
const isOver = ({ period, asOfMs }: Question): boolean => period.toDate === true || asOfMs >= period.toMs - 1;

const rates = (byUnit: readonly [string, Counts][], { profile }: Question): [string, number][] =>
  byUnit.flatMap(([name, counts]): [string, number][] => {
    const rate = figuresOf(counts, profile).find(({ id }) => id === 'onTimeRate')?.value;
    return rate === null || rate === undefined ? [] : [[name, rate]];
  });

function once(cases: readonly Case[]): { single: Case[]; merged: string[] } {
  const byKey = new Map<string, Case>();
  const merged = new Set<string>();
  for (const each of cases) {
    const key = keyOf(each);
    if (byKey.has(key)) merged.add(each.ticketNo);
    byKey.set(key, each);
  }
  return { single: [...byKey.values()], merged: [...merged] };
}

/** Most due first; of equals by name. */
function splitBy(cases: readonly Case[], of: (each: Case) => string, question: Question): [string, Counts][] {
  return [...Map.groupBy(cases, of)]
    .map(([name, own]): [string, Counts] => [name, countsOf(own, question)])
    .filter(([, counts]) => counts.due > 0)
    .sort(([a, x], [b, y]) => y.due - x.due || (a < b ? -1 : 1));
}
