/** China's calendar from the data of the package chinese-days (State Council schedules of 2004 to 2026). */
import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { type Calendar, createCalendar, type Schedule } from './calendar.ts';

/** Names stand as `Tomb-sweeping Day,清明,1`. */
const named = (days: Record<string, string>) =>
  new Map(Object.entries(days).map(([day, text]) => [day, text.split(',')[1] ?? '']));

/** Holidays and make-up days as published. */
export const chinaSchedule: Schedule = { holidays: named(data.holidays), makeUpDays: named(data.workdays) };

/** Working days, holidays and make-up days as published; later years answer `unpublished`. */
export const chinaCalendar: Calendar = createCalendar(chinaSchedule);
