/** What the extension's own pages ask of the background about the companion. */
import * as z from 'zod/mini';
import { zRefusal } from '../copies/refusal.ts';
import { zInstant } from '../ticket/moment.ts';
import { type Commands, zFailure } from './answer.ts';
import { companionCommands, zBackup } from './companion.ts';

const zNothing = z.strictObject({});
const zCount = z.number().check(z.int(), z.minimum(0));
const zName = z.optional(z.string().check(z.minLength(1), z.maxLength(100)));

/** How a restore goes, or went. */
const zRestoring = z.strictObject({
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  tickets: zCount,
  of: zCount,
  added: zCount,
  merged: zCount,
  refused: zCount,
  failure: z.optional(zFailure),
});
export type Restoring = z.infer<typeof zRestoring>;

/** What the last line to the companion found. Not known is not the same as not there. */
export const zCompanionState = z.strictObject({
  state: z.enum(['unknown', 'ready', 'trouble']),
  failure: z.optional(zFailure),
  atMs: z.optional(z.number()),
  program: z.optional(z.string()),
  store: z.optional(z.enum(['sqlite', 'postgres'])),
  features: z.array(z.string()),
  backups: z.array(zBackup),
});
export type CompanionState = z.infer<typeof zCompanionState>;

/** What the popup has to say of it: what is amiss, and for how many whole days tickets have waited where that is why. */
export const zCompanionNotice = z.strictObject({ code: zFailure.shape.code, days: z.optional(zCount) });
export type CompanionNotice = z.infer<typeof zCompanionNotice>;

export const companionOwnCommands = {
  companion: {
    request: zNothing,
    answer: z.strictObject({
      on: z.boolean(),
      /** Whether the browser lets Anqi speak to programs of this computer. */
      permitted: z.boolean(),
      clerk: zName,
      unit: zName,
      /** Rows of the outbox; and whether tickets from before it was turned on are still to come. */
      waiting: zCount,
      filling: z.boolean(),
      /** When the companion last had everything. */
      safeAt: z.optional(zInstant),
      /** How many records it did not take, and the first of them. */
      refused: z.strictObject({ count: zCount, first: z.array(zRefusal) }),
      last: zCompanionState,
      /** Where exports are written, as far as is known; none was chosen where left out. */
      folder: z.optional(z.string()),
      /** Whether this browser holds any tickets: where not, what the companion holds is offered. */
      known: z.boolean(),
      restoring: z.optional(zRestoring),
    }),
  },
  /** Turns it on, once the permission is there, or off. */
  switchCompanion: { request: z.strictObject({ on: z.boolean(), clerk: zName, unit: zName }), answer: zNothing },
  /** Asks it now, and sends what waits. */
  tryCompanion: { request: zNothing, answer: zNothing },
  holdings: companionCommands.holdings,
  /** Begins to bring everything back; `companion` tells how it goes. */
  restoreAll: { request: zNothing, answer: zNothing },
  stopRestore: { request: zNothing, answer: zNothing },
  companionBackup: companionCommands.backup,
  restoreBackup: companionCommands.restoreBackup,
  chooseFolder: companionCommands.chooseFolder,
  writeFile: companionCommands.writeFile,
} satisfies Commands;
