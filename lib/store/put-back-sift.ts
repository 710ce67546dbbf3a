/** Telling well-formed tickets of a backup from others before anything is written. */
import * as z from 'zod/mini';
import { dayNumber, latestMs } from '../calendar/time.ts';
import { rollupDelta } from '../metrics/rollup.ts';
import { type Change, TIME_FIELDS, type Ticket, zChange, zTicket, zTicketNo } from '../ticket/model.ts';
import { issuesText, toRow } from './rows.ts';
import type { Refused } from './sift.ts';

/** A ticket that may be stored, and its history. */
export interface KeptTicket {
  ticket: Ticket;
  changes: Change[];
}

/** What is not put back. */
export interface NotPut extends Refused {
  /** An entry of the ticket's history alone. */
  isEntry?: true;
}

/** Whoever wrote them may have numbered them. */
const zKeptChange = z.object(zChange.shape);
const zNumbered = z.object({ ticketNo: zTicketNo });

/** Tickets that may be stored, and what is refused: whole tickets, and single entries of a history. */
export function siftKept(items: readonly { ticket: unknown; changes: readonly unknown[] }[]): {
  kept: KeptTicket[];
  refused: NotPut[];
} {
  const kept: KeptTicket[] = [];
  const refused: NotPut[] = [];
  for (const item of items) {
    const result = zTicket.safeParse(item.ticket);
    if (!result.success) {
      const numbered = zNumbered.safeParse(item.ticket);
      refused.push({ ...(numbered.success ? numbered.data : {}), reason: issuesText(result.error.issues) });
      continue;
    }
    const ticket = result.data;
    const { ticketNo } = ticket;
    if (!hasRealTimes(ticket)) {
      refused.push({ ticketNo, reason: 'ticket: not a time' });
      continue;
    }
    const changes: Change[] = [];
    for (const [i, candidate] of item.changes.entries()) {
      const change = zKeptChange.safeParse(candidate);
      if (!change.success)
        refused.push({ ticketNo, isEntry: true, reason: `changes.${i}: ${issuesText(change.error.issues)}` });
      else if (change.data.site !== ticket.site || change.data.ticketNo !== ticketNo)
        refused.push({ ticketNo, isEntry: true, reason: `changes.${i}: of another ticket` });
      else changes.push(change.data);
    }
    kept.push({ ticket, changes });
  }
  return { kept, refused };
}

/** The pattern of a moment lets 2026-02-30 and 25:00 through; days and counters are worked out of them. */
function hasRealTimes(ticket: Ticket): boolean {
  try {
    const times = TIME_FIELDS.flatMap((field) => ticket[field] ?? []);
    for (const moment of [...times, ticket.firstSeenAt, ticket.lastSeenAt]) {
      dayNumber(moment);
      if (Number.isNaN(latestMs(moment))) return false;
    }
    toRow(ticket);
    rollupDelta(undefined, ticket);
    return true;
  } catch {
    return false;
  }
}
