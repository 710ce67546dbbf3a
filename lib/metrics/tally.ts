/** From counters to a tally, and a quarter's counters split by one dimension. */
import { addWorkingDays, type Calendar } from '../calendar/calendar.ts';
import { dayOfMs, dayText } from '../calendar/time.ts';
import type { Ticket } from '../ticket/model.ts';
import type { Span, Tally } from './definitions.ts';
import { quarterOf } from './quarter.ts';
import { addCounts, type Counters, cellKey, noCounts, type RollupRow, TOTAL, unitKey } from './rollup.ts';
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
  const { received, noDeadline, due, finished, finishedLate, calledBack, satisfied } = counts;
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
  };
}

/** Sum of the totals rows. */
export function sumTotals(rows: RollupRow[]): Counters {
  const sum = noCounts();
  for (const row of rows) {
    const total = row.unit === TOTAL ? row.cells[TOTAL] : undefined;
    if (total) addCounts(sum, total);
  }
  return sum;
}

/**
 * Tallies per unit, channel, category or kind; '' is the value of tickets that show none.
 * @param rows rows of the period's days, totals rows among them or not
 * @returns most due first
 */
export function splitBy(by: Dimension, rows: RollupRow[], near: Ticket[], span: Span): [string, Tally][] {
  const counts = new Map<string, Counters>();
  const countsOf = (value: string) => {
    const known = counts.get(value);
    if (known) return known;
    const fresh = noCounts();
    counts.set(value, fresh);
    return fresh;
  };
  for (const row of rows) {
    if (row.unit === TOTAL) continue;
    for (const [cell, counters] of Object.entries(row.cells))
      addCounts(countsOf(valueOf(by, row.unit, cell)), counters);
  }
  const nearBy = Map.groupBy(near, (ticket) => valueOf(by, unitKey(ticket), cellKey(ticket)));
  for (const value of nearBy.keys()) countsOf(value);
  return [...counts]
    .map(([value, sum]): [string, Tally] => [value, tallyOf(sum, nearBy.get(value) ?? [], span)])
    .sort(([a, x], [b, y]) => y.due - x.due || (a < b ? -1 : 1));
}

function valueOf(by: Dimension, unit: string, cell: string): string {
  if (by === 'unit') return unit;
  const values: unknown = JSON.parse(cell);
  const value: unknown = Array.isArray(values) ? values[{ channel: 0, category: 1, kind: 2 }[by]] : '';
  return typeof value === 'string' ? value : '';
}
