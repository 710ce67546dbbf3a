/**
 * A file that arrives in pieces, as messages of a browser are small. Pieces gather in the data folder, under the file's id, and the
 * whole file goes to the chosen folder with the last one. All is kept in files: a piece may come again, from another process too,
 * and changes nothing.
 */
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type * as z from 'zod/mini';
import type { companionCommands } from '../../lib/protocol/companion.ts';
import { removeOld } from '../files/temporary.ts';
import { dataFolder, type Machine } from '../place.ts';
import { Trouble } from '../store/trouble.ts';
import { holdsAt, writeAll } from './content.ts';
import { nameFault } from './names.ts';
import { rootOf } from './root.ts';
import { inFolder } from './trouble.ts';
import { placeFile } from './write.ts';

export type Piece = z.infer<typeof companionCommands.writeFile.request>;

/** More than any export of an office. */
export const MOST_FILE_BYTES = 500_000_000;

const refuse = (detail: string): never => {
  throw new Trouble('bad-message', detail);
};

/**
 * Takes a piece of a file. Each begins where those before it end; one that came already changes nothing.
 * @returns with the last piece, the name under which the file now is in the chosen folder
 * @throws Trouble `bad-message` for a piece that fits nowhere: the file is then sent anew, under another id
 * @throws Trouble `no-folder`, `bad-name` or `disk-full`; the pieces stay, and the same one may be sent again
 */
export function takePiece(machine: Machine, piece: Piece, nowMs: number): { written?: string } {
  const fault = nameFault(piece.name);
  if (fault !== undefined) throw new Trouble('bad-name', `the name of the file ${fault}`);
  const bytes = decoded(piece.base64);
  if (piece.offset + bytes.length > MOST_FILE_BYTES) refuse(`a file of more than ${MOST_FILE_BYTES} bytes`);
  const root = rootOf(machine);
  return inFolder(() => {
    const incoming = join(dataFolder(machine), 'incoming');
    mkdirSync(incoming, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(incoming)) removeOld(join(incoming, name), nowMs);
    // An id is one file's: under another name it is another, which begins at its own beginning.
    const place = join(incoming, `${piece.id}.${crc32(piece.name).toString(16)}`);
    const done = nameIn(`${place}.done`);
    if (done !== undefined) return piece.last ? { written: done } : {};
    append(`${place}.part`, piece, bytes);
    if (!piece.last) return {};
    const { name } = placeFile(root, piece.name, { file: `${place}.part` }, nowMs);
    // Killed before this, the last piece comes again, and the file is found to be there already.
    noteName(`${place}.done`, name);
    rmSync(`${place}.part`, { force: true });
    return { written: name };
  });
}

function decoded(base64: string): Uint8Array {
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) refuse('the piece is not base64');
  return Buffer.from(base64, 'base64');
}

function append(file: string, { offset, last }: Piece, bytes: Uint8Array): void {
  const handle = openSync(file, constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), 0o600);
  try {
    const { size } = fstatSync(handle);
    if (offset > size) refuse(`the piece begins at ${offset}, the file ends at ${size}`);
    const known = bytes.subarray(0, size - offset);
    if (!holdsAt(handle, known, offset)) refuse('the piece came already, with other bytes');
    if (last && size > offset + bytes.length) refuse('the last piece ends before the file does');
    writeAll(handle, bytes.subarray(known.length), size);
  } finally {
    closeSync(handle);
  }
}

function nameIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8') || undefined;
  } catch {
    return undefined;
  }
}

function noteName(file: string, name: string): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    writeAll(handle, Buffer.from(name));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
