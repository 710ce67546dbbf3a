/** 相似工单: tickets of the same matter that the platform itself offers beside a ticket. */
import type { PracticeTicket } from '../data/model.ts';

/** Nearest in time first, at most `most`. */
export function similarTickets(tickets: readonly PracticeTicket[], ticket: PracticeTicket, most = 4): PracticeTicket[] {
  const distance = (other: PracticeTicket) => Math.abs(other.receivedAt - ticket.receivedAt);
  return tickets
    .filter((other) => other !== ticket && other.quarter === ticket.quarter && other.subcategory === ticket.subcategory)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, most);
}
