/** 统计: counts per unit of the running quarter. */
import { isOpen, type PracticeTicket } from '../data/model.ts';

export interface UnitCount {
  unit: string;
  received: number;
  open: number;
  finished: number;
  returned: number;
  /** Open past the limit, or finished after it. */
  overdue: number;
}

/** One row a unit, most tickets first. @param now epoch milliseconds */
export function countUnits(tickets: readonly PracticeTicket[], now: number): UnitCount[] {
  const rows = new Map<string, UnitCount>();
  for (const ticket of tickets) {
    const row = rows.get(ticket.unit) ?? {
      unit: ticket.unit,
      received: 0,
      open: 0,
      finished: 0,
      returned: 0,
      overdue: 0,
    };
    rows.set(ticket.unit, row);
    row.received++;
    if (isOpen(ticket)) row.open++;
    if (ticket.status === '已办结') row.finished++;
    if (ticket.status === '已退回') row.returned++;
    const end = ticket.finishedAt ?? (isOpen(ticket) ? now : 0);
    if (ticket.dueAt !== undefined && end > ticket.dueAt) row.overdue++;
  }
  return [...rows.values()].sort((a, b) => b.received - a.received);
}
