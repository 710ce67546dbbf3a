/** Counting back from a limit: when it becomes amber or red, until when an extension may be asked for. */
import type { Calendar } from '../calendar/calendar.ts';
import { addWorkingMs, endOfWork, type WorkingHours, workingMsBetween } from '../calendar/hours.ts';
import { dayOfMs, latestMs, msOfDay } from '../calendar/time.ts';
import type { Span } from '../rules/model.ts';

const HOUR = 3_600_000;
/** No run of days off is as long. */
const MAX_DAYS = 60;

/** The first instant of the time before a limit in which no more than a span is left. */
export function spanBefore({ amount, unit }: Span, dueAt: string, calendar: Calendar, hours: WorkingHours): number {
  const limitMs = latestMs(dueAt);
  const day = dayOfMs(limitMs);
  switch (unit) {
    case 'workingDays':
      return msOfDay(amount === 0 ? day : calendar.dayOfRank(calendar.rankOf(day) - amount));
    case 'calendarDays':
      return msOfDay(day - amount);
    case 'hours':
      return limitMs - amount * HOUR;
    case 'workingHours':
      return workingHoursBefore(amount, limitMs, calendar, hours);
  }
}

function workingHoursBefore(amount: number, limitMs: number, calendar: Calendar, hours: WorkingHours): number {
  const wanted = amount * HOUR;
  let day = dayOfMs(limitMs);
  const last = day - MAX_DAYS - amount;
  while (day > last && workingMsBetween(calendar, hours, msOfDay(day), limitMs) < wanted) day--;
  const over = workingMsBetween(calendar, hours, msOfDay(day), limitMs) - wanted;
  return addWorkingMs(calendar, hours, msOfDay(day), over);
}

/** The last instant that lies a span before a limit: the end of its day, or the hour. */
export function closesBefore({ amount, unit }: Span, dueAt: string, calendar: Calendar, hours: WorkingHours): number {
  const limitMs = latestMs(dueAt);
  if (amount === 0) return limitMs;
  if (unit === 'hours' || unit === 'workingHours') return spanBefore({ amount, unit }, dueAt, calendar, hours);
  const day = dayOfMs(spanBefore({ amount, unit }, dueAt, calendar, hours));
  return msOfDay(day, endOfWork(hours, day));
}
