/** The practice city's own count of the running quarter, to hold against what Anqi counted from its pages. */
import { dayOfMs, dayText } from '../../lib/calendar/time.ts';
import { ARCHIVE_QUARTER } from '../../practice/data/archive-ticket.ts';
import { isOpen, type PracticeTicket } from '../../practice/data/model.ts';
import { quarterOf, quarterStart, workingDay } from '../../practice/data/workdays.ts';

/** The running quarter's tickets in one of the platform's lists. */
export function listed(tickets: readonly PracticeTicket[], view: 'todo' | 'done'): PracticeTicket[] {
  const running = tickets.filter(({ quarter }) => quarter !== ARCHIVE_QUARTER);
  return running.filter((ticket) => (view === 'todo' ? isOpen(ticket) : ticket.status === '已办结'));
}

/** The popup's figures as they should read, by their ids. @param nowMs epoch milliseconds */
export function expectedFigures(tickets: readonly PracticeTicket[], nowMs: number): Record<string, string> {
  const today = dayText(dayOfMs(nowMs));
  const nextWorkingDay = dayText(workingDay(dayOfMs(nowMs), 1));
  const { year, quarter } = quarterOf(today);
  const start = quarterStart(year, quarter);
  const all = [...listed(tickets, 'todo'), ...listed(tickets, 'done')].flatMap((ticket) =>
    ticket.dueAt === undefined ? [] : [{ ...ticket, dueAt: ticket.dueAt, day: dayText(dayOfMs(ticket.dueAt)) }],
  );
  const due = all.filter(({ day }) => day >= start && day <= today);
  const finished = due.filter((ticket) => !isOpen(ticket));
  const overdue = due.filter((ticket) => (isOpen(ticket) ? nowMs : (ticket.finishedAt ?? 0)) > ticket.dueAt);
  const open = all.filter(isOpen);
  const percent = (part: number) => (due.length === 0 ? '—' : `${((part / due.length) * 100).toFixed(2)}%`);
  return {
    due: String(due.length),
    finishRate: percent(finished.length),
    onTimeRate: percent(due.length - overdue.length),
    overdue: String(overdue.length),
    dueToday: String(open.filter(({ day, dueAt }) => day === today && nowMs <= dueAt).length),
    dueTomorrow: String(open.filter(({ day }) => day > today && day <= nextWorkingDay).length),
  };
}
