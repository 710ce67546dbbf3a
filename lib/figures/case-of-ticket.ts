/** What figures count of a ticket as it is kept. */
import { earliestMs, isDayOnly, latestMs } from '../calendar/time.ts';
import { lessonsOf } from '../replying/lessons.ts';
import { saysContacted } from '../ticket/contacted.ts';
import type { Ticket } from '../ticket/model.ts';
import { isReserved, isSatisfied } from '../ticket/opinion.ts';
import { limitOf, limitSource, phaseOfTicket, ruledLimit, saysWithdrawn } from '../ticket/state.ts';
import { type Case, isLetter, type Opinion } from './case.ts';

/** @param units the units that had it, one after the other, where that is known */
export function caseOfTicket(ticket: Ticket, units: readonly string[] = []): Case {
  const { ticketNo, unit = '', category = '', channel = '', kind = '', receivedAt, assignedAt } = ticket;
  const opinion = opinionOf(ticket.satisfaction);
  const why = lessonsOf(ticket).flatMap((lesson) => lesson.why);
  const counted: Case = {
    ticketNo,
    site: ticket.site,
    unit,
    category,
    channel,
    kind,
    isReturned: phaseOfTicket(ticket) === 'returned' && !saysWithdrawn(ticket.status),
    isCalledBack: opinion !== undefined,
    isRework: ticket.round > 1,
  };
  const dueMs = dueOf(ticket);
  const finishedMs = finishedOf(ticket, dueMs);
  if (phaseOfTicket(ticket) === 'returned' && !counted.isReturned) counted.isWithdrawn = true;
  if (receivedAt !== undefined) counted.receivedMs = latestMs(receivedAt);
  if (assignedAt !== undefined) counted.assignedMs = latestMs(assignedAt);
  if (receivedAt === undefined && assignedAt === undefined) counted.receivedMs = latestMs(ticket.firstSeenAt);
  if (dueMs !== undefined) counted.dueMs = dueMs;
  if (ticket.outcome && finishedMs === undefined) counted.isUntimed = true;
  if (finishedMs !== undefined) {
    counted.finishedMs = finishedMs;
    if (ticket.outcome && isDayOnly(ticket.outcome.finishedAt)) counted.isFinishedDay = true;
  }
  if (opinion) counted.opinion = opinion;
  if (why.includes('notContacted')) counted.contacted = false;
  // While it is open, the fields are what the clerk fills in, and no call-back's.
  else if (ticket.open === 0 && opinion && ticket.contacted !== undefined)
    counted.contacted = saysContacted(ticket.contacted);
  if (why.includes('notTold')) counted.told = false;
  if (ticket.open === 0 && ticket.solved !== undefined) counted.solved = saysContacted(ticket.solved);
  if (units.length > 1) counted.units = units;
  if (isLetter(counted) && saysInvalid(ticket)) counted.isInvalid = true;
  return counted;
}

/** A ticket as it stood at an instant: what was finished later was open then. */
export function ticketAsOf(ticket: Ticket, asOfMs: number): Ticket {
  if (!ticket.outcome || earliestMs(ticket.outcome.finishedAt) <= asOfMs) return ticket;
  const { outcome: _later, finishedAt: _end, status: _word, ...open } = ticket;
  return { ...open, open: 1 };
}

/** Last millisecond in time; undefined without a limit, or while its clock stands still. */
function dueOf(ticket: Ticket): number | undefined {
  const isPaused = ticket.open === 1 && limitSource(ticket) === 'rule' && ruledLimit(ticket)?.paused === true;
  const limit = isPaused ? undefined : (ticket.outcome?.dueAt ?? limitOf(ticket));
  return limit === undefined ? undefined : latestMs(limit);
}

/** When it was finished; whether that was in time was frozen then, and holds where the times are days. */
function finishedOf({ outcome, imported, finishedAt }: Ticket, dueMs: number | undefined): number | undefined {
  // A file that says finished and not when: the merged ticket holds a moment that nobody printed.
  if (!outcome || (imported && finishedAt === undefined)) return undefined;
  const finishedMs = latestMs(outcome.finishedAt);
  if (dueMs === undefined) return finishedMs;
  return outcome.late ? Math.max(finishedMs, dueMs + 1) : Math.min(finishedMs, dueMs);
}

function opinionOf(text: string | undefined): Opinion | undefined {
  const satisfied = isSatisfied(text);
  if (satisfied === undefined || text === undefined) return undefined;
  if (!satisfied) return 'dissatisfied';
  return isReserved(text) ? 'basicallySatisfied' : 'satisfied';
}

/** 无效信件, 重复来信. */
const saysInvalid = ({ status, kind }: Ticket): boolean =>
  [status, kind].some((text) => text !== undefined && /无效|重复/.test(text));
