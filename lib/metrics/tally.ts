/** From counters to a tally, and a quarter's counters split by one dimension. */
import { addWorkingDays, type Calendar } from '../calendar/calendar.ts';
import { dayOfMs, dayText } from '../calendar/time.ts';
import type { Ticket } from '../ticket/model.ts';
import type { Span, Tally } from './definitions.ts';
import { type Period, quarterOf } from './quarter.ts';
import {
  addCell,
  addCounts,
  type Cell,
  COUNTERS,
  type Counters,
  cellOf,
  countsOf,
  noCounts,
  type RollupRow,
  TOTAL,
} from './rollup.ts';
import { standingOf } from './standing.ts';

/** What a table of figures is split by. */
export const DIMENSIONS = ['unit', 'channel', 'category', 'kind'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/**
 * The days of a quarter that figures speak of at an instant: a past quarter whole, the running one to date.
 * @param nowMs epoch milliseconds
 * @param period the running quarter when left out
 */
export function spanAt(nowMs: number, calendar: Calendar, period?: Period): Span {
  const today = dayOfMs(nowMs);
  const { start, end } = period ?? quarterOf(today);
  return {
    start: dayText(start),
    end: dayText(Math.min(end, today)),
    today: dayText(today),
    tomorrow: dayText(addWorkingDays(calendar, today, 1).value),
    nowMs,
  };
}

/**
 * Tally of a span.
 * @param counts sum of the counters of its days
 * @param near open tickets whose limit falls today or on the days through the next working day; none of a past quarter
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

/** The counters of one day. */
export interface DayCounts {
  day: string;
  counts: Counters;
}

/**
 * Counters by day.
 * @param rows rows of totals; rows that are split where a unit is asked for
 * @param unit whose tickets count; all when left out, those that name none when ''
 */
export function countsByDay(rows: readonly RollupRow[], unit?: string): DayCounts[] {
  const read = cellReader();
  return rows.map(({ day, cells }) => {
    if (unit === undefined) return { day, counts: countsOf(cells[TOTAL] ?? []) };
    const sum = COUNTERS.map(() => 0);
    for (const [key, cell] of Object.entries(cells)) if (read(key).unit === unit) addCell(sum, cell);
    return { day, counts: countsOf(sum) };
  });
}

/** Sum of the counters of days. */
export function sumDays(days: readonly DayCounts[]): Counters {
  const sum = noCounts();
  for (const { counts } of days) addCounts(sum, counts);
  return sum;
}

/** `cellOf`, which takes each name apart once: every day has the same few hundred. */
function cellReader(): (key: string) => Cell {
  const known = new Map<string, Cell>();
  return (key) => {
    const cell = known.get(key) ?? cellOf(key);
    known.set(key, cell);
    return cell;
  };
}

/** The tickets of a unit; all of them when it is left out. */
export function onlyUnit(tickets: Ticket[], unit: string | undefined): Ticket[] {
  return unit === undefined ? tickets : tickets.filter((ticket) => (ticket.unit ?? '') === unit);
}

/**
 * Tallies per unit, channel, category or kind; '' is the value of tickets that show none.
 * @param rows split rows of the period's days
 * @param near as of `tallyOf`, of the unit alone where one is given
 * @param unit whose tickets count; all when left out
 * @returns most due first
 */
export function splitBy(
  by: Dimension,
  rows: readonly RollupRow[],
  near: Ticket[],
  span: Span,
  unit?: string,
): [string, Tally][] {
  const read = cellReader();
  const sums = new Map<string, number[]>();
  const sumOf = (value: string) => {
    const sum = sums.get(value) ?? COUNTERS.map(() => 0);
    sums.set(value, sum);
    return sum;
  };
  for (const row of rows) {
    for (const [key, counts] of Object.entries(row.cells)) {
      const cell = read(key);
      if (unit === undefined || cell.unit === unit) addCell(sumOf(cell[by]), counts);
    }
  }
  const nearBy = Map.groupBy(near, (ticket) => ticket[by] ?? '');
  for (const value of nearBy.keys()) sumOf(value);
  return [...sums]
    .map(([value, sum]): [string, Tally] => [value, tallyOf(countsOf(sum), nearBy.get(value) ?? [], span)])
    .sort(([a, x], [b, y]) => y.due - x.due || (a < b ? -1 : 1));
}
