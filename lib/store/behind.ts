/** The tickets behind a figure. */
import { DEFINITIONS, isRunning, type MetricId } from '../metrics/definitions.ts';
import { type Standing, standingOf } from '../metrics/standing.ts';
import { onlyUnit, spanAt } from '../metrics/tally.ts';
import type { Ticket } from '../ticket/model.ts';
import { guarded } from './errors.ts';
import type { Question } from './figures.ts';
import type { Store } from './open.ts';
import { ticketsOfRows } from './rows.ts';

const OPEN_ONLY: readonly MetricId[] = ['openOverdue', 'dueToday', 'dueTomorrow'];
const BY_RECEIPT: readonly MetricId[] = ['received', 'noDeadline'];

/**
 * One page of the tickets that a figure's numerator counts, open ones first, then by limit, the earliest first.
 * @param page how many tickets to answer, from which place on
 */
export function ticketsBehind(
  store: Store,
  id: MetricId,
  question: Question & { limit: number; offset: number },
): Promise<Ticket[]> {
  return guarded(async () => {
    const span = spanAt(question.nowMs, question.calendar, question.quarter);
    const byState = store.tickets.where('[open+dueDay]');
    const last = isRunning(span) ? span.tomorrow : span.end;
    const candidates = BY_RECEIPT.includes(id)
      ? store.tickets.where('receivedDay').between(span.start, span.end, true, true)
      : OPEN_ONLY.includes(id)
        ? byState.between([1, span.start], [1, last], true, true)
        : byState.inAnyRange(
            [
              [
                [0, span.start],
                [0, last],
              ],
              [
                [1, span.start],
                [1, last],
              ],
            ],
            { includeUppers: true },
          );
    return onlyUnit(ticketsOfRows(store, await candidates.toArray()), question.unit)
      .filter((ticket) => question.site === undefined || ticket.site === question.site)
      .map((ticket) => ({ ticket, standing: standingOf(ticket) }))
      .filter(({ standing }) => DEFINITIONS[id].holds(standing, span))
      .sort(
        (a, b) =>
          openFirst(a.standing, b.standing) ||
          byLimit(a.standing.limitMs, b.standing.limitMs) ||
          (a.ticket.ticketNo < b.ticket.ticketNo ? -1 : 1),
      )
      .slice(question.offset, question.offset + question.limit)
      .map(({ ticket }) => ticket);
  });
}

/** What still has to be done comes before what is done. */
function openFirst(a: Standing, b: Standing): number {
  return Number(b.phase === 'open') - Number(a.phase === 'open');
}

/** Tickets without a limit (NaN) come last. */
function byLimit(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}
