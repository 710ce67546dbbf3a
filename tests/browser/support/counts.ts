/** The figures of the quarter to date, counted from the platform's own data. */
import { addWorkingDays } from '../../../lib/calendar/calendar.ts';
import { chinaCalendar } from '../../../lib/calendar/china.ts';
import { dayOfMs } from '../../../lib/calendar/time.ts';
import { quarterOf } from '../../../lib/metrics/quarter.ts';
import { isOpen, type PracticeTicket } from '../../../practice/data/model.ts';

/** Counts from the platform's own data, by the definitions of the Yunxi bulletin. */
export function counts(tickets: readonly PracticeTicket[], nowMs: number) {
  const today = dayOfMs(nowMs);
  const { start } = quarterOf(today);
  const next = addWorkingDays(chinaCalendar, today, 1).value;
  const dueDay = (ticket: PracticeTicket) => (ticket.dueAt === undefined ? Number.NaN : dayOfMs(ticket.dueAt));
  const due = tickets.filter((t) => t.status !== '已退回' && dueDay(t) >= start && dueDay(t) <= today);
  const late = (t: PracticeTicket) => (isOpen(t) ? nowMs : (t.finishedAt ?? 0)) > (t.dueAt ?? 0);
  const open = tickets.filter(isOpen);
  return {
    due: due.length,
    finished: due.filter((t) => !isOpen(t)).length,
    overdue: due.filter(late).length,
    dueToday: open.filter((t) => dueDay(t) === today && !late(t)).length,
    dueTomorrow: open.filter((t) => dueDay(t) > today && dueDay(t) <= next).length,
    /** Of which a reminder has come up: from one working day before the limit on. */
    icon: open.filter((t) => dueDay(t) <= next).length,
  };
}
