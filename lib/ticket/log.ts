/** The flow log (流转记录) that a ticket's page prints: one row a step, in the page's own words. */
import * as z from 'zod/mini';
import { zMoment } from './moment.ts';

const zText = (max: number) => z.string().check(z.maxLength(max));

export const zLogStep = z.strictObject({
  at: zMoment,
  /** 签收, 退件, 区级交办. */
  step: z.optional(zText(100)),
  /** Who did it: a person, a unit, or both in one. */
  who: z.optional(zText(100)),
  /** The unit that did it, where the log has a column for it. */
  unit: z.optional(zText(100)),
  /** The unit that it went to, where the log has a column for it. */
  to: z.optional(zText(100)),
  note: z.optional(zText(1_000)),
});
export type LogStep = z.infer<typeof zLogStep>;

/** Most steps that are looked at; a log of more has nothing that is still news. */
export const MAX_STEPS = 200;
