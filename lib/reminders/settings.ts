/** When an office wants to be reminded, as data. */
import * as z from 'zod/mini';
import { zMinute } from '../calendar/hours.ts';
import { zSpan } from '../rules/model.ts';
import { CLOCK_NAMES, zClockName } from '../ticket/clocks.ts';

const zTime = z.string().check(z.refine((text) => zMinute.safeParse(text).success, { error: 'not a time' }));

export const zReminderSettings = z.strictObject({
  format: z.literal('anqi-reminders'),
  version: z.literal(1),
  /** So long before the end of a clock. */
  before: z.array(zSpan).check(z.maxLength(6)),
  /** When it has run out. */
  atEnd: z.boolean(),
  /** Every working morning while it is overdue. */
  mornings: z.boolean(),
  /** Clocks that are spoken of. */
  clocks: z.array(zClockName).check(z.maxLength(CLOCK_NAMES.length)),
  /** `HH:mm` at which the day's summary comes; none when left out. */
  digest: z.optional(zTime),
  /** Times of the working day in which nothing is shown; it is shown when they end. */
  quiet: z.array(z.tuple([zTime, zTime])).check(
    z.maxLength(6),
    z.refine((intervals) => intervals.every(([from, to]) => from < to), { error: 'ends before it begins' }),
  ),
});
export type ReminderSettings = z.infer<typeof zReminderSettings>;

/** One working day before, two working hours before, at the end, each working morning while overdue; a summary at nine. */
export const DEFAULT_REMINDERS: ReminderSettings = {
  format: 'anqi-reminders',
  version: 1,
  before: [
    { amount: 1, unit: 'workingDays' },
    { amount: 2, unit: 'workingHours' },
  ],
  atEnd: true,
  mornings: true,
  clocks: CLOCK_NAMES.filter((name) => name !== 'extension'),
  digest: '09:00',
  quiet: [],
};
