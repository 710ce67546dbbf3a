/** Until when reminders are put off. */
import type { Calendar } from '../calendar/calendar.ts';
import { intervalsOf, type WorkingHours } from '../calendar/hours.ts';
import { dayOfMs, msOfDay } from '../calendar/time.ts';

/** When work begins on the next working day after the day of an instant, epoch milliseconds. */
export function nextMorning(nowMs: number, calendar: Calendar, hours: WorkingHours): number {
  const day = calendar.dayOfRank(calendar.rankOf(dayOfMs(nowMs)) + 1);
  return msOfDay(day, intervalsOf(hours, day)[0]?.[0] ?? 0);
}
