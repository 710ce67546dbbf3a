/** Backing up and putting back, as a worker does it for a page: the store is read here, and written by the background alone. */
import type { Asking } from '../protocol/remote.ts';
import type { StoredDocument } from '../store/documents.ts';
import type { Store } from '../store/open.ts';
import { fileName, type Summary } from './format.ts';
import { entriesOf, type NumberedEntry, type Source, verify } from './read.ts';
import { BackupRefusal, toRefusal } from './refusal.ts';
import { type Making, written } from './write.ts';

/** Most of one batch: a message, and one transaction. */
const BATCH_TICKETS = 500;
const BATCH_DOCUMENTS = 500;
/** Messages hold 64 MB. */
const BATCH_BYTES = 8_000_000;

export interface MadeBackup {
  name: string;
  blob: Blob;
  summary: Summary;
  /** Rows of the store that have lost their shape and are not in it. */
  broken: number;
}

/** What is put back at once, in the order of the file. */
export interface Batch {
  documents: StoredDocument[];
  tickets: { ticket: unknown; changes: unknown[] }[];
  /** Lines that are none of a backup's. */
  strange: number[];
}

export type BackupSession = ReturnType<typeof createSession>;

/**
 * @param now epoch milliseconds
 * @param brokenRows how many the store has reported
 */
export function createSession(store: Store, now: () => number, brokenRows: () => number) {
  let opened: Source | undefined;
  let reading: { entries: AsyncGenerator<NumberedEntry>; ahead: NumberedEntry | undefined } | undefined;

  return {
    /**
     * Makes a file, and reads it again: one that is not whole is no backup.
     * @throws BackupRefusal `cancelled`, `damaged`, `failed`; StoreError
     */
    async make(making: Omit<Making, 'madeMs'>, asking: Asking = {}): Promise<MadeBackup> {
      const madeMs = now();
      const { passphrase } = making;
      const brokenBefore = brokenRows();
      const half = (from: number): Asking => ({
        ...(asking.signal ? { signal: asking.signal } : {}),
        onProgress: (share) => asking.onProgress?.(from + share / 2),
      });
      try {
        const blob = await written(store, { ...making, madeMs }, half(0));
        const broken = brokenRows() - brokenBefore;
        const summary = await verify({ file: blob, passphrase }, half(0.5));
        return { name: fileName(madeMs, passphrase !== undefined), blob, summary, broken };
      } catch (error) {
        throw toRefusal(error, 'failed');
      }
    },

    /**
     * Reads a file through, and keeps it for `next`.
     * @throws BackupRefusal what is wrong with it
     */
    async open(source: Source, asking: Asking = {}): Promise<Summary> {
      opened = undefined;
      const summary = await verify(source, asking);
      opened = source;
      return summary;
    },

    /** Goes back to the beginning of the file that is open. */
    begin(): void {
      if (!opened) throw new BackupRefusal('failed');
      // Called off, it was left in the middle.
      void reading?.entries.return(undefined);
      reading = { entries: entriesOf(opened), ahead: undefined };
    },

    /** What is to be put back next; undefined after the last of it. */
    async next(): Promise<Batch | undefined> {
      const from = reading;
      if (!from) throw new BackupRefusal('failed');
      const batch: Batch = { documents: [], tickets: [], strange: [] };
      let bytes = 0;
      for (;;) {
        const read: NumberedEntry | undefined = from.ahead ?? (await from.entries.next()).value;
        from.ahead = read;
        const isFull = batch.tickets.length >= BATCH_TICKETS || batch.documents.length >= BATCH_DOCUMENTS;
        const isEmpty = bytes === 0;
        if (!read) return isEmpty ? undefined : batch;
        if (isFull || (!isEmpty && bytes + read.bytes > BATCH_BYTES)) return batch;
        bytes += read.bytes;
        from.ahead = undefined;
        if (!read.entry) batch.strange.push(read.line);
        else if ('document' in read.entry) batch.documents.push(read.entry.document);
        else batch.tickets.push({ ticket: read.entry.ticket, changes: read.entry.changes });
      }
    },
  };
}
