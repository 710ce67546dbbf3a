/** When a clerk may be disturbed. */
import type { Calendar } from '../calendar/calendar.ts';
import { endOfWork, intervalsOf, type WorkingHours } from '../calendar/hours.ts';
import { type DayNumber, dayOfMs, msOfDay } from '../calendar/time.ts';

/** What runs out when work ends is still told to those who have not left yet. */
const AFTER_WORK = 30;
/** No run of days off is as long. */
const MAX_DAYS = 60;

/** From when until when a working day is one for reminders, in minutes of the day. */
export function reminderHours(hours: WorkingHours, day: DayNumber): { from: number; to: number } {
  return { from: intervalsOf(hours, day)[0]?.[0] ?? 0, to: Math.min(endOfWork(hours, day) + AFTER_WORK, 1_440) };
}

/**
 * The first minute for reminders at or after an instant.
 * @returns epoch milliseconds, the instant itself within the hours; undefined when none comes within 60 days
 */
export function workingMs(atMs: number, calendar: Calendar, hours: WorkingHours): number | undefined {
  const first = dayOfMs(atMs);
  for (let day = first; day <= first + MAX_DAYS; day++) {
    if (!calendar.isWorking(day)) continue;
    const { from, to } = reminderHours(hours, day);
    if (atMs < msOfDay(day, to)) return Math.max(atMs, msOfDay(day, from));
  }
  return undefined;
}
