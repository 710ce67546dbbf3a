/** What the extension's own pages ask of the background about backups: files are made and read by the page's worker. */
import * as z from 'zod/mini';
import { DOCUMENT_KINDS } from '../copies/record.ts';
import { zSite } from '../ticket/model.ts';
import type { Commands } from './answer.ts';

const zNothing = z.strictObject({});
const zCount = z.number().check(z.int(), z.minimum(0));

/** What a document is called. */
const zIdentity = z.strictObject({ kind: z.enum(DOCUMENT_KINDS), key: z.string() });

/** Most tickets and documents of one batch, stored in one transaction each. */
const MAX_PUT = 500;

export const backupCommands = {
  /** When the last copies were made (epoch milliseconds), and the sites that are on although the browser does not let Anqi in. */
  backupState: {
    request: zNothing,
    answer: z.strictObject({
      madeMs: z.optional(z.number()),
      companionMs: z.optional(z.number()),
      unpermitted: z.array(zSite),
    }),
  },
  /** A backup file was made then, or one that was made then was put back. */
  noteBackup: { request: z.strictObject({ madeMs: z.number() }), answer: zNothing },
  /** Says nothing of backups for a week. */
  quietBackup: { request: zNothing, answer: zNothing },
  /** Puts a batch of a backup back; reminders, icon and open pages wait for the batch after which no more follow. */
  putBack: {
    request: z.strictObject({
      documents: z.array(z.unknown()).check(z.maxLength(MAX_PUT)),
      tickets: z
        .array(z.strictObject({ ticket: z.unknown(), changes: z.array(z.unknown()) }))
        .check(z.maxLength(MAX_PUT)),
      /** Whether settings and profiles take the place of others that are here. */
      replace: z.boolean(),
      more: z.boolean(),
    }),
    answer: z.strictObject({
      tickets: z.strictObject({ added: zCount, merged: zCount, unchanged: zCount, changes: zCount }),
      /** Documents that were not there, or brought something new. */
      documents: zCount,
      /** Documents of which another one is here, which stayed. */
      kept: z.array(zIdentity),
      /** Tickets, entries of their histories alone, and documents, by their names where they tell one. */
      refused: z.strictObject({
        tickets: z.array(
          z.strictObject({
            ticketNo: z.optional(z.string()),
            isEntry: z.optional(z.literal(true)),
            reason: z.string(),
          }),
        ),
        documents: z.array(z.strictObject({ document: z.optional(zIdentity), reason: z.string() })),
      }),
    }),
  },
} satisfies Commands;
