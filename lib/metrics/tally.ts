/** From counters to a tally, and a quarter's counters split by one dimension. */
import { addWorkingDays, type Calendar } from '../calendar/calendar.ts';
import { dayOfMs, dayText } from '../calendar/time.ts';
import type { Ticket } from '../ticket/model.ts';
import type { Span, Tally } from './definitions.ts';
import { quarterOf } from './quarter.ts';
import { addCounts, type Counters, cellOf, countsOf, noCounts, type RollupRow, TOTAL } from './rollup.ts';
import { standingOf } from './standing.ts';

/** What a table of figures is split by. */
export const DIMENSIONS = ['unit', 'channel', 'category', 'kind'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The quarter to date at an instant (epoch milliseconds). */
export function spanAt(nowMs: number, calendar: Calendar): Span {
  const today = dayOfMs(nowMs);
  return {
    start: dayText(quarterOf(today).start),
    today: dayText(today),
    tomorrow: dayText(addWorkingDays(calendar, today, 1).value),
    nowMs,
  };
}

/**
 * Tally of a quarter to date.
 * @param counts sum of the counters of its days, today included
 * @param near open tickets whose limit falls today or on the days through the next working day
 */
export function tallyOf(counts: Counters, near: Ticket[], span: Span): Tally {
  const standings = near.map(standingOf);
  const dueToday = standings.filter(({ dueDay, limitMs }) => dueDay === span.today && span.nowMs <= limitMs).length;
  const { received, noDeadline, due, finished, finishedLate, calledBack, satisfied, reworked, untold } = counts;
  return {
    received,
    noDeadline,
    due,
    finished,
    finishedLate,
    // Of the tickets due and open, only those of today can still be in time.
    openOverdue: due - finished - dueToday,
    dueToday,
    dueTomorrow: standings.filter(({ dueDay }) => dueDay > span.today && dueDay <= span.tomorrow).length,
    calledBack,
    satisfied,
    reworked,
    untold,
  };
}

/** Sum of rows of totals. */
export function sumTotals(rows: readonly RollupRow[]): Counters {
  const sum = noCounts();
  for (const row of rows) addCounts(sum, countsOf(row.cells[TOTAL] ?? []));
  return sum;
}

/**
 * Tallies per unit, channel, category or kind; '' is the value of tickets that show none.
 * @param rows split rows of the period's days
 * @returns most due first
 */
export function splitBy(by: Dimension, rows: readonly RollupRow[], near: Ticket[], span: Span): [string, Tally][] {
  const sums = new Map<string, Counters>();
  const sumOf = (value: string) => {
    const sum = sums.get(value) ?? noCounts();
    sums.set(value, sum);
    return sum;
  };
  for (const row of rows) {
    for (const [key, counts] of Object.entries(row.cells)) addCounts(sumOf(cellOf(key)[by]), countsOf(counts));
  }
  const nearBy = Map.groupBy(near, (ticket) => ticket[by] ?? '');
  for (const value of nearBy.keys()) sumOf(value);
  return [...sums]
    .map(([value, sum]): [string, Tally] => [value, tallyOf(sum, nearBy.get(value) ?? [], span)])
    .sort(([a, x], [b, y]) => y.due - x.due || (a < b ? -1 : 1));
}
