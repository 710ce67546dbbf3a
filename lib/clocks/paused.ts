/** Terms over which the handling was paused: that time is added. */
import type { Calendar } from '../calendar/calendar.ts';
import { type WorkingHours, workingMsBetween } from '../calendar/hours.ts';
import { dayOfMs } from '../calendar/time.ts';
import type { Pause } from '../ticket/clocks.ts';
import { dueOf, type Term } from './term.ts';

const HOUR = 3_600_000;

/**
 * A term lengthened by the pauses that fall into it: of days, by those after the day of the pause through the day on
 * which it ends (counted as a term counts, Civil Code of the PRC, art. 201); of hours, by their time.
 * A pause that is still running lengthens nothing yet.
 */
export function lengthened(
  term: Term,
  fromMs: number,
  pauses: readonly Pause[],
  calendar: Calendar,
  hours: WorkingHours,
): Term {
  let { amount } = term;
  for (const { from, to } of pauses) {
    if (to === undefined) continue;
    const begin = Math.max(Date.parse(from), fromMs);
    const end = Date.parse(to);
    if (end <= begin || begin > dueOf({ ...term, amount }, fromMs, calendar, hours)) continue;
    amount += pausedIn(term.unit, begin, end, calendar, hours);
  }
  return { ...term, amount };
}

function pausedIn(unit: Term['unit'], beginMs: number, endMs: number, calendar: Calendar, hours: WorkingHours): number {
  const [first, last] = [dayOfMs(beginMs), dayOfMs(endMs)];
  switch (unit) {
    case 'workingDays':
      return calendar.rankOf(last) - calendar.rankOf(first);
    case 'calendarDays':
      return last - first;
    case 'workingHours':
      return workingMsBetween(calendar, hours, beginMs, endMs) / HOUR;
    case 'hours':
      return (endMs - beginMs) / HOUR;
  }
}
