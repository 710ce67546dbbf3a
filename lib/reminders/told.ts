/** Rows of the ledger as what a clerk is told. */
import type { Calendar } from '../calendar/calendar.ts';
import { dayOfMs, latestMs } from '../calendar/time.ts';
import { runningClocks } from '../clocks/clocks.ts';
import { daysLeft, leadOf } from '../clocks/view.ts';
import { wordingAt } from '../clocks/wording.ts';
import type { LedgerRow } from '../store/schema.ts';
import type { Ticket } from '../ticket/model.ts';
import type { Reminder } from './group.ts';

/** What rows say now, in their order; one whose clock runs no longer says nothing. */
export function toldOf(
  rows: readonly LedgerRow[],
  tickets: readonly Ticket[],
  nowMs: number,
  calendar: Calendar,
): Reminder[] {
  const known = new Map(tickets.map((ticket) => [`${ticket.site}|${ticket.ticketNo}`, ticket]));
  return rows.flatMap(({ site, ticketNo, clock: name }): Reminder[] => {
    const ticket = known.get(`${site}|${ticketNo}`);
    const clock = ticket && runningClocks(ticket, nowMs).find((each) => each.name === name);
    if (!clock) return [];
    const { text } = wordingAt(clock, nowMs, daysLeft(clock, nowMs, calendar));
    const lead = leadOf({ clock: name });
    return [{ site, ticketNo, ...(lead ? { lead } : {}), text, state: stateOf(clock.limitMs, nowMs) }];
  });
}

function stateOf(limitMs: number, nowMs: number): Reminder['state'] {
  if (nowMs > limitMs) return 'overdue';
  return dayOfMs(limitMs) === dayOfMs(nowMs) ? 'today' : 'soon';
}

/** Of unseen rows, how many tickets have a clock that has run out, and how many others there are. */
export function countsOf(rows: readonly LedgerRow[], nowMs: number): { overdue: number; soon: number } {
  const all = new Set(rows.map(({ site, ticketNo }) => `${site}|${ticketNo}`));
  const over = new Set(
    rows.filter(({ dueAt }) => latestMs(dueAt) < nowMs).map(({ site, ticketNo }) => `${site}|${ticketNo}`),
  );
  return { overdue: over.size, soon: all.size - over.size };
}
