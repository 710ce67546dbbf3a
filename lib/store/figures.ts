/** Figures of the quarter to date, from the counters and the few tickets whose limit is near. */
import type { Calendar } from '../calendar/calendar.ts';
import { dayOfMs, dayText } from '../calendar/time.ts';
import type { Span, Tally } from '../metrics/definitions.ts';
import { type Figure, figuresOf } from '../metrics/figures.ts';
import { TOTAL, zRollupRow } from '../metrics/rollup.ts';
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
  return guarded(() =>
    store.db.transaction('r', store.tickets, store.rollups, async () => {
      const span = spanAt(question.nowMs, question.calendar);
      const rows = await store.rollups
        .where('[unit+day]')
        .between([TOTAL, span.start], [TOTAL, span.today], true, true)
        .toArray();
      const near = await nearTickets(store, span, question.site);
      return figuresOf(tallyOf(sumTotals(ofSite(checkedRows(store, 'rollups', zRollupRow, rows), question.site)), near, span));
    }),
  );
}

/** Tally of each unit, channel, category or kind, most due first. Cost: days times units. */
export function breakdown(store: Store, by: Dimension, question: Question): Promise<[string, Tally][]> {
  return guarded(() =>
    store.db.transaction('r', store.tickets, store.rollups, async () => {
      const span = spanAt(question.nowMs, question.calendar);
      const rows = await store.rollups.where(':id').between([span.start], [span.today, []], true, true).toArray();
      const near = await nearTickets(store, span, question.site);
      return splitBy(by, ofSite(checkedRows(store, 'rollups', zRollupRow, rows), question.site), near, span);
    }),
  );
}

/** Number on the extension's icon: open tickets that are overdue or due today. One count on an index. */
export function iconCount(store: Store, nowMs: number): Promise<number> {
  // From '0': the tickets without a limit stand under ''.
  return guarded(() =>
    store.tickets.where('[open+dueDay]').between([1, '0'], [1, dayText(dayOfMs(nowMs))], true, true).count(),
  );
}

async function nearTickets(store: Store, span: Span, site: string | undefined): Promise<Ticket[]> {
  const rows = await store.tickets
    .where('[open+dueDay]')
    .between([1, span.today], [1, span.tomorrow], true, true)
    .toArray();
  return ofSite(ticketsOfRows(store, rows), site);
}

function ofSite<T extends { site: string }>(rows: T[], site: string | undefined): T[] {
  return site === undefined ? rows : rows.filter((row) => row.site === site);
}
