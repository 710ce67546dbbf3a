/** Figures of the quarter to date, from the counters and the few tickets whose limit is near. */
import type { Calendar } from '../calendar/calendar.ts';
import type { Span, Tally } from '../metrics/definitions.ts';
import { type Figure, figuresOf } from '../metrics/figures.ts';
import { type RollupRow, zRollupRow } from '../metrics/rollup.ts';
import { type Dimension, spanAt, splitBy, sumTotals, tallyOf } from '../metrics/tally.ts';
import type { Ticket } from '../ticket/model.ts';
import { guarded } from './errors.ts';
import type { Store } from './open.ts';
import { checkedRows, ticketsOfRows } from './rows.ts';

/** The instant that a question speaks of (epoch milliseconds), and the one site it is about, or all of them. */
export interface Question {
  nowMs: number;
  calendar: Calendar;
  site?: string;
}

/** Figures of the quarter to date. Cost: its days, and the open tickets due through the next working day. */
export function figures(store: Store, question: Question): Promise<Figure[]> {
  return counted(store, 'total', question, (rows, near, span) => figuresOf(tallyOf(sumTotals(rows), near, span)));
}

/** Tally of each unit, channel, category or kind, most due first. Cost: the days times their cells. */
export function breakdown(store: Store, by: Dimension, question: Question): Promise<[string, Tally][]> {
  return counted(store, 'split', question, (rows, near, span) => splitBy(by, rows, near, span));
}

/** Reads counters and near tickets in one transaction, so that they speak of the same moment. */
function counted<T>(
  store: Store,
  scope: RollupRow['scope'],
  { nowMs, calendar, site }: Question,
  count: (rows: RollupRow[], near: Ticket[], span: Span) => T,
): Promise<T> {
  const ofSite = <R extends { site: string }>(rows: R[]) =>
    site === undefined ? rows : rows.filter((row) => row.site === site);
  return guarded(() =>
    store.db.transaction('r', store.tickets, store.rollups, async () => {
      const span = spanAt(nowMs, calendar);
      const rows = await store.rollups
        .where(':id')
        .between([scope, span.start], [scope, span.today, []], true, true)
        .toArray();
      const near = await store.tickets
        .where('[open+dueDay]')
        .between([1, span.today], [1, span.tomorrow], true, true)
        .toArray();
      return count(ofSite(checkedRows(store, 'rollups', zRollupRow, rows)), ofSite(ticketsOfRows(store, near)), span);
    }),
  );
}
