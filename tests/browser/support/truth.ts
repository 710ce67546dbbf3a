/** What the practice platform knows of a ticket, in the terms in which Anqi must have read it. */
import { chinaCalendar } from '../../../lib/calendar/china.ts';
import { instantText } from '../../../lib/calendar/time.ts';
import { type ClockView, clockView } from '../../../lib/clocks/view.ts';
import { isOpen, type PracticeTicket } from '../../../practice/data/model.ts';

const at = (ms: number | undefined) => (ms === undefined ? undefined : instantText(ms));

/** Fields of a ticket that a list of either face prints. */
export function listTruth(ticket: PracticeTicket) {
  const { title, citizenName, channel, kind, category, unit, status } = ticket;
  return { title, citizenName, channel, kind, category, unit, status };
}

/** Fields that a detail of either face prints, to the minute: the legacy face prints no seconds. */
export function detailTruth(ticket: PracticeTicket) {
  const minute = (ms: number | undefined) => at(ms)?.slice(0, 16);
  const facts = {
    ...listTruth(ticket),
    content: ticket.content,
    citizenPhone: ticket.citizenPhone,
    place: ticket.place,
    urgency: ticket.urgency,
    receivedAt: minute(ticket.receivedAt),
    assignedAt: minute(ticket.assignedAt),
    dueAt: minute(ticket.dueAt),
    cityDueAt: minute(ticket.cityDueAt),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** The clock of an open ticket of which only a list was seen. */
export function listClock(ticket: PracticeTicket, nowMs: number): ClockView {
  const due = at(ticket.dueAt);
  return clockView(
    { ticketNo: ticket.ticketNo, status: ticket.status, open: isOpen(ticket) ? 1 : 0, ...(due ? { dueAt: due } : {}) },
    nowMs,
    chinaCalendar,
  );
}
