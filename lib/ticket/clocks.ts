/** The clocks of a ticket as they are stored with it, and what the clerk says of them. */
import * as z from 'zod/mini';
import { zInstant, zMoment } from './moment.ts';

/**
 * In the order of the work. `sign`, `approval` (the unit head's 阅批) and `contact` are steps, `limit` is the limit this unit
 * is held to and `cityLimit` the city's own beside it; `return` and `extension` are windows in which something may be done.
 */
export const CLOCK_NAMES = ['sign', 'approval', 'return', 'contact', 'limit', 'cityLimit', 'extension'] as const;
export type ClockName = (typeof CLOCK_NAMES)[number];
export const zClockName = z.enum(CLOCK_NAMES);

/** Where a deadline comes from: printed, worked out by a rule, said by the clerk. */
const zSource = z.enum(['page', 'rule', 'override']);

/** A clock that a rule runs on a ticket; of a limit that is printed or overridden too, with what the rule adds to it. */
export const zRuled = z.strictObject({
  clock: zClockName,
  dueAt: zMoment,
  source: zSource,
  /** Of which rule, by id and by the name it had then, of which profile. */
  rule: z.string(),
  profile: z.optional(z.string()),
  ruleName: z.string(),
  /** The event it counts from, and what that event was: `seen` where the page prints none of them. */
  startAt: zMoment,
  start: z.enum(['received', 'assigned', 'signed', 'rework', 'seen', 'limit']),
  /** From when on it is amber, and red; where left out, one working day before and at the end. */
  yellowAt: z.optional(zInstant),
  redAt: z.optional(zInstant),
  /** When it was first seen past its end with what it waits for plainly not done: whatever ends it then was late. */
  overAt: z.optional(zInstant),
  /** It stands still. */
  paused: z.optional(z.literal(true)),
  /** What it waited for has happened: then, or no later than then. From here on nothing changes it. */
  endedAt: z.optional(zMoment),
  /** Whether that was late; absent where it cannot be known. */
  late: z.optional(z.boolean()),
});
export type Ruled = z.infer<typeof zRuled>;

const zPause = z.strictObject({ from: zInstant, to: z.optional(zInstant) });
export type Pause = z.infer<typeof zPause>;

/** What the clerk says of a round of a ticket that its page does not. */
export const zMarks = z.strictObject({
  signedAt: z.optional(zInstant),
  approvedAt: z.optional(zInstant),
  contactedAt: z.optional(zInstant),
  /** Another limit than the printed or the ruled one: corrected, or extended. */
  override: z.optional(
    z.strictObject({
      dueAt: zMoment,
      kind: z.enum(['correction', 'extension']),
      why: z.optional(z.string().check(z.maxLength(200))),
      /** When it was said. */
      at: zInstant,
    }),
  ),
  /** In order; only the last may still be running. */
  pauses: z.optional(z.array(zPause).check(z.maxLength(50))),
});
export type Marks = z.infer<typeof zMarks>;
