/** Kinds of day and counting in working days, over data that says which years it knows. */
import { type DayNumber, dayNumber, dayText, weekday } from './time.ts';

/**
 * `unpublished` is any day of a year whose schedule the State Council has not published yet: whether it is
 * worked is then a guess from the weekday, and everything computed through it says so.
 */
export type DayKind = 'working' | 'weekend' | 'holiday' | 'makeUp' | 'unpublished';

export interface Calendar {
  kindOf(day: DayNumber): DayKind;
  /** Whether the day is worked; for an unpublished year, whether it is Monday to Friday. */
  isWorking(day: DayNumber): boolean;
}

/** Holidays and make-up days (调休) as published, by `YYYY-MM-DD`. */
export interface Schedule {
  holidays: Iterable<string>;
  makeUpDays: Iterable<string>;
}

/**
 * Calendar over a published schedule. A year counts as published when it has at least one holiday in it.
 * @throws RangeError when the schedule holds something that is not a day
 */
export function createCalendar(schedule: Schedule): Calendar {
  const kinds = new Map<DayNumber, DayKind>();
  const years = new Set<string>();
  for (const day of schedule.holidays) {
    kinds.set(dayNumber(day), 'holiday');
    years.add(day.slice(0, 4));
  }
  for (const day of schedule.makeUpDays) kinds.set(dayNumber(day), 'makeUp');

  const kindOf = (day: DayNumber): DayKind => {
    const listed = kinds.get(day);
    if (listed) return listed;
    if (!years.has(dayText(day).slice(0, 4))) return 'unpublished';
    return weekday(day) > 5 ? 'weekend' : 'working';
  };
  return {
    kindOf,
    isWorking: (day) => {
      const kind = kindOf(day);
      if (kind === 'unpublished') return weekday(day) <= 5;
      return kind === 'working' || kind === 'makeUp';
    },
  };
}

/** A count or a day, and whether every day it rests on belongs to a published year. */
export interface Counted {
  value: number;
  certain: boolean;
}

/**
 * Working days after `from` up to and including `to`; negative when `to` is the earlier one. The start day
 * is not counted (Civil Code of the PRC, art. 201).
 * @returns signed count of days
 */
export function workingDaysBetween(calendar: Calendar, from: DayNumber, to: DayNumber): Counted {
  const sign = to < from ? -1 : 1;
  const [first, last] = to < from ? [to, from] : [from, to];
  let value = 0;
  let certain = true;
  for (let day = first + 1; day <= last; day++) {
    if (calendar.isWorking(day)) value++;
    if (calendar.kindOf(day) === 'unpublished') certain = false;
  }
  return { value: value * sign || 0, certain };
}

/**
 * The day on which the `count`-th working day after `from` falls (art. 201: `from` is not counted).
 * @param count whole number, 0 or more; 0 gives `from` itself
 */
export function addWorkingDays(calendar: Calendar, from: DayNumber, count: number): Counted {
  let day = from;
  let left = count;
  let certain = true;
  while (left > 0) {
    day++;
    if (calendar.isWorking(day)) left--;
    if (calendar.kindOf(day) === 'unpublished') certain = false;
  }
  return { value: day, certain };
}
