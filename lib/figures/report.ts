/** Everything that a report of a period prints: figures of the hotline, the mailboxes and each unit, rankings, tables. */
import { type Case, isLetter } from './case.ts';
import { type Figure, figuresOf } from './definitions.ts';
import { growthOf } from './growth.ts';
import { type Counts, countsOf, isDueIn, isOverdue, type Question } from './tally.ts';

export interface Ranked {
  rank: number;
  name: string;
  value: number;
}

export interface UnitFigures {
  unit: string;
  figures: Figure[];
}

export interface Report {
  question: Question;
  hotline: Figure[];
  mailbox: Figure[];
  units: UnitFigures[];
  rankings: { unitsByDue: Ranked[]; categoriesByDue: Ranked[]; unitsByOnTimeRate: Ranked[]; unitsByOverdue: Ranked[] };
  /** Numbers of the tickets behind: overdue ones, dissatisfied ones, and those that lack what figures need. */
  tickets: { overdue: string[]; dissatisfied: string[]; noLimit: string[]; noUnit: string[]; noCategory: string[] };
  /** Numbers that stood more than once, and were counted once. */
  merged: string[];
}

/**
 * @param cases tickets of any time; the last one of a number counts
 * @param previous those of the period a year before, where they are known
 */
export function reportOf(cases: readonly Case[], question: Question, previous?: readonly Case[]): Report {
  const { single, merged } = once(cases);
  const hotline = single.filter((each) => !isLetter(each));
  const counts = countsOf(hotline, question);
  const before =
    previous &&
    countsOf(
      once(previous).single.filter((each) => !isLetter(each)),
      yearEarlier(question),
    );
  const due = hotline.filter((each) => isDueIn(each, question));
  const byUnit = countsBy(hotline, ({ unit }) => unit, question);
  const all = single.filter((each) => isDueIn(each, question));
  const numbers = (test: (each: Case) => boolean, of = all) => of.filter(test).map(({ ticketNo }) => ticketNo);
  return {
    question,
    hotline: [...figuresOf(counts, question.profile), growthOf('yearOnYear', counts.due, before?.due)],
    mailbox: figuresOf(countsOf(single.filter(isLetter), question), question.profile),
    units: byUnit.map(([unit, own]) => ({ unit, figures: figuresOf(own, question.profile) })),
    rankings: {
      unitsByDue: ranked(byUnit.map(([name, own]) => [name, own.due])),
      categoriesByDue: ranked(
        countsBy(due, ({ category }) => category, question).map(([name, own]) => [name, own.due]),
      ),
      unitsByOnTimeRate: ranked(rates(byUnit, question)),
      unitsByOverdue: ranked(
        byUnit
          .map(([name, own]): [string, number] => [name, own.overdueFinished + own.overdueOpen])
          .filter(([, count]) => count > 0),
      ),
    },
    tickets: {
      overdue: numbers((each) => isOverdue(each, question)),
      dissatisfied: numbers(({ opinion }) => opinion === 'dissatisfied'),
      noLimit: numbers(({ dueMs, isReturned }) => dueMs === undefined && !isReturned, single),
      noUnit: numbers(({ unit }) => unit === '', single),
      noCategory: numbers(({ category }) => category === '', single),
    },
    merged,
  };
}

const rates = (byUnit: readonly [string, Counts][], { profile }: Question): [string, number][] =>
  byUnit.flatMap(([name, counts]): [string, number][] => {
    const rate = figuresOf(counts, profile).find(({ id }) => id === 'onTimeRate')?.value;
    return rate === null || rate === undefined ? [] : [[name, rate]];
  });

/** The same question a year before, asked at that period's end. */
function yearEarlier({ period, ...rest }: Question): Question {
  const back = (ms: number) => {
    const text = new Date(ms + BEIJING_MS).toISOString();
    return Date.parse(`${Number(text.slice(0, 4)) - 1}${text.slice(4)}`) - BEIJING_MS;
  };
  const before = { ...period, fromMs: back(period.fromMs), toMs: back(period.toMs) };
  return { ...rest, period: before, asOfMs: before.toMs - 1 };
}
const BEIJING_MS = 8 * 3_600_000;

function once(cases: readonly Case[]): { single: Case[]; merged: string[] } {
  const byNumber = new Map<string, Case>();
  const merged = new Set<string>();
  for (const each of cases) {
    if (byNumber.has(each.ticketNo)) merged.add(each.ticketNo);
    byNumber.set(each.ticketNo, each);
  }
  return { single: [...byNumber.values()], merged: [...merged] };
}

/** Most due first; of equals by name. */
function countsBy(cases: readonly Case[], of: (each: Case) => string, question: Question): [string, Counts][] {
  return [...Map.groupBy(cases, of)]
    .map(([name, own]): [string, Counts] => [name, countsOf(own, question)])
    .filter(([, counts]) => counts.due > 0)
    .sort(([a, x], [b, y]) => y.due - x.due || (a < b ? -1 : 1));
}

/** Equal values share a rank, and the next one is as far on as there are before it: 1, 2, 2, 4. */
function ranked(values: readonly (readonly [string, number])[]): Ranked[] {
  const sorted = [...values].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return sorted.map(([name, value]) => ({ rank: sorted.findIndex((other) => other[1] === value) + 1, name, value }));
}
