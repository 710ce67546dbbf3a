/** The clocks that run on a ticket. Today they are the limits printed on the page. */
import { latestMs } from '../calendar/time.ts';
import type { Ticket } from '../ticket/model.ts';

/** `limit` is the limit this unit is held to, `cityLimit` the city's own beside it. */
export type ClockName = 'limit' | 'cityLimit';

export interface Clock {
  name: ClockName;
  /** Instant or day, as printed. */
  dueAt: string;
  /** Last millisecond (epoch) that is still in time. */
  limitMs: number;
}

/** Every printed limit of a ticket, the nearest first; of two at the same instant, this unit's own. */
export function clocksOf(ticket: Pick<Ticket, 'dueAt' | 'cityDueAt'>): Clock[] {
  const clocks: Clock[] = [];
  for (const [name, dueAt] of [
    ['limit', ticket.dueAt],
    ['cityLimit', ticket.cityDueAt],
  ] as const) {
    if (dueAt !== undefined) clocks.push({ name, dueAt, limitMs: latestMs(dueAt) });
  }
  return clocks.sort((a, b) => a.limitMs - b.limitMs);
}

/** The clock that a badge shows: the nearest one of an open ticket. */
export function nearestClock(ticket: Pick<Ticket, 'dueAt' | 'cityDueAt' | 'open'>): Clock | undefined {
  return ticket.open === 1 ? clocksOf(ticket)[0] : undefined;
}
