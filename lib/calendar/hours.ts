/** Hours of work: the intervals of a day between which a lunch break may lie, by weekday. */
import * as z from 'zod/mini';
import type { Calendar } from './calendar.ts';
import { type DayNumber, dayOfMs, msOfDay, weekday } from './time.ts';

/** Minutes of the Beijing day; the end is no longer in it. */
export type Interval = readonly [from: number, to: number];

export interface WorkingHours {
  /** Of any working day: in order, apart, at least one. */
  standard: readonly Interval[];
  /** Weekdays (1 Monday … 7 Sunday) that have others. A make-up day at a weekend has the standard ones. */
  byWeekday?: Readonly<Record<number, readonly Interval[]>>;
}

/** 08:30 to 12:00 and 14:30 to 17:30: the hours that most county and district offices post. */
export const STANDARD_HOURS: WorkingHours = {
  standard: [
    [510, 720],
    [870, 1050],
  ],
};

const DAY_MINUTES = 1_440;
const MINUTE = 60_000;

/** Minute of the day of `HH:mm`; 24:00 is the end of the day. Undefined for anything else. */
function minuteOf(text: string): number | undefined {
  const [, hour, minute] = /^(\d{2}):(\d{2})$/.exec(text) ?? [];
  const value = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && value <= DAY_MINUTES ? value : undefined;
}

/** `HH:mm` of a minute of the day. */
export function minuteText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** `HH:mm` as a minute of the day. */
export const zMinute = z.pipe(
  z.string().check(z.refine((text) => minuteOf(text) !== undefined, { error: 'not a time of day (HH:mm)' })),
  z.transform((text) => minuteOf(text) ?? 0),
);

/** `[["08:30","12:00"],["14:30","17:30"]]` as intervals in minutes. */
export const zIntervals = z.array(z.tuple([zMinute, zMinute])).check(
  z.minLength(1, { error: 'no hours' }),
  z.superRefine((intervals, ctx) => {
    intervals.forEach(([from, to], i) => {
      const before = intervals[i - 1];
      const issue = (message: string) => ctx.addIssue({ code: 'custom', message, path: [i], input: intervals });
      if (to <= from) issue('ends before it begins');
      else if (before && from < before[1]) issue('begins before the one before it ends');
    });
  }),
);

/** The intervals of a working day. */
export function intervalsOf({ standard, byWeekday }: WorkingHours, day: DayNumber): readonly Interval[] {
  return byWeekday?.[weekday(day)] ?? standard;
}

/** The minute at which work ends on a day. */
export function endOfWork(hours: WorkingHours, day: DayNumber): number {
  return intervalsOf(hours, day).at(-1)?.[1] ?? hours.standard.at(-1)?.[1] ?? DAY_MINUTES;
}

const lengthOf = (intervals: readonly Interval[]) =>
  intervals.reduce((sum, [from, to]) => sum + (to - from), 0) * MINUTE;

/** Milliseconds worked on a day up to an instant of it. */
function workedOn(intervals: readonly Interval[], day: DayNumber, atMs: number): number {
  let sum = 0;
  for (const [from, to] of intervals) sum += Math.max(0, Math.min(atMs, msOfDay(day, to)) - msOfDay(day, from));
  return sum;
}

/** The instant of a day at which so many milliseconds have been worked on it: the earliest one. */
function instantAfter(intervals: readonly Interval[], day: DayNumber, workedMs: number): number {
  let left = workedMs;
  for (const [from, to] of intervals) {
    const length = (to - from) * MINUTE;
    if (left <= length) return msOfDay(day, from) + left;
    left -= length;
  }
  throw new RangeError('more than the day has');
}

/**
 * Working time from one instant to another: through the hours of working days only.
 * @returns milliseconds; negative when `toMs` is the earlier one
 */
export function workingMsBetween(calendar: Calendar, hours: WorkingHours, fromMs: number, toMs: number): number {
  if (toMs < fromMs) return -workingMsBetween(calendar, hours, toMs, fromMs) || 0;
  const [first, last] = [dayOfMs(fromMs), dayOfMs(toMs)];
  const worked = (day: DayNumber, atMs: number) =>
    calendar.isWorking(day) ? workedOn(intervalsOf(hours, day), day, atMs) : 0;
  return fullDays(calendar, hours, first, last) + worked(last, toMs) - worked(first, fromMs);
}

/** Milliseconds worked on the days from one up to but without another. */
function fullDays(calendar: Calendar, hours: WorkingHours, from: DayNumber, to: DayNumber): number {
  if (!hours.byWeekday) return (calendar.rankOf(to - 1) - calendar.rankOf(from - 1)) * lengthOf(hours.standard);
  let sum = 0;
  for (let day = from; day < to; day++) if (calendar.isWorking(day)) sum += lengthOf(intervalsOf(hours, day));
  return sum;
}

/**
 * The instant at which so much working time has passed. Where a day's work ends at it, that end and not the next
 * beginning.
 * @param workMs milliseconds, 0 or more; 0 gives `fromMs` itself
 */
export function addWorkingMs(calendar: Calendar, hours: WorkingHours, fromMs: number, workMs: number): number {
  if (workMs <= 0) return fromMs;
  const first = dayOfMs(fromMs);
  const before = calendar.isWorking(first) ? workedOn(intervalsOf(hours, first), first, fromMs) : 0;
  let left = workMs + before;
  if (!hours.byWeekday) {
    const length = lengthOf(hours.standard);
    const days = Math.ceil(left / length);
    const day = calendar.dayOfRank(calendar.rankOf(first - 1) + days);
    return instantAfter(hours.standard, day, left - (days - 1) * length);
  }
  for (let day = first; ; day++) {
    if (!calendar.isWorking(day)) continue;
    const intervals = intervalsOf(hours, day);
    const length = lengthOf(intervals);
    if (left <= length) return instantAfter(intervals, day, left);
    left -= length;
  }
}
