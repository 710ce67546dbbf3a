/** Tickets one by one (明细) as CSV, with citizens' names and numbers masked unless somebody asks for them. */
import type { Calendar } from '../calendar/calendar.ts';
import { clockView, plainMoment, saidOf } from '../clocks/view.ts';
import { maskTicket } from '../ticket/mask.ts';
import type { Ticket } from '../ticket/model.ts';
import { limitOf } from '../ticket/state.ts';
import { type Say, words } from '../ticket/words.ts';
import { contactText } from './contact-text.ts';
import { type Cell, toCsv } from './csv.ts';

const COLUMNS = [
  'ticketNo',
  'title',
  'unit',
  'channel',
  'kind',
  'category',
  'place',
  'citizenName',
  'citizenPhone',
  'receivedAt',
  'dueAt',
  'dueSource',
  'cityDueAt',
  'status',
  'finishedAt',
  'standing',
  'round',
  'satisfaction',
  'contacts',
  'content',
  'reply',
] as const;

/**
 * CSV text of tickets, in the order given.
 * @param nowMs the instant of the standing column, epoch milliseconds
 * @param unmask names and numbers stay as they are, because somebody asked for them
 */
export function ticketsCsv(
  tickets: readonly Ticket[],
  say: Say,
  nowMs: number,
  calendar: Calendar,
  { unmask = false }: { unmask?: boolean | undefined } = {},
): string {
  const head = COLUMNS.map((column) => say(words(`field_${column}`)));
  const rows = tickets.map((ticket) => {
    const masked = unmask ? ticket : maskTicket(ticket);
    return COLUMNS.map((column): Cell => {
      switch (column) {
        case 'standing':
          return saidOf(clockView(ticket, nowMs, calendar), say);
        case 'round':
          return ticket.round;
        case 'finishedAt':
          return moment(ticket.finishedAt ?? ticket.outcome?.finishedAt);
        case 'dueAt':
          return moment(ticket.outcome?.dueAt ?? limitOf(ticket));
        case 'dueSource':
          return say(words(`clock_source_${ticket.outcome?.dueSource ?? ticket.dueSource}`));
        case 'contacts':
          return (masked.contacts ?? []).map((contact) => contactText(contact, say)).join('；');
        case 'receivedAt':
        case 'cityDueAt':
          return moment(ticket[column]);
        default:
          return masked[column] ?? '';
      }
    });
  });
  return toCsv([head, ...rows]);
}

function moment(value: string | undefined): string {
  return value === undefined ? '' : plainMoment(value);
}
