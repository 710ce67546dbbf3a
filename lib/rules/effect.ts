/** What putting rules in force would change on stored tickets. */
import * as z from 'zod/mini';
import { zClockName } from '../ticket/clocks.ts';
import { zMoment } from '../ticket/moment.ts';

/** Changes listed at most. */
export const MOST_LINES = 8;

/** A clock that would end at another time, begin or go; where both ends are the same, its colours change. */
const zClockChange = z.strictObject({
  ticketNo: z.string(),
  clock: zClockName,
  from: z.optional(zMoment),
  to: z.optional(zMoment),
});
export type ClockChange = z.infer<typeof zClockChange>;

export const zRulesEffect = z.strictObject({
  /** Open tickets looked at. */
  open: z.number(),
  /** How many of them would have other clocks. */
  changed: z.number(),
  /** Some of the changes: of every ticket the first, then the others. */
  lines: z.array(zClockChange).check(z.maxLength(MOST_LINES)),
});
export type RulesEffect = z.infer<typeof zRulesEffect>;
