/** Replies that the clerk sent with points open, knowing of them. */
import * as z from 'zod/mini';
import { zInstant } from './moment.ts';

const zSend = z.strictObject({
  at: zInstant,
  round: z.number().check(z.int(), z.minimum(1)),
  /** What was open, by the names of the points. */
  open: z.array(z.string().check(z.maxLength(40))).check(z.maxLength(20)),
});

export const MOST_SENDS = 50;
export const zSends = z.array(zSend).check(z.maxLength(MOST_SENDS));
