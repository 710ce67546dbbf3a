/** What ends the steps of a ticket, and what a page tells of when that happened. */
import { earliestMs, latestMs } from '../calendar/time.ts';
import type { ClockName } from '../ticket/clocks.ts';
import { saysContacted, saysNotContacted } from '../ticket/contacted.ts';
import { contactsNow } from '../ticket/contacts.ts';
import type { Sighting } from '../ticket/merge.ts';
import type { Ticket } from '../ticket/model.ts';
import {
  saysApproved,
  saysReturning,
  saysUnapproved,
  saysUnsigned,
  saysWithdrawn,
  statedPhase,
} from '../ticket/state.ts';

/** Something that happened no later than `by`, and not before `after` where that is known. */
export interface Happened {
  by: string;
  after?: string;
}

/** What a clock waits for, where it has happened. Limits are not among them: their end is the ticket's outcome. */
export function endOf(clock: ClockName, ticket: Ticket, { phase, at }: Sighting): Happened | undefined {
  const { marks, status, round } = ticket;
  const exactly = (moment: string) => ({ by: moment, after: moment });
  const seen = { by: at };
  switch (clock) {
    case 'sign':
      if (marks?.signedAt) return exactly(marks.signedAt);
      return status !== undefined && statedPhase(status) !== undefined && !saysUnsigned(status) ? seen : undefined;
    case 'approval':
      if (marks?.approvedAt) return exactly(marks.approvedAt);
      return saysApproved(status) ? seen : undefined;
    case 'contact': {
      if (marks?.contactedAt) return exactly(marks.contactedAt);
      if (ticket.contactedAt !== undefined) return exactly(ticket.contactedAt);
      const logged = contactsNow(ticket).find(({ reached }) => reached);
      if (logged) return exactly(logged.at);
      // Without a time it may speak of the round before.
      return round === 1 && ticket.contacted !== undefined && saysContacted(ticket.contacted) ? seen : undefined;
    }
    case 'return':
      return (phase === 'returned' && !saysWithdrawn(status)) || saysReturning(status) ? seen : undefined;
    case 'extension':
      return marks?.override?.kind === 'extension' ? exactly(marks.override.at) : undefined;
    default:
      return undefined;
  }
}

/** Whether a reading shows plainly that what a clock waits for has not happened by then. */
export function isPlainlyOpen(clock: ClockName, ticket: Ticket, { shows }: Sighting): boolean {
  if (clock === 'sign') return shows.includes('status') && saysUnsigned(ticket.status);
  if (clock === 'approval') return shows.includes('status') && saysUnapproved(ticket.status);
  return clock === 'contact' && shows.includes('contacted') && saysNotContacted(ticket.contacted ?? '');
}

/**
 * Whether something happened after a deadline; undefined where what is known allows both.
 * @param overAt when it was plainly still to come, after the deadline
 */
export function isLateFor({ by, after }: Happened, dueAt: string, overAt: string | undefined): boolean | undefined {
  const limitMs = latestMs(dueAt);
  if (latestMs(by) <= limitMs) return false;
  return overAt !== undefined || (after !== undefined && earliestMs(after) > limitMs) ? true : undefined;
}
