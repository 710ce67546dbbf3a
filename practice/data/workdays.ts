/** Stepping through working days of the Chinese calendar in both directions. */
import { addWorkingDays } from '../../lib/calendar/calendar.ts';
import { chinaCalendar } from '../../lib/calendar/china.ts';
import { type DayNumber, dayOfMs, msOfDay } from '../../lib/calendar/time.ts';

/** End of the office day, 17:30, in minutes: the time of day at which most limits fall. */
export const CUT_OFF = 17 * 60 + 30;
const OPENING = 8 * 60 + 30;

/**
 * The working day `count` working days after `from`, or before it when negative; 0 gives `from` itself,
 * worked or not.
 */
export function workingDay(from: DayNumber, count: number): DayNumber {
  if (count >= 0) return addWorkingDays(chinaCalendar, from, count).value;
  let day = from;
  for (let left = -count; left > 0; ) {
    day--;
    if (chinaCalendar.isWorking(day)) left--;
  }
  return day;
}

/** Whether the day is worked. */
export function isWorked(day: DayNumber): boolean {
  return chinaCalendar.isWorking(day);
}

/** The limit of a ticket received on `day`: `count` working days later at the end of the office day, in epoch ms. */
export function limitOf(day: DayNumber, count: number): number {
  return msOfDay(workingDay(day, count), CUT_OFF);
}

/** The instant itself in office hours, else the next opening; never earlier for a later instant (epoch ms). */
export function officeTime(ms: number): number {
  const day = dayOfMs(ms);
  if (!isWorked(day) || ms > msOfDay(day, CUT_OFF)) return msOfDay(workingDay(day, 1), OPENING);
  return Math.max(ms, msOfDay(day, OPENING));
}

/** First day `YYYY-MM-DD` of a quarter (1 to 4). */
export function quarterStart(year: number, quarter: number): string {
  return `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`;
}

/** Year and quarter (1 to 4) of a day's text `YYYY-MM-DD`. */
export function quarterOf(day: string): { year: number; quarter: number } {
  return { year: Number(day.slice(0, 4)), quarter: Math.ceil(Number(day.slice(5, 7)) / 3) };
}
