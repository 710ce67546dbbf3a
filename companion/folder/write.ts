/**
 * Writing a file into a folder: whole or not at all, below that folder alone, and never over another file.
 *
 * The bytes go to a file of a name of its own in the same folder and reach the disk; then that file gets its name by a hard link,
 * which fails where the name is taken. Disks without hard links (FAT, exFAT, some network drives): an empty file takes the name, which
 * too fails where it is taken, and the written one is moved over it. Killed between the two, the name stays with nothing in it:
 * renaming alone would replace whatever has the name, and copying would show a half-written file.
 */
import { closeSync, constants, fsyncSync, linkSync, lstatSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../files/beside.ts';
import { discard, temporaryIn, tidy } from '../files/temporary.ts';
import { Trouble } from '../store/trouble.ts';
import { type Content, holds, writeContent } from './content.ts';
import { nameFault, numbered } from './names.ts';
import { checkRoot } from './root.ts';
import { inFolder } from './trouble.ts';

export interface Placed {
  /** The name that was free, or that of the file which holds the same. */
  name: string;
  /** Whether it was written now; false where such a file was there already. */
  isNew: boolean;
}

const MOST_OF_A_NAME = 999;
const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL', 'EISDIR']);

/**
 * Writes a file; where the name is taken by other content, as `NAME (2)`, `NAME (3)` …
 * @param folder as root.ts gives it
 * @param link makes a hard link, or throws as the file system does
 * @throws Trouble `bad-name`, `no-folder` or `disk-full`; then nothing of it is there
 */
export function placeFile(folder: string, name: string, content: Content, nowMs: number, link = linkSync): Placed {
  const fault = nameFault(name);
  if (fault !== undefined) throw new Trouble('bad-name', `the name of the file ${fault}`);
  return inFolder(() => {
    checkRoot(folder);
    tidy(folder, nowMs);
    const first = firstFree(folder, name, content, 1);
    if (first.isThere) return { name: first.name, isNew: false };
    const beside = temporaryIn(folder);
    try {
      writeNew(beside, content);
      checkRoot(folder);
      return place(folder, name, content, beside, first.count, link);
    } finally {
      discard(beside);
      syncFolder(folder);
    }
  });
}

/** Gives a written file the first name that is free. */
function place(
  folder: string,
  name: string,
  content: Content,
  beside: string,
  from: number,
  link: typeof linkSync,
): Placed {
  for (let count = from; ; ) {
    const given = numbered(name, count);
    if (isNamed(beside, join(folder, given), link)) return { name: given, isNew: true };
    // Another writer was quicker.
    const next = firstFree(folder, name, content, count);
    if (next.isThere) return { name: next.name, isNew: false };
    count = next.count;
  }
}

/** The first name that is free, or that a file of the same content has. */
function firstFree(folder: string, name: string, content: Content, from: number) {
  for (let count = from; count <= MOST_OF_A_NAME; count++) {
    const given = numbered(name, count);
    const file = join(folder, given);
    if (!isTaken(file)) return { name: given, count, isThere: false };
    if (holds(file, content)) return { name: given, count, isThere: true };
  }
  throw new Trouble('bad-name', `${MOST_OF_A_NAME} files have that name already: move them, or choose another folder`);
}

/** Whether anything has a name, be it a link that leads nowhere. */
const isTaken = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

function writeNew(file: string, content: Content): void {
  const handle = openSync(file, NEW_FILE, 0o666);
  try {
    writeContent(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** @returns false where the name is taken */
function isNamed(beside: string, file: string, link: typeof linkSync): boolean {
  try {
    link(beside, file);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (!NO_LINKS.has(code)) throw error;
  }
  try {
    closeSync(openSync(file, NEW_FILE, 0o666));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    renameSync(beside, file);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
  return true;
}
