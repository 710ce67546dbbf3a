/** Tickets as the modern face's JSON: printed times, masked phones in lists. */
import type { PracticeTicket } from '../data/model.ts';
import { maskedPhone, timeText } from '../platform/format.ts';
import { similarTickets } from '../platform/similar.ts';

/** A row of a list. */
export function rowView(ticket: PracticeTicket) {
  const { ticketNo, title, kind, category, citizenName, channel, unit, status, urgency } = ticket;
  return {
    ticketNo,
    title,
    kind,
    category,
    citizenName,
    citizenPhone: maskedPhone(ticket.citizenPhone),
    channel,
    unit,
    receivedAt: timeText(ticket.receivedAt),
    assignedAt: timeText(ticket.assignedAt),
    dueAt: timeText(ticket.dueAt),
    finishedAt: timeText(ticket.finishedAt),
    status,
    urgency,
    satisfaction: ticket.callback?.satisfaction ?? '',
    returnReason: ticket.returnReason ?? '',
    returnTo: ticket.returnTo ?? '',
    files: ticket.attachments.length,
  };
}

/** Everything a detail page shows. */
export function detailView(ticket: PracticeTicket, all: readonly PracticeTicket[]) {
  const { ticketNo, answer } = ticket;
  return {
    ...rowView(ticket),
    citizenPhone: ticket.citizenPhone,
    content: ticket.content,
    subcategory: ticket.subcategory,
    place: ticket.place,
    helpers: ticket.helpers.join('、'),
    cityDueAt: timeText(ticket.cityDueAt),
    answer: answer && { ...answer, contactedAt: timeText(answer.contactedAt) },
    callback: ticket.callback,
    flow: ticket.flow.map((step) => ({ ...step, at: timeText(step.at) })),
    similar: similarTickets(all, ticket).map(rowView),
    attachments: ticket.attachments.map((caption, i) => ({ caption, src: `/files/${ticketNo}/${i}.svg` })),
  };
}

export type RowView = ReturnType<typeof rowView>;
export type DetailView = ReturnType<typeof detailView>;
