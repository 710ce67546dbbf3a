/**
 * What each figure counts. The definitions are those of the Yunxi bulletin of 2020 (DOMAIN.md, section 4):
 * rates divide by the tickets due (应办), the satisfaction rate by the call-backs.
 *
 * Due are the tickets whose limit's day lies in the quarter, of the running one through today; returned ones leave.
 * Whatever the quarter, a ticket is what it is now: one of last quarter that is still open is overdue.
 */
import type { Standing } from './standing.ts';

export const METRIC_IDS = [
  'received',
  'due',
  'finished',
  'finishRate',
  'overdue',
  'finishedLate',
  'openOverdue',
  'overdueRate',
  'onTimeRate',
  'dueToday',
  'dueTomorrow',
  'satisfactionRate',
  'rework',
  'reworkRate',
  'untold',
  'noDeadline',
] as const;
export type MetricId = (typeof METRIC_IDS)[number];

/** Counts of tickets, of a quarter; of the running one to date. */
export interface Tally {
  /** Received in the period (受理), whatever became of them. */
  received: number;
  /** Of those, still without a printed limit. */
  noDeadline: number;
  due: number;
  finished: number;
  finishedLate: number;
  openOverdue: number;
  /** Open, with a limit that falls today and has not passed. */
  dueToday: number;
  /** Open, with a limit after today and no later than the next working day. */
  dueTomorrow: number;
  calledBack: number;
  satisfied: number;
  /** Due, and in a second round or a later one. */
  reworked: number;
  /** Due, and not contacted or not told by what a call-back found. */
  untold: number;
}

/** The instant and the days that a tally speaks of; days as `YYYY-MM-DD`. */
export interface Span {
  start: string;
  /** The last day that counts: of the running quarter today, of a past one its last day. */
  end: string;
  today: string;
  /** The next working day after today. */
  tomorrow: string;
  nowMs: number;
}

export interface Definition {
  numerator: (tally: Tally) => number;
  /** Absent for a count. */
  denominator?: (tally: Tally) => number;
  /** Whether a ticket is one of the numerator's. */
  holds: (ticket: Standing, span: Span) => boolean;
}

type Test = Definition['holds'];

/** Whether a span is of the running quarter: what is near its limit belongs to no other. */
export const isRunning = (span: Span): boolean => span.end === span.today;

const isReceived: Test = (ticket, span) => ticket.receivedDay >= span.start && ticket.receivedDay <= span.end;
const isDue: Test = (ticket, span) =>
  ticket.phase !== 'returned' && ticket.dueDay >= span.start && ticket.dueDay <= span.end;
const isOpenOverdue: Test = (ticket, span) =>
  isDue(ticket, span) && ticket.phase === 'open' && span.nowMs > ticket.limitMs;
const isOverdue: Test = (ticket, span) => isOpenOverdue(ticket, span) || (isDue(ticket, span) && ticket.late);
const isFinished: Test = (ticket, span) => isDue(ticket, span) && ticket.phase === 'finished';

const due = (tally: Tally) => tally.due;
/** Overdue of a tally: finished late, and open past the limit. */
export const overdueOf = (tally: Tally): number => tally.finishedLate + tally.openOverdue;

export const DEFINITIONS: Record<MetricId, Definition> = {
  received: { numerator: (tally) => tally.received, holds: isReceived },
  due: { numerator: due, holds: isDue },
  finished: { numerator: (tally) => tally.finished, holds: isFinished },
  finishRate: { numerator: (tally) => tally.finished, denominator: due, holds: isFinished },
  overdue: { numerator: overdueOf, holds: isOverdue },
  finishedLate: { numerator: (tally) => tally.finishedLate, holds: (t, span) => isDue(t, span) && t.late },
  openOverdue: { numerator: (tally) => tally.openOverdue, holds: isOpenOverdue },
  overdueRate: { numerator: overdueOf, denominator: due, holds: isOverdue },
  onTimeRate: {
    numerator: (tally) => tally.due - overdueOf(tally),
    denominator: due,
    holds: (ticket, span) => isDue(ticket, span) && !isOverdue(ticket, span),
  },
  dueToday: {
    numerator: (tally) => tally.dueToday,
    holds: (ticket, span) =>
      isRunning(span) && ticket.phase === 'open' && ticket.dueDay === span.today && span.nowMs <= ticket.limitMs,
  },
  dueTomorrow: {
    numerator: (tally) => tally.dueTomorrow,
    holds: (ticket, span) =>
      isRunning(span) && ticket.phase === 'open' && ticket.dueDay > span.today && ticket.dueDay <= span.tomorrow,
  },
  satisfactionRate: {
    numerator: (tally) => tally.satisfied,
    denominator: (tally) => tally.calledBack,
    holds: (ticket, span) => isDue(ticket, span) && ticket.satisfied === true,
  },
  rework: { numerator: (tally) => tally.reworked, holds: (ticket, span) => isDue(ticket, span) && ticket.reworked },
  reworkRate: {
    numerator: (tally) => tally.reworked,
    denominator: due,
    holds: (ticket, span) => isDue(ticket, span) && ticket.reworked,
  },
  untold: { numerator: (tally) => tally.untold, holds: (ticket, span) => isDue(ticket, span) && ticket.untold },
  noDeadline: {
    numerator: (tally) => tally.noDeadline,
    holds: (ticket, span) =>
      isReceived(ticket, span) && ticket.phase !== 'returned' && ticket.dueDay === '' && !ticket.paused,
  },
};
