/** A checked request → when the term ends, what is left of it, and how it came about. */
import { type Calendar, createCalendar, isCertain, workingDaysBetween } from '../../lib/calendar/calendar.ts';
import { chinaSchedule } from '../../lib/calendar/china.ts';
import { STANDARD_HOURS, type WorkingHours, workingMsBetween } from '../../lib/calendar/hours.ts';
import { dayOfMs, instantText } from '../../lib/calendar/time.ts';
import { type Step, stepsOf } from '../../lib/clocks/steps.ts';
import { dueOf } from '../../lib/clocks/term.ts';
import type { Request } from './request.ts';

export interface Answer {
  id: string | number;
  /** The last instant in time, +08:00. */
  dueAt: string;
  remaining: {
    /** Working days after today up to and including the due day; negative when past. */
    workingDays: number;
    /** Whole minutes of work from now to then; negative when past. */
    workingMinutes: number;
  };
  urgency: 'calm' | 'soon' | 'overdue';
  steps: Step[];
  /** `assumed` where a day from start to end lies in a year whose schedule is not published. */
  calendar: 'published' | 'assumed';
}

const MINUTE = 60_000;

/** @param nowMs the clock, for requests without a `now` */
export function answerOf(request: Request, nowMs: number): Answer {
  const { id, from, now = nowMs } = request;
  const calendar = calendarOf(request.daysOff ?? [], request.makeUpDays ?? []);
  const hours: WorkingHours = request.hours ? { standard: request.hours } : STANDARD_HOURS;
  const dueMs = dueOf(request, from, calendar, hours);
  const left = workingDaysBetween(calendar, dayOfMs(now), dayOfMs(dueMs)).value;
  return {
    id,
    dueAt: instantText(dueMs),
    remaining: {
      workingDays: left,
      workingMinutes: Math.trunc(workingMsBetween(calendar, hours, now, dueMs) / MINUTE) || 0,
    },
    urgency: now > dueMs ? 'overdue' : left >= 2 ? 'calm' : 'soon',
    steps: stepsOf(request, from, calendar, hours),
    calendar: isCertain(calendar, dayOfMs(from), dayOfMs(dueMs)) ? 'published' : 'assumed',
  };
}

const known = new Map<string, Calendar>();

/** China's calendar with an office's own days; most lines of a file name the same ones. */
function calendarOf(daysOff: readonly string[], makeUpDays: readonly string[]): Calendar {
  const key = JSON.stringify([daysOff, makeUpDays]);
  const found = known.get(key);
  if (found) return found;
  const unnamed = (days: readonly string[]) => new Map(days.map((day) => [day, '']));
  const calendar = createCalendar(chinaSchedule, {
    holidays: new Map(),
    makeUpDays: unnamed(makeUpDays),
    daysOff: unnamed(daysOff),
  });
  if (known.size < 100) known.set(key, calendar);
  return calendar;
}
