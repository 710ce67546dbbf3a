/**
 * The backup file: lines of JSON, compressed. The first line says what it is, each line after it is one ticket with its history or
 * one document, the last one closes it with the counts and the SHA-256 of every byte before it. So it is written and read line by
 * line, whatever its size; and without Anqi, `zcat FILE | head -n -1 | sha256sum` checks it and any editor shows it.
 *
 * Compressed, because 100,000 tickets are 200 MB of repeated words and a tenth of that in gzip; and because whatever passes files on
 * (mail, chat) leaves compressed ones as they are. With a passphrase the whole of it is an age file, which any age program opens.
 */
import * as z from 'zod/mini';
import { dayOfMs, dayText } from '../calendar/time.ts';
import { zStoredDocument } from '../store/documents.ts';
import { zInstant } from '../ticket/moment.ts';

const FORMAT = 'anqi-backup';
/** Raised when an older Anqi would misread the file. */
export const VERSION = 1;

/** No line of ours is longer: a picture of 8 MB in base64 is the longest. */
export const MAX_LINE_BYTES = 32_000_000;
/** The first line, by which a file is told from others. */
export const MAX_HEADER_BYTES = 2_000;

const zCount = z.number().check(z.int(), z.minimum(0));

/** What the first line of any version says. */
export const zVersioned = z.object({ format: z.literal(FORMAT), version: z.number().check(z.int(), z.minimum(1)) });

export const zHeader = z.extend(zVersioned, {
  madeAt: zInstant,
  /** Version of the Anqi that made it. */
  program: z.string().check(z.maxLength(40)),
});
export type Header = z.infer<typeof zHeader>;

/** One line between the first and the last; what it holds is checked where it is put back. */
export const zEntry = z.union([
  z.strictObject({ ticket: z.unknown(), changes: z.array(z.unknown()) }),
  z.strictObject({ document: zStoredDocument }),
]);
export type Entry = z.infer<typeof zEntry>;

export const zFooter = z.strictObject({
  end: z.literal(FORMAT),
  tickets: zCount,
  changes: zCount,
  documents: zCount,
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
export type Footer = z.infer<typeof zFooter>;

/** What a whole backup holds. */
export interface Summary {
  madeAt: string;
  tickets: number;
  changes: number;
  documents: number;
}

export const headerLine = (madeAt: string, program: string): string =>
  JSON.stringify({ format: FORMAT, version: VERSION, madeAt, program } satisfies Header);

export const footerLine = (counts: Omit<Footer, 'end'>): string =>
  JSON.stringify({ end: FORMAT, ...counts } satisfies Footer);

/** `按期备份-2026-11-24.jsonl.gz`, and `.age` after it where it takes a passphrase. */
export const fileName = (madeMs: number, isEncrypted: boolean): string =>
  `按期备份-${dayText(dayOfMs(madeMs))}.jsonl.gz${isEncrypted ? '.age' : ''}`;
