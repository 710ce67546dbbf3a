/** Reading a backup file: first whether it is whole, then what it holds. Nothing of it is kept in memory. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Asking } from '../protocol/remote.ts';
import {
  type Entry,
  type Footer,
  type Header,
  type Summary,
  VERSION,
  zEntry,
  zFooter,
  zHeader,
  zVersioned,
} from './format.ts';
import { linesOf } from './lines.ts';
import { isLocked, unlocked } from './lock.ts';
import { BackupRefusal, toRefusal } from './refusal.ts';

const LINE_BREAK = new Uint8Array([10]);
/** First bytes of gzip. */
const GZIP = [0x1f, 0x8b];

/** A backup file, and what opens it. */
export interface Source {
  file: Blob;
  passphrase?: string | undefined;
}

/**
 * Reads a file from end to end and holds it against its last line.
 * @throws BackupRefusal with what is wrong
 */
export async function verify(source: Source, asking: Asking = {}): Promise<Summary> {
  const hash = sha256.create();
  const counts = { tickets: 0, changes: 0, documents: 0 };
  let header: Header | undefined;
  let last: Uint8Array | undefined;
  for await (const lines of linesIn(source, asking)) {
    for (const line of lines) {
      if (last) {
        hash.update(last).update(LINE_BREAK);
        if (header) count(counts, entryOf(last));
        else header = headerOf(last);
      }
      last = line;
    }
  }
  // A first line alone, whole, may still be another program's.
  header ??= headerOf(last ?? new Uint8Array());
  const footer = footerOf(last);
  const { sha256: sum, tickets, changes, documents } = footer ?? {};
  const isWhole =
    sum === bytesToHex(hash.digest()) &&
    tickets === counts.tickets &&
    changes === counts.changes &&
    documents === counts.documents;
  if (!isWhole) throw new BackupRefusal('damaged');
  return { madeAt: header.madeAt, ...counts };
}

/** A line of a file that was found whole; undefined in place of one that is none of ours. */
export interface NumberedEntry {
  /** From 1. */
  line: number;
  entry: Entry | undefined;
  bytes: number;
}

/** What a file holds, line by line. */
export async function* entriesOf(source: Source, asking: Asking = {}): AsyncGenerator<NumberedEntry> {
  let number = 0;
  let last: Uint8Array | undefined;
  for await (const lines of linesIn(source, asking)) {
    for (const line of lines) {
      // The first line is the header, and the last one the footer.
      if (last && number > 1) yield { line: number, entry: entryOf(last), bytes: last.length };
      last = line;
      number++;
    }
  }
}

async function* linesIn({ file, passphrase }: Source, { signal, onProgress }: Asking): AsyncGenerator<Uint8Array[]> {
  try {
    let read = 0;
    const counting = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(piece, controller) {
        signal?.throwIfAborted();
        read += piece.length;
        onProgress?.(read / file.size);
        controller.enqueue(piece);
      },
    });
    const bytes = await opened(file.stream().pipeThrough(counting), file, passphrase);
    yield* linesOf(bytes);
  } catch (error) {
    throw toRefusal(error, 'damaged');
  }
}

/** The text of a file, whatever it is wrapped in; a backup that was unpacked is one too. */
async function opened(
  bytes: ReadableStream<Uint8Array<ArrayBuffer>>,
  file: Blob,
  passphrase: string | undefined,
): Promise<ReadableStream<Uint8Array>> {
  if (await isLocked(file)) {
    if (passphrase === undefined) throw new BackupRefusal('locked');
    return unpacked((await unlocked(bytes, passphrase)) as ReadableStream<Uint8Array<ArrayBuffer>>);
  }
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === GZIP[0] && second === GZIP[1] ? unpacked(bytes) : bytes;
}

const unpacked = (bytes: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array> =>
  bytes.pipeThrough(new DecompressionStream('gzip'));

function headerOf(line: Uint8Array): Header {
  const json = jsonOf(line);
  const versioned = zVersioned.safeParse(json);
  if (!versioned.success) throw new BackupRefusal('foreign');
  if (versioned.data.version > VERSION) throw new BackupRefusal('newer');
  const header = zHeader.safeParse(json);
  if (!header.success) throw new BackupRefusal('damaged');
  return header.data;
}

function footerOf(line: Uint8Array | undefined): Footer | undefined {
  return line && zFooter.safeParse(jsonOf(line)).data;
}

function entryOf(line: Uint8Array): Entry | undefined {
  return zEntry.safeParse(jsonOf(line)).data;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function jsonOf(line: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(line));
  } catch {
    return undefined;
  }
}

function count(counts: Omit<Summary, 'madeAt'>, entry: Entry | undefined): void {
  if (!entry) return;
  if ('document' in entry) {
    counts.documents++;
  } else {
    counts.tickets++;
    counts.changes += entry.changes.length;
  }
}
