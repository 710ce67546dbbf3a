/** How a deadline came about, day by day, so that it can be checked with a pencil and a calendar. */
import * as z from 'zod/mini';
import type { Calendar } from '../calendar/calendar.ts';
import { intervalsOf, minuteText, type WorkingHours } from '../calendar/hours.ts';
import { type DayNumber, dayOfMs, dayText, instantText, msOfDay, weekday } from '../calendar/time.ts';
import { dueOf, type Term } from './term.ts';

const zKind = z.enum(['working', 'weekend', 'holiday', 'makeUp', 'dayOff', 'unpublished']);

/** One line of the account. `unpublished` is a day of a year without a schedule, taken by its weekday. */
export const zStep = z.strictObject({
  /**
   * `start` and `due` frame it; `count` is a day or hours that count, `skip` one that does not, `roll` one moved past,
   * `pause` one in which the handling was paused.
   */
  type: z.enum(['start', 'count', 'skip', 'roll', 'pause', 'due']),
  /** `YYYY-MM-DD` */
  date: z.string(),
  /** 1 Monday … 7 Sunday */
  weekday: z.number(),
  kind: zKind,
  /** 端午节, where the schedule names the day. */
  name: z.optional(z.string()),
  /** Of a day that counts: the how manieth it is. */
  nth: z.optional(z.number()),
  /** `HH:mm` from and to, and the minutes that count, of hours worked; the time of day of the start and the end. */
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  minutes: z.optional(z.number()),
  at: z.optional(z.string()),
});
export type Step = z.infer<typeof zStep>;

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Time of day of an instant, with seconds where it has any. */
const timeOf = (ms: number) => instantText(ms).slice(11, 19).replace(/:00$/, '');

/**
 * The account of a term from its start to its end.
 * @returns in order of time, the first `start` and the last `due`; of every day between, one line (of hours, one each)
 */
export function stepsOf(term: Term, fromMs: number, calendar: Calendar, hours: WorkingHours): Step[] {
  const dueMs = dueOf(term, fromMs, calendar, hours);
  const line = (type: Step['type'], day: DayNumber, more: Partial<Step> = {}): Step => {
    const name = calendar.nameOf(day);
    return {
      type,
      date: dayText(day),
      weekday: weekday(day),
      kind: calendar.kindOf(day),
      ...(name === undefined ? {} : { name }),
      ...more,
    };
  };
  const between =
    term.unit === 'hours'
      ? [line('count', dayOfMs(fromMs), { minutes: Math.round((term.amount * HOUR) / MINUTE) })]
      : term.unit === 'workingHours'
        ? hourSteps(fromMs, dueMs, calendar, hours, line)
        : daySteps(term, dayOfMs(fromMs), dayOfMs(dueMs), calendar, line);
  return [
    line('start', dayOfMs(fromMs), { at: timeOf(fromMs) }),
    ...between,
    line('due', dayOfMs(dueMs), { at: timeOf(dueMs) }),
  ];
}

type Line = (type: Step['type'], day: DayNumber, more?: Partial<Step>) => Step;

function daySteps(term: Term, from: DayNumber, last: DayNumber, calendar: Calendar, line: Line): Step[] {
  const steps: Step[] = [];
  let nth = 0;
  const start = term.startDayCounts && term.amount > 0 ? from : from + 1;
  for (let day = start; day <= last; day++) {
    const counts = term.unit === 'calendarDays' ? nth < term.amount : calendar.isWorking(day);
    if (counts) steps.push(line('count', day, { nth: ++nth }));
    else steps.push(line(term.unit === 'calendarDays' ? 'roll' : 'skip', day));
  }
  return steps;
}

function hourSteps(fromMs: number, dueMs: number, calendar: Calendar, hours: WorkingHours, line: Line): Step[] {
  const steps: Step[] = [];
  for (let day = dayOfMs(fromMs); day <= dayOfMs(dueMs); day++) {
    if (!calendar.isWorking(day)) {
      steps.push(line('skip', day));
      continue;
    }
    for (const [from, to] of intervalsOf(hours, day)) {
      const begin = Math.max(fromMs, msOfDay(day, from));
      const end = Math.min(dueMs, msOfDay(day, to));
      if (end <= begin) continue;
      const until = end === msOfDay(day, to) ? minuteText(to) : timeOf(end);
      steps.push(line('count', day, { from: timeOf(begin), to: until, minutes: (end - begin) / MINUTE }));
    }
  }
  return steps;
}
