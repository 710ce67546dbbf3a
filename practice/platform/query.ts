/** Choosing, ordering and paging tickets for a list. */
import { dayOfMs, dayText } from '../../lib/calendar/time.ts';
import { ARCHIVE_QUARTER } from '../data/archive-ticket.ts';
import { isOpen, type PracticeTicket } from '../data/model.ts';

export const VIEWS = ['todo', 'done', 'returned'] as const;
export type View = (typeof VIEWS)[number];

/** Columns that a list can be ordered by. */
export const SORT_KEYS = [
  'ticketNo',
  'receivedAt',
  'assignedAt',
  'dueAt',
  'finishedAt',
  'unit',
  'status',
  'kind',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export interface Query {
  view: View;
  quarter?: string;
  keyword?: string;
  status?: string;
  channel?: string;
  unit?: string;
  /** Days of receipt `YYYY-MM-DD`, both included. */
  from?: string;
  to?: string;
  sort?: SortKey;
  descending: boolean;
  /** From 1. */
  page: number;
  size: number;
}

export interface Page {
  total: number;
  tickets: PracticeTicket[];
}

/** One page of the tickets that a query asks for; without an order, as given. */
export function queryTickets(tickets: readonly PracticeTicket[], query: Query): Page {
  const found = tickets.filter((ticket) => isInView(ticket, query) && matches(ticket, query));
  const { sort, descending, page, size } = query;
  if (sort) found.sort((a, b) => compare(a[sort], b[sort], descending));
  return { total: found.length, tickets: found.slice((page - 1) * size, page * size) };
}

/** The archive is all under 已办, its few open tickets too: nobody works on that quarter any more. */
function isInView(ticket: PracticeTicket, { view, quarter }: Query): boolean {
  const archived = ticket.quarter === ARCHIVE_QUARTER;
  if (view === 'done' && quarter === ARCHIVE_QUARTER) return archived;
  if (archived) return false;
  if (view === 'todo') return isOpen(ticket);
  return ticket.status === (view === 'done' ? '已办结' : '已退回');
}

function matches(ticket: PracticeTicket, query: Query): boolean {
  const { keyword, status, channel, unit, from, to } = query;
  const day = dayText(dayOfMs(ticket.receivedAt));
  return (
    (!keyword || [ticket.ticketNo, ticket.title, ticket.citizenName].some((text) => text.includes(keyword))) &&
    (!status || ticket.status === status) &&
    (!channel || ticket.channel === channel) &&
    (!unit || ticket.unit === unit) &&
    (!from || day >= from) &&
    (!to || day <= to)
  );
}

/** Missing values stand last in either direction. */
function compare(a: string | number | undefined, b: string | number | undefined, descending: boolean): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return (a < b ? -1 : a > b ? 1 : 0) * (descending ? -1 : 1);
}
