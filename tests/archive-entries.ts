/** The archived quarter of the practice city as a report counts and prints it. */
import { instantText } from '../lib/calendar/time.ts';
import type { Case } from '../lib/figures/case.ts';
import type { Entry } from '../lib/figures/entry.ts';
import type { Ticket } from '../lib/ticket/model.ts';
import { archiveTickets } from '../practice/data/archive.ts';
import { isOpen, type PracticeTicket } from '../practice/data/model.ts';

const OPINION = { 满意: 'satisfied', 基本满意: 'basicallySatisfied', 不满意: 'dissatisfied' } as const;

export const archiveEntries = (): Entry[] =>
  archiveTickets().map((ticket) => ({ counted: caseOf(ticket), ticket: ticketOf(ticket) }));

function caseOf(ticket: PracticeTicket): Case {
  const { ticketNo, unit, category, channel, kind, callback, dueAt, finishedAt } = ticket;
  return {
    ticketNo,
    unit,
    category,
    channel,
    kind,
    receivedMs: ticket.receivedAt,
    assignedMs: ticket.assignedAt,
    ...(dueAt === undefined ? {} : { dueMs: dueAt }),
    ...(finishedAt === undefined ? {} : { finishedMs: finishedAt }),
    isReturned: ticket.status === '已退回',
    isCalledBack: callback !== undefined,
    ...(callback && {
      opinion: OPINION[callback.satisfaction],
      contacted: callback.contacted === '是',
      solved: callback.solved === '是',
    }),
    isRework: ticket.round > 1,
  };
}

function ticketOf(ticket: PracticeTicket): Ticket {
  const { ticketNo, title, content, citizenName, citizenPhone, channel, kind, category, place, unit, status } = ticket;
  const seen = instantText(ticket.assignedAt);
  return {
    site: 'https://practice.example',
    ticketNo,
    title,
    content,
    citizenName,
    citizenPhone,
    channel,
    kind,
    category,
    place,
    unit,
    status,
    receivedAt: instantText(ticket.receivedAt),
    ...(ticket.dueAt === undefined ? {} : { dueAt: instantText(ticket.dueAt) }),
    ...(ticket.finishedAt === undefined ? {} : { finishedAt: instantText(ticket.finishedAt) }),
    ...(ticket.answer ? { reply: ticket.answer.text } : {}),
    ...(ticket.callback ? { satisfaction: ticket.callback.satisfaction } : {}),
    ...(ticket.dueAt !== undefined && ticket.finishedAt !== undefined
      ? {
          outcome: {
            finishedAt: instantText(ticket.finishedAt),
            dueAt: instantText(ticket.dueAt),
            dueSource: 'page',
            late: ticket.finishedAt > ticket.dueAt,
          },
        }
      : {}),
    dueSource: ticket.dueAt === undefined ? 'none' : 'page',
    round: ticket.round,
    firstSeenAt: seen,
    lastSeenAt: seen,
    open: isOpen(ticket) ? 1 : 0,
  };
}
