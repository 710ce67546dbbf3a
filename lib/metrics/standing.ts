/** The facts of a ticket that figures count, and the days that bucket it. */
import { latestMs } from '../calendar/time.ts';
import { lessonsOf } from '../replying/lessons.ts';
import type { Ticket } from '../ticket/model.ts';
import { isSatisfied } from '../ticket/opinion.ts';
import { limitOf, limitSource, type Phase, phaseOfTicket, ruledLimit } from '../ticket/state.ts';

export interface Standing {
  phase: Phase;
  /** Day of the limit, `YYYY-MM-DD`; of a finished ticket, of the limit frozen with its outcome. '' when none. */
  dueDay: string;
  /** Its clock stands still: it is due on no day until it runs again. */
  paused: boolean;
  /** Last millisecond in time; NaN when there is no limit. */
  limitMs: number;
  /** Day of receipt, else of assignment, else the day it was first seen. */
  receivedDay: string;
  /** Finished after its limit. */
  late: boolean;
  /** undefined when no call-back has given an opinion. */
  satisfied: boolean | undefined;
  /** It came back for another round. */
  reworked: boolean;
  /** A call-back found that the citizen had not been contacted, or not told the outcome, in this round or one before. */
  untold: boolean;
}

/** Standing of a ticket; a pure function of it, so that counters can be moved by difference. */
export function standingOf(ticket: Ticket): Standing {
  const { paused, limit } = runningLimit(ticket);
  return {
    paused,
    phase: phaseOfTicket(ticket),
    dueDay: dueDayOf(ticket),
    limitMs: limit === undefined ? Number.NaN : latestMs(limit),
    receivedDay: receivedDayOf(ticket),
    late: ticket.outcome?.late ?? false,
    satisfied: isSatisfied(ticket.satisfaction),
    reworked: ticket.round > 1,
    untold: lessonsOf(ticket).some(({ why }) => why.includes('notContacted') || why.includes('notTold')),
  };
}

/** `Standing.dueDay` alone. */
export const dueDayOf = (ticket: Ticket): string => runningLimit(ticket).limit?.slice(0, 10) ?? '';

/** `Standing.receivedDay` alone. */
export const receivedDayOf = (ticket: Ticket): string =>
  (ticket.receivedAt ?? ticket.assignedAt ?? ticket.firstSeenAt).slice(0, 10);

function runningLimit(ticket: Ticket): { paused: boolean; limit?: string | undefined } {
  const paused = ticket.open === 1 && isPaused(ticket);
  return { paused, limit: paused ? undefined : (ticket.outcome?.dueAt ?? limitOf(ticket)) };
}

/** Whether the rule's clock that the limit comes from stands still. */
function isPaused(ticket: Ticket): boolean {
  return limitSource(ticket) === 'rule' && ruledLimit(ticket)?.paused === true;
}
