/** Figures of a quarter, from the counters and the few tickets whose limit is near. */
import type { Calendar } from '../calendar/calendar.ts';
import { dayNumber, dayOfMs, dayText } from '../calendar/time.ts';
import { isRunning, type Span, type Tally } from '../metrics/definitions.ts';
import { type Figure, figuresOf } from '../metrics/figures.ts';
import { type Glance, glanceOf } from '../metrics/glance.ts';
import { type Parts, topCategories, worstFirst } from '../metrics/parts.ts';
import { type Period, quarterBefore, quarterOf } from '../metrics/quarter.ts';
import { type RollupRow, zRollupRow } from '../metrics/rollup.ts';
import { countsByDay, type Dimension, onlyUnit, spanAt, splitBy, sumDays, tallyOf } from '../metrics/tally.ts';
import type { Ticket } from '../ticket/model.ts';
import { guarded } from './errors.ts';
import type { Store } from './open.ts';
import { checkedRows, ticketsOfRows } from './rows.ts';

export interface Question {
  /** The instant as of which every ticket is judged, epoch milliseconds. */
  nowMs: number;
  calendar: Calendar;
  /** The one site it is about; all when left out. */
  site?: string;
  /** The running quarter, to date, when left out. A past one counts whole. */
  quarter?: Period | undefined;
  /** The unit whose tickets count; all when left out, those that name none when ''. */
  unit?: string | undefined;
}

/** Figures of a quarter. Cost: its days, and the open tickets due through the next working day. */
export function figures(store: Store, question: Question): Promise<Figure[]> {
  const { unit } = question;
  return counted(store, scopeFor(unit), question, ({ rows, near, span }) =>
    figuresOf(tallyOf(sumDays(countsByDay(rows, unit)), near, span)),
  );
}

/** A quarter at a glance. Cost: its days and those of the quarter before, times their cells where a unit is asked for. */
export function glance(store: Store, question: Question): Promise<Glance> {
  const { unit } = question;
  const period = periodOf(question);
  const before = quarterBefore(period);
  return counted(store, scopeFor(unit), question, async ({ rows, near, span, rowsOf }) =>
    glanceOf(
      countsByDay(rows, unit),
      countsByDay(await rowsOf(dayText(before.start), dayText(before.end)), unit),
      near,
      period,
      span,
    ),
  );
}

/** Tally of each unit, channel, category or kind, most due first. Cost: the days times their cells. */
export function breakdown(store: Store, by: Dimension, question: Question): Promise<[string, Tally][]> {
  return counted(store, 'split', question, ({ rows, near, span }) => splitBy(by, rows, near, span, question.unit));
}

/** The categories of a unit or of all, and the table of units. Cost: the days times their cells. */
export function parts(store: Store, question: Question): Promise<Parts> {
  const all = { ...question, unit: undefined };
  return counted(store, 'split', all, ({ rows, near, span }) => ({
    categories: topCategories(splitBy('category', rows, onlyUnit(near, question.unit), span, question.unit)),
    units: worstFirst(splitBy('unit', rows, near, span)),
  }));
}

/** The nearest quarters before and after another that can be looked at. */
export interface Neighbours {
  before?: Period;
  after?: Period;
}

/**
 * The quarters next to the one asked about in which tickets were received or due; after it also the running one, which is
 * always there, and none to come. Cost: two looks at an index, however long the history.
 */
export function neighbours(store: Store, question: Pick<Question, 'nowMs' | 'quarter'>): Promise<Neighbours> {
  const running = quarterOf(dayOfMs(question.nowMs));
  const { start, end } = question.quarter ?? running;
  const days = (first: string, last: string) =>
    store.rollups.where(':id').between(['total', first], ['total', last], true, false);
  return guarded(async () => {
    const [[before], [after]] = await Promise.all([
      days('', dayText(start)).reverse().limit(1).primaryKeys(),
      days(dayText(end + 1), dayText(running.end + 1))
        .limit(1)
        .primaryKeys(),
    ]);
    const next = after ? quarterOf(dayNumber(after[1])) : end < running.start ? running : undefined;
    return { ...(before ? { before: quarterOf(dayNumber(before[1])) } : {}), ...(next ? { after: next } : {}) };
  });
}

/** What a question is answered from. */
interface Counted {
  rows: RollupRow[];
  /** Open tickets whose limit is near; none of a past quarter. */
  near: Ticket[];
  span: Span;
  /** Rows of other days, of the same moment. */
  rowsOf: (first: string, last: string) => Promise<RollupRow[]>;
}

const periodOf = ({ quarter, nowMs }: Question): Period => quarter ?? quarterOf(dayOfMs(nowMs));
const scopeFor = (unit: string | undefined): RollupRow['scope'] => (unit === undefined ? 'total' : 'split');

/** Reads counters and near tickets in one transaction, so that they speak of the same moment. */
function counted<T>(
  store: Store,
  scope: RollupRow['scope'],
  question: Question,
  count: (counted: Counted) => T | Promise<T>,
): Promise<T> {
  const { nowMs, calendar, site, unit } = question;
  const period = periodOf(question);
  const ofSite = <R extends { site: string }>(rows: R[]) =>
    site === undefined ? rows : rows.filter((row) => row.site === site);
  const rowsOf = async (first: string, last: string) =>
    ofSite(
      checkedRows(
        store,
        'rollups',
        zRollupRow,
        await store.rollups.where(':id').between([scope, first], [scope, last, []], true, true).toArray(),
      ),
    );
  return guarded(() =>
    store.db.transaction('r', store.tickets, store.rollups, async () => {
      const span = spanAt(nowMs, calendar, period);
      const rows = await rowsOf(span.start, span.end);
      const open = isRunning(span)
        ? await store.tickets.where('[open+dueDay]').between([1, span.today], [1, span.tomorrow], true, true).toArray()
        : [];
      const near = onlyUnit(ofSite(ticketsOfRows(store, open)), unit);
      return count({ rows, near, span, rowsOf });
    }),
  );
}
