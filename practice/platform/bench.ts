/** Tickets in any number, for pages that are measured. */
import { ARCHIVE_QUARTER } from '../data/archive-ticket.ts';
import type { PracticeTicket } from '../data/model.ts';
import { createRandom } from '../data/random.ts';
import type { Platform } from './platform.ts';

const MOST = 20_000;

/** The `rows` of an address. */
export function benchCount(params: URLSearchParams): number {
  return Number(params.get('rows')) || 1_000;
}

/** The run's tickets over and over, each with a number of its own, nothing of them hostile. */
export function benchTickets(platform: Platform, count: number): PracticeTicket[] {
  const base = platform.tickets.filter((ticket) => !ticket.hostile && ticket.quarter !== ARCHIVE_QUARTER);
  const random = createRandom(count);
  return Array.from({ length: Math.min(count, MOST) }, (_, i) => ({
    ...random.pick(base),
    ticketNo: String(202_601_010_001 + i),
  }));
}
