/** What ends the steps of a ticket, and between which moments that happened. */
import { earliestMs, latestMs } from '../calendar/time.ts';
import type { ClockName } from '../ticket/clocks.ts';
import type { Ticket } from '../ticket/model.ts';
import { type Phase, saysApproved, saysReturning, saysUnsigned, statedPhase } from '../ticket/state.ts';

/** A reading of the page, or a word of the clerk's. */
export interface Moment {
  phase: Phase;
  /** When, as an instant. */
  at: string;
  /** When the ticket was seen before that: what a status tells has happened since. */
  before?: string;
}

/** Something that happened no later than `by`, and not before `after`. */
export interface Happened {
  by: string;
  after?: string;
}

/**
 * What a clock waits for, where it has happened. Limits are not among them: their end is the ticket's outcome.
 */
export function endOf(clock: ClockName, ticket: Ticket, { phase, at, before }: Moment): Happened | undefined {
  const { marks, status } = ticket;
  const exactly = (moment: string) => ({ by: moment, after: moment });
  const sinceBefore = { by: at, ...(before === undefined ? {} : { after: before }) };
  switch (clock) {
    case 'sign':
      if (marks?.signedAt) return exactly(marks.signedAt);
      return status !== undefined && statedPhase(status) !== undefined && !saysUnsigned(status)
        ? sinceBefore
        : undefined;
    case 'approval':
      if (marks?.approvedAt) return exactly(marks.approvedAt);
      return saysApproved(status) ? sinceBefore : undefined;
    case 'contact':
      if (marks?.contactedAt) return exactly(marks.contactedAt);
      if (ticket.contactedAt !== undefined) return exactly(ticket.contactedAt);
      return ticket.contacted !== undefined && /^(?:是|已)/.test(ticket.contacted.trim()) ? sinceBefore : undefined;
    case 'return':
      return phase === 'returned' || saysReturning(status) ? sinceBefore : undefined;
    case 'extension':
      return marks?.override?.kind === 'extension' ? exactly(marks.override.at) : undefined;
    default:
      return undefined;
  }
}

/** Whether something happened after a deadline; undefined where what is known allows both. */
export function isLateFor({ by, after }: Happened, dueAt: string): boolean | undefined {
  const limitMs = latestMs(dueAt);
  if (earliestMs(by) <= limitMs) return false;
  return after !== undefined && earliestMs(after) > limitMs ? true : undefined;
}
