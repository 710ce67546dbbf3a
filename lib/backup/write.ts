/** Making a backup file out of the store, a page of tickets at a time. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { instantText } from '../calendar/time.ts';
import type { Asking } from '../protocol/remote.ts';
import { documentsOf, type StoredDocument } from '../store/documents.ts';
import type { Store } from '../store/open.ts';
import { ticketCount, ticketPages } from '../store/ticket-pages.ts';
import { type Entry, footerLine, headerLine } from './format.ts';
import { streamOf } from './lines.ts';
import { locked } from './lock.ts';
import { SETTINGS } from './settings.ts';

/** Tickets of one page, read in one transaction. */
const PAGE = 500;

export interface Making {
  /** Version of this Anqi. */
  program: string;
  madeMs: number;
  passphrase?: string | undefined;
  /** What is kept outside of the store. */
  besides?: readonly StoredDocument[];
}

/**
 * The whole store as a backup file. What is stored meanwhile is in it or not, each ticket whole and with its history.
 * @throws the signal's reason when it is called off; StoreError
 */
export async function written(store: Store, making: Making, asking: Asking = {}): Promise<Blob> {
  const text = streamOf(bytesOf(store, making, asking)).pipeThrough(new CompressionStream('gzip'));
  const { passphrase } = making;
  const bytes = passphrase === undefined ? text : await locked(text, passphrase);
  // The browser may keep the blob on disk while it grows.
  return new Response(bytes as ReadableStream<Uint8Array<ArrayBuffer>>).blob();
}

const utf8 = new TextEncoder();

async function* bytesOf(
  store: Store,
  { program, madeMs, besides = [] }: Making,
  { signal, onProgress }: Asking,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const hash = sha256.create();
  const counts = { tickets: 0, changes: 0, documents: 0 };
  const encoded = (lines: readonly string[]): Uint8Array<ArrayBuffer> => {
    const bytes = utf8.encode(lines.map((line) => `${line}\n`).join(''));
    hash.update(bytes);
    return bytes;
  };
  yield encoded([headerLine(instantText(madeMs), program)]);
  for await (const document of everyDocument(store, besides)) {
    signal?.throwIfAborted();
    counts.documents++;
    yield encoded([JSON.stringify({ document } satisfies Entry)]);
  }
  const total = await ticketCount(store);
  for await (const page of ticketPages(store, PAGE)) {
    signal?.throwIfAborted();
    counts.tickets += page.length;
    counts.changes += page.reduce((sum, { changes }) => sum + changes.length, 0);
    if (page.length > 0) yield encoded(page.map((entry) => JSON.stringify(entry satisfies Entry)));
    onProgress?.(Math.min(1, counts.tickets / total));
  }
  yield utf8.encode(`${footerLine({ ...counts, sha256: bytesToHex(hash.digest()) })}\n`);
}

async function* everyDocument(store: Store, besides: readonly StoredDocument[]): AsyncGenerator<StoredDocument> {
  for await (const document of documentsOf(store, SETTINGS)) if (!('isBroken' in document)) yield document;
  yield* besides;
}
