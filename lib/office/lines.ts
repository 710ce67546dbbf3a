/** Tickets of a report as lines of a list. */
import { whyOf } from '../bulletin/attachments.ts';
import { behindFigure } from '../figures/behind.ts';
import { type Case, isLetter } from '../figures/case.ts';
import type { Entry } from '../figures/entry.ts';
import { momentText } from '../figures/moment.ts';
import { isFinished, isOverdue, type Question } from '../figures/tests.ts';
import type { Say } from '../ticket/words.ts';
import type { OfficeLine, Page, Scope } from './model.ts';

/** The tickets that a figure counts, of one unit, category …, the most overdue ones first. */
export function linesBehind(entries: readonly Entry[], question: Question, scope: Scope, id: string): Entry[] {
  const test = behindFigure(id, question);
  if (!test) return [];
  return inOrder(
    entries.filter(({ counted }) => isInScope(counted, scope) && test(counted)),
    question,
  );
}

/** By limit, those without one last. */
export const inOrder = (entries: readonly Entry[], question: Question): Entry[] =>
  entries.toSorted(
    (a, b) =>
      Number(isOverdue(b.counted, question)) - Number(isOverdue(a.counted, question)) ||
      (a.counted.dueMs ?? Number.POSITIVE_INFINITY) - (b.counted.dueMs ?? Number.POSITIVE_INFINITY) ||
      (a.counted.ticketNo < b.counted.ticketNo ? -1 : 1),
  );

export function pageOf(
  entries: readonly Entry[],
  { question, say }: { question: Question; say: Say },
  offset: number,
  limit: number,
): Page {
  return {
    lines: entries.slice(offset, offset + limit).map((entry) => lineOf(entry, question, say)),
    total: entries.length,
  };
}

function lineOf({ counted, ticket }: Entry, question: Question, say: Say): OfficeLine {
  return {
    ticketNo: ticket.ticketNo,
    site: ticket.site,
    ...(ticket.url === undefined ? {} : { url: ticket.url }),
    title: ticket.title ?? '',
    unit: counted.unit,
    channel: counted.channel,
    category: counted.category,
    dueAt: momentText(counted.dueMs),
    finishedAt: isFinished(counted, question) ? momentText(counted.finishedMs) : '',
    overdue: isOverdue(counted, question),
    satisfaction: ticket.satisfaction ?? '',
    why: whyOf({ counted, ticket }, ticket.opinion, say),
  };
}

function isInScope(each: Case, { by, name = '' }: Scope): boolean {
  const letter = isLetter(each);
  switch (by) {
    case 'hotline':
      return !letter;
    case 'mailbox':
      return letter;
    case 'unit':
      return !letter && each.unit === name;
    case 'mailboxUnit':
      return letter && each.unit === name;
    case 'channel':
      return each.channel === name;
    default:
      return !letter && each[by] === name;
  }
}
