/** What the extension may ask of the companion, over native messaging: one JSON message a question, one an answer. */
import * as z from 'zod/mini';
import { zReplica, zReplicaId } from '../copies/record.ts';
import { zInstant } from '../ticket/moment.ts';
import type { Commands } from './answer.ts';

/** Versions of this map that a program of today understands. A version is raised when an older side would misunderstand. */
export const PROTOCOL = { min: 1, max: 1 } as const;

/** What a companion can do beyond answering `hello`; an older one may lack some. */
export const FEATURES = ['sync', 'restore', 'backup', 'folder'] as const;

/** Browsers take no message above 1 MB from a host. A piece of Chinese takes three bytes a character, and quotes are escaped. */
export const MAX_ANSWER_BYTES = 1_000_000;
export const MAX_PIECE_CHARS = 150_000;
/** Most of one batch: far below the 64 MB that browsers send, and little to send again after a kill. */
export const MAX_BATCH_RECORDS = 2_000;
export const MAX_BATCH_CHARS = 16_000_000;
/** A piece of a file, before it is written in base64. */
export const FILE_PIECE_BYTES = 600_000;

const zRange = z.object({ min: z.number().check(z.int(), z.minimum(1)), max: z.number().check(z.int(), z.minimum(1)) });
export type VersionRange = z.infer<typeof zRange>;

/** The newest version that both sides understand; undefined where there is none. */
export function commonVersion(a: VersionRange, b: VersionRange): number | undefined {
  const common = Math.min(a.max, b.max);
  return common >= Math.max(a.min, b.min) ? common : undefined;
}

const zCount = z.number().check(z.int(), z.minimum(0));

/** A backup file of the companion's, by its name in the folder of backups. */
export const zBackup = z.strictObject({ name: z.string(), madeAt: zInstant, bytes: zCount });
export type Backup = z.infer<typeof zBackup>;

export const companionCommands = {
  /**
   * The first question of a connection. Neither side refuses what it does not know in it: that is how versions that have nothing else
   * in common can still tell each other so.
   */
  hello: {
    request: z.object({
      versions: zRange,
      features: z.array(z.string()),
      program: z.string(),
      replica: zReplica,
    }),
    answer: z.object({
      versions: zRange,
      features: z.array(z.string()),
      program: z.string(),
      /** Where the office's copy lies; not the address of a database, as that may hold a password. */
      store: z.enum(['sqlite', 'postgres']),
      /** Whether the store can be used; a code of failure where not. */
      trouble: z.optional(z.string()),
      /** What is wrong with it and what to do, in English, for the doctor: browsers say it in words of their own. Never a password or a ticket's text. */
      detail: z.optional(z.string()),
      /** The highest version of this replica that is kept. Lower than what was acknowledged, the store is an older one. */
      known: z.optional(zCount),
      /** The batch of this replica that was taken in last. One that it never sent was sent by another under its name. */
      lastBatch: z.optional(z.string()),
      /** Backups to fall back on, the newest first. */
      backups: z.array(zBackup),
      /** Where exports are written; none was chosen where left out. */
      folder: z.optional(z.string()),
    }),
  },
  /** A batch of records (copies/record.ts). Sent again, it changes nothing. */
  push: {
    request: z.strictObject({
      id: z.string().check(z.regex(/^[0-9a-f-]{36}$/)),
      replica: zReplicaId,
      /** SHA-256 of the payload's UTF-8. */
      checksum: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      payload: z.string().check(z.maxLength(MAX_BATCH_CHARS)),
    }),
    answer: z.strictObject({
      id: z.string(),
      /** Records that were new, and those that were known in this version or a later one. */
      written: zCount,
      known: zCount,
      refused: z.array(z.strictObject({ index: zCount, reason: z.string() })),
    }),
  },
  /** What the store holds of this clerk's own browsers, before a restore. */
  holdings: {
    request: z.strictObject({}),
    answer: z.strictObject({
      tickets: zCount,
      documents: zCount,
      sites: z.array(z.string()),
      /** The last batch that any browser of this clerk sent. */
      lastAt: z.optional(zInstant),
    }),
  },
  /**
   * The next piece of what the store holds of this clerk's browsers, as lines of JSON: tickets, each merged from all of them
   * (`{"ticket":…,"changes":[…]}`), or what else was kept (`{"kind":…,"key":…,"body":…}`). A piece may end in the midst of a line.
   */
  pull: {
    request: z.strictObject({ what: z.enum(['tickets', 'documents']), after: z.optional(z.string()) }),
    answer: z.strictObject({
      text: z.string(),
      /** It begins with a new line: what was left of the piece before is to be dropped, as after a kill. */
      begins: z.boolean(),
      next: z.optional(z.string()),
    }),
  },
  backup: { request: z.strictObject({}), answer: z.strictObject({ backup: zBackup }) },
  /** Puts a backup in the place of the store; what was there is set aside, never deleted. */
  restoreBackup: {
    request: z.strictObject({ name: z.string() }),
    answer: z.strictObject({ setAside: z.optional(z.string()) }),
  },
  /** Chooses the folder for exports; none where no path is given. */
  chooseFolder: {
    request: z.strictObject({ path: z.optional(z.string().check(z.maxLength(1_000))) }),
    answer: z.strictObject({ folder: z.optional(z.string()) }),
  },
  /** A piece of an exported file; the file is in its place when the last one is, under the name that was free. */
  writeFile: {
    request: z.strictObject({
      /** One for all pieces of a file. */
      id: z.string().check(z.regex(/^[0-9a-f-]{36}$/)),
      name: z.string().check(z.maxLength(255)),
      offset: zCount,
      base64: z.string().check(z.maxLength(FILE_PIECE_BYTES * 2)),
      last: z.boolean(),
    }),
    answer: z.strictObject({ written: z.optional(z.string()) }),
  },
} satisfies Commands;
