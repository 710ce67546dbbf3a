/** China's calendar from the data of the package chinese-days (State Council schedules of 2004 to 2026). */
import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { type Calendar, createCalendar } from './calendar.ts';

/** Working days, holidays and make-up days as published; later years answer `unpublished`. */
export const chinaCalendar: Calendar = createCalendar({
  holidays: Object.keys(data.holidays),
  makeUpDays: Object.keys(data.workdays),
});
