/** When a clerk may be disturbed. */
import type { Calendar } from '../calendar/calendar.ts';
import { dayOfMs, msOfDay } from '../calendar/time.ts';

/** Working hours of a working day, in minutes of the Beijing day; the end is no longer in them. */
export interface Hours {
  from: number;
  to: number;
}

/** 08:30 to 18:00. */
export const OFFICE_HOURS: Hours = { from: 510, to: 1_080 };

/** No run of days off is as long. */
const MAX_DAYS = 60;

/**
 * The first working minute at or after an instant.
 * @returns epoch milliseconds, the instant itself within working hours; undefined when none comes within 60 days
 */
export function workingMs(atMs: number, calendar: Calendar, hours: Hours): number | undefined {
  const first = dayOfMs(atMs);
  for (let day = first; day <= first + MAX_DAYS; day++) {
    if (!calendar.isWorking(day)) continue;
    if (atMs < msOfDay(day, hours.to)) return Math.max(atMs, msOfDay(day, hours.from));
  }
  return undefined;
}
