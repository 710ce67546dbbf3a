/** What a file is to hold: bytes, or another file. Read in pieces, so that a large one does not fill the memory. */
import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from 'node:fs';

export type Content = Uint8Array | { file: string };

const PIECE = 1_048_576;
/** Never through a link, and never waiting for the other end of a pipe; Windows knows neither flag. */
const PLAIN = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function* piecesOf(content: Content): Generator<Uint8Array> {
  if (content instanceof Uint8Array) {
    yield content;
    return;
  }
  const handle = openSync(content.file, constants.O_RDONLY | PLAIN);
  try {
    const piece = Buffer.alloc(PIECE);
    for (let length = readSync(handle, piece); length > 0; length = readSync(handle, piece))
      yield piece.subarray(0, length);
  } finally {
    closeSync(handle);
  }
}

/** Writes all of it where the file stands. */
export function writeContent(handle: number, content: Content): void {
  for (const piece of piecesOf(content)) writeAll(handle, piece);
}

/** Writes all of a piece: the system may take less at a time. @param position in bytes; where the file stands, if left out */
export function writeAll(handle: number, piece: Uint8Array, position?: number): void {
  for (let at = 0; at < piece.length; )
    at += writeSync(handle, piece, at, piece.length - at, position === undefined ? null : position + at);
}

/** Whether a file holds these very bytes; false for what is no plain file. */
export function holds(file: string, content: Content): boolean {
  let handle: number;
  try {
    handle = openSync(file, constants.O_RDONLY | PLAIN);
  } catch {
    return false;
  }
  try {
    if (!fstatSync(handle).isFile()) return false;
    let at = 0;
    for (const piece of piecesOf(content)) {
      if (!holdsAt(handle, piece, at)) return false;
      at += piece.length;
    }
    return fstatSync(handle).size === at;
  } finally {
    closeSync(handle);
  }
}

/** Whether an open file holds a piece at a place (in bytes). */
export function holdsAt(handle: number, piece: Uint8Array, at: number): boolean {
  const found = Buffer.alloc(piece.length);
  let length = 0;
  while (length < piece.length) {
    const read = readSync(handle, found, length, piece.length - length, at + length);
    if (read === 0) return false;
    length += read;
  }
  return found.equals(piece);
}
