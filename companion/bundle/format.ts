/**
 * A bundle: tickets of a store for another one, in a file that anyone may carry and nobody can change.
 *
 *     {"format":"anqi-bundle","version":1,"unit":…,"madeAt":…,"signer":{"key":…}}
 *     {"what":"replica","id":…,"clerk":…}      a browser, before the first ticket of it
 *     (empty)
 *     {"what":"ticket","replica":…,"site":…}   the header of one browser's copy, with its times and its history
 *     {"ticketNo":…}                           the ticket, to the letter as that browser wrote it; empty where it is gone
 *     {"what":"end","tickets":…}               how many there were
 *     {"signature":…}                          Ed25519 over the SHA-256 of every byte before this line
 *
 * as lines of UTF-8, gzipped, and then under a passphrase in the age format where one was given.
 */
import * as z from 'zod/mini';
import { zReplica, zReplicaId } from '../../lib/copies/record.ts';
import { zDay, zInstant } from '../../lib/ticket/moment.ts';
import { isPlain } from '../plain.ts';
import { zTimes } from '../store/take.ts';
import { zPublicKey } from './keys.ts';

export const FORMAT = 'anqi-bundle';
export const VERSION = 1;
export const EXTENSION = '.anqi';

/** Longest line that is read: a ticket with all its texts takes a hundredth of it. */
export const MAX_LINE_BYTES = 32 * 1024 * 1024;

/** What a signer calls itself: shown at the moment at which it is trusted, so that nothing in it may hide the words around it. */
const zSignerName = z.string().check(z.maxLength(100), z.refine(isPlain));

/** What is no such name, in words. */
export const NO_NAME =
  'a name of more than 100 characters, or with characters that steer a terminal or turn the writing';

/** Whether a bundle with this name of its signer can be imported. */
export const isSignerName = (name: string): boolean => zSignerName.safeParse(name).success;

/** What any version of a bundle begins with. */
export const zAnyHead = z.looseObject({ format: z.literal(FORMAT), version: z.number().check(z.int(), z.minimum(1)) });

export const zHead = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  program: z.string(),
  /** The unit whose tickets it holds; all where left out. */
  unit: z.optional(z.string()),
  /** Only tickets of which something changed since this day. */
  since: z.optional(zDay),
  madeAt: zInstant,
  signer: z.strictObject({ key: zPublicKey, name: z.optional(zSignerName) }),
});
export type Head = z.infer<typeof zHead>;

export const zReplicaLine = z.strictObject({ what: z.literal('replica'), ...zReplica.shape });

/** What a bundle adds to a ticket's header (lib/copies/record.ts); the rest is checked as that. */
export const zCarried = z.looseObject({
  what: z.literal('ticket'),
  replica: zReplicaId,
  times: z.optional(zTimes),
  /** When the bundle was made that its maker has it from. */
  toldAt: z.optional(zInstant),
});

const zCount = z.number().check(z.int(), z.minimum(0));
export const zEnd = z.strictObject({ what: z.literal('end'), replicas: zCount, tickets: zCount, changes: zCount });
export type Totals = Omit<z.infer<typeof zEnd>, 'what'>;

export const zSignature = z.strictObject({ signature: z.string().check(z.regex(/^[A-Za-z0-9+/]{86}==$/)) });
