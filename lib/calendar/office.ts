/** What an office adds to the State Council's calendar: its own days, years filled by hand or from a file, its hours. */
import * as z from 'zod/mini';
import { type Calendar, createCalendar } from './calendar.ts';
import { chinaSchedule } from './china.ts';
import { minuteText, STANDARD_HOURS, type WorkingHours, zIntervals } from './hours.ts';
import { isDay } from './time.ts';

export const OFFICE_FORMAT = 'anqi-calendar';
export const OFFICE_VERSION = 1;

/** A day of which the office says something: free by the State's schedule or by its own, or worked at a weekend. */
const DAY_KINDS = ['holiday', 'makeUp', 'dayOff'] as const;
const zOwnDay = z.strictObject({
  kind: z.enum(DAY_KINDS),
  name: z.optional(z.string().check(z.maxLength(40))),
});
export type OwnDay = z.infer<typeof zOwnDay>;

const zClock = z.string().check(z.regex(/^\d{2}:\d{2}$/));
/** Intervals as they are written, checked as they are meant. */
const zWritten = z.array(z.tuple([zClock, zClock])).check(
  z.maxLength(6),
  z.refine((intervals) => zIntervals.safeParse(intervals).success),
);

export const zOfficeCalendar = z.strictObject({
  format: z.literal(OFFICE_FORMAT),
  version: z.literal(OFFICE_VERSION),
  /** Years whose schedule the office knows, beyond those that are built in. */
  years: z.array(z.number().check(z.int(), z.minimum(2000), z.maximum(2100))).check(z.maxLength(101)),
  /** By `YYYY-MM-DD`. */
  days: z.record(z.string().check(z.refine(isDay)), zOwnDay),
  hours: z.strictObject({
    standard: zWritten,
    /** By weekday, 1 Monday … 7 Sunday. */
    byWeekday: z.optional(z.record(z.string().check(z.regex(/^[1-7]$/)), zWritten)),
  }),
});
export type OfficeCalendar = z.infer<typeof zOfficeCalendar>;

/** Intervals of minutes as they are written. */
const written = (intervals: WorkingHours['standard']): [string, string][] =>
  intervals.map(([from, to]) => [minuteText(from), minuteText(to)]);

/** An office that has said nothing yet. */
export const NO_OFFICE: OfficeCalendar = {
  format: OFFICE_FORMAT,
  version: OFFICE_VERSION,
  years: [],
  days: {},
  hours: { standard: written(STANDARD_HOURS.standard) },
};

/** The calendar and hours that hold in an office. */
export function officeTime({ years, days, hours }: OfficeCalendar): { calendar: Calendar; hours: WorkingHours } {
  const named = (kind: OwnDay['kind']) =>
    new Map(
      Object.entries(days).flatMap(([day, own]) => (own.kind === kind ? [[day, own.name ?? '']] : [])) as [
        string,
        string,
      ][],
    );
  const calendar = createCalendar(chinaSchedule, {
    holidays: named('holiday'),
    makeUpDays: named('makeUp'),
    daysOff: named('dayOff'),
    years,
  });
  const byWeekday = Object.entries(hours.byWeekday ?? {}).map(([day, intervals]) => [day, zIntervals.parse(intervals)]);
  return {
    calendar,
    hours: {
      standard: zIntervals.parse(hours.standard),
      ...(byWeekday.length > 0 ? { byWeekday: Object.fromEntries(byWeekday) } : {}),
    },
  };
}
