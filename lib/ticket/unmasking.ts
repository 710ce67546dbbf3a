/** That somebody asked for names and telephone numbers of citizens as they are: noted each time. */
import * as z from 'zod/mini';
import { zInstant } from './moment.ts';

export const zUnmasking = z.strictObject({
  at: zInstant,
  /** The file: tickets.xlsx. */
  file: z.string().check(z.maxLength(60)),
  /** 2020Q2. */
  period: z.string().check(z.maxLength(20)),
  /** How many tickets it held. */
  tickets: z.number().check(z.int(), z.minimum(0)),
});
export type Unmasking = z.infer<typeof zUnmasking>;
