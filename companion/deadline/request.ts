/** One line of `anqi deadline`: what is asked, checked. */
import * as z from 'zod/mini';
import { zIntervals, zMinute } from '../../lib/calendar/hours.ts';
import { isDay } from '../../lib/calendar/time.ts';
import { UNITS } from '../../lib/calendar/units.ts';
import { parseInstant } from '../instant.ts';

// Reasons in words: the small zod has none of its own.
z.config(z.locales.en());

/** Longest terms: ten years. Beyond them somebody has mistaken the unit. */
const MOST = { workingDays: 2_600, calendarDays: 3_660, workingHours: 20_000, hours: 87_840 };

const zInstant = z.pipe(
  z.string().check(
    z.refine((text) => parseInstant(text) !== undefined, {
      error: 'no such instant; write 2026-11-23T17:30:00+08:00',
    }),
  ),
  z.transform((text) => parseInstant(text) ?? 0),
);

const zDay = z.string().check(
  z.refine(isDay, {
    error: 'no such day; write 2026-11-23',
  }),
);

export const zRequest = z
  .strictObject({
    id: z.union([z.string(), z.number()]),
    from: zInstant,
    amount: z.number().check(z.minimum(0)),
    unit: z.enum(UNITS),
    startDayCounts: z.optional(z.boolean()),
    rollForward: z.optional(z.boolean()),
    hours: z.optional(zIntervals),
    cutoff: z.optional(zMinute),
    daysOff: z.optional(z.array(zDay).check(z.maxLength(4_000))),
    makeUpDays: z.optional(z.array(zDay).check(z.maxLength(4_000))),
    now: z.optional(zInstant),
  })
  .check(
    z.superRefine(({ amount, unit, daysOff = [], makeUpDays = [] }, ctx) => {
      const issue = (path: string, message: string) =>
        ctx.addIssue({ code: 'custom', message, path: [path], input: amount });
      if (unit.endsWith('Days') && !Number.isInteger(amount)) issue('amount', 'days are counted whole');
      if (amount > MOST[unit]) issue('amount', `more than ${MOST[unit]} ${unit}`);
      const both = makeUpDays.find((day) => daysOff.includes(day));
      if (both) issue('makeUpDays', `${both} stands in daysOff too`);
    }),
  );
export type Request = z.infer<typeof zRequest>;
