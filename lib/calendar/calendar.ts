/** Kinds of day and counting in working days, over data that says which years it knows. */
import { createRanks, type Ranks } from './ranks.ts';
import { type DayNumber, dayNumber, dayText, weekday } from './time.ts';

/**
 * `dayOff` is a day that the office itself does not work. `unpublished` is any other day of a year whose schedule the
 * State Council has not published yet: whether it is worked is then a guess from the weekday, and everything computed
 * through it says so.
 */
export type DayKind = 'working' | 'weekend' | 'holiday' | 'makeUp' | 'dayOff' | 'unpublished';

export interface Calendar extends Ranks {
  kindOf(day: DayNumber): DayKind;
  /** Whether the day is worked; for an unpublished year, whether it is Monday to Friday. */
  isWorking(day: DayNumber): boolean;
  /** Whether the schedule of the day's year is known. */
  isPublished(day: DayNumber): boolean;
  /** What the day is called, where the schedule names it: 端午节. */
  nameOf(day: DayNumber): string | undefined;
}

/** Holidays and make-up days (调休), by `YYYY-MM-DD`, each with its name or ''. */
export interface Schedule {
  holidays: ReadonlyMap<string, string>;
  makeUpDays: ReadonlyMap<string, string>;
  /** Days that the office alone does not work. */
  daysOff?: ReadonlyMap<string, string>;
  /** Years that are known; by default those in which a holiday lies. */
  years?: Iterable<number>;
}

/**
 * Calendar over schedules.
 * @param schedules the State Council's, then what the office adds: of two that name one day, the later decides
 * @throws RangeError when a schedule holds something that is not a day
 */
export function createCalendar(...schedules: readonly Schedule[]): Calendar {
  const kinds = new Map<DayNumber, DayKind>();
  const names = new Map<DayNumber, string>();
  const years = new Set<number>();
  for (const { holidays, makeUpDays, daysOff, years: known } of schedules) {
    const list = (days: ReadonlyMap<string, string> | undefined, kind: DayKind) => {
      for (const [text, name] of days ?? []) {
        const day = dayNumber(text);
        kinds.set(day, kind);
        if (name) names.set(day, name);
        else names.delete(day);
      }
    };
    list(holidays, 'holiday');
    list(makeUpDays, 'makeUp');
    list(daysOff, 'dayOff');
    for (const year of known ?? [...holidays.keys()].map((day) => Number(day.slice(0, 4)))) years.add(year);
  }
  const yearOf = (day: DayNumber) => Number(dayText(day).slice(0, 4));
  const isPublished = (day: DayNumber) => years.has(yearOf(day));
  const isWorking = (day: DayNumber) => {
    const kind = kinds.get(day);
    return kind === undefined ? weekday(day) <= 5 : kind === 'makeUp';
  };
  return {
    kindOf(day) {
      const kind = kinds.get(day);
      if (kind) return kind;
      if (!isPublished(day)) return 'unpublished';
      return weekday(day) > 5 ? 'weekend' : 'working';
    },
    isWorking,
    isPublished,
    nameOf: (day) => names.get(day),
    ...createRanks([...kinds.keys()], isWorking),
  };
}

/** A count or a day, and whether every day it rests on belongs to a published year. */
export interface Counted {
  value: number;
  certain: boolean;
}

/** Whether the schedule of every year that two days and what lies between them touch is published. */
export function isCertain(calendar: Calendar, from: DayNumber, to: DayNumber): boolean {
  const [first, last] = to < from ? [to, from] : [from, to];
  for (let day = first; day < last; day += 365) if (!calendar.isPublished(day)) return false;
  return calendar.isPublished(last);
}

/**
 * Working days after `from` up to and including `to`; negative when `to` is the earlier one. The start day
 * is not counted (Civil Code of the PRC, art. 201).
 * @returns signed count of days
 */
export function workingDaysBetween(calendar: Calendar, from: DayNumber, to: DayNumber): Counted {
  const value = calendar.rankOf(to) - calendar.rankOf(from);
  return { value, certain: from === to || isCertain(calendar, Math.min(from, to) + 1, Math.max(from, to)) };
}

/**
 * The day on which the `count`-th working day after `from` falls (art. 201: `from` is not counted).
 * @param count whole number, 0 or more; 0 gives `from` itself
 */
export function addWorkingDays(calendar: Calendar, from: DayNumber, count: number): Counted {
  if (count <= 0) return { value: from, certain: true };
  const value = calendar.dayOfRank(calendar.rankOf(from) + count);
  return { value, certain: isCertain(calendar, from + 1, value) };
}
