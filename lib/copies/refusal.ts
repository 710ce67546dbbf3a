/** A record that the companion did not take. */
import * as z from 'zod/mini';
import { DOCUMENT_KINDS } from './record.ts';

const zSaid = { reason: z.string() };
export const zRefusal = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('ticket'), site: z.string(), ticketNo: z.string(), ...zSaid }),
  z.strictObject({ what: z.literal('document'), kind: z.enum(DOCUMENT_KINDS), key: z.string(), ...zSaid }),
  z.strictObject({ what: z.literal('site-gone'), site: z.string(), ...zSaid }),
]);
export type Refusal = z.infer<typeof zRefusal>;
