/** When a clerk may be disturbed. */
import type { Calendar } from '../calendar/calendar.ts';
import { endOfWork, intervalsOf, type WorkingHours, zMinute } from '../calendar/hours.ts';
import { type DayNumber, dayOfMs, msOfDay } from '../calendar/time.ts';
import type { ReminderSettings } from './settings.ts';

/** What runs out when work ends is still told to those who have not left yet. */
const AFTER_WORK = 30;
/** No run of days off is as long. */
const MAX_DAYS = 60;

/** The stretches of a working day, in minutes, in which reminders are shown. */
function stretches(
  day: DayNumber,
  hours: WorkingHours,
  quiet: ReminderSettings['quiet'],
): [from: number, to: number][] {
  const begin = intervalsOf(hours, day)[0]?.[0] ?? 0;
  const end = Math.min(endOfWork(hours, day) + AFTER_WORK, 1_440);
  let free: [number, number][] = [[begin, end]];
  for (const [from, to] of quiet) {
    const [off, on] = [zMinute.parse(from), zMinute.parse(to)];
    free = free.flatMap(([a, b]): [number, number][] => [
      [a, Math.min(b, off)],
      [Math.max(a, on), b],
    ]);
  }
  return free.filter(([a, b]) => a < b).sort(([a], [b]) => a - b);
}

/**
 * The first instant for reminders at or after another.
 * @returns epoch milliseconds, the instant itself where reminders may be shown; undefined when none comes within 60 days
 */
export function showableMs(
  atMs: number,
  calendar: Calendar,
  hours: WorkingHours,
  quiet: ReminderSettings['quiet'],
): number | undefined {
  const first = dayOfMs(atMs);
  for (let day = first; day <= first + MAX_DAYS; day++) {
    if (!calendar.isWorking(day)) continue;
    for (const [from, to] of stretches(day, hours, quiet))
      if (atMs < msOfDay(day, to)) return Math.max(atMs, msOfDay(day, from));
  }
  return undefined;
}
