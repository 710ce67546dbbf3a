/** Putting a backup in the place of the store. */
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fsyncFile, syncFolder } from '../files/beside.ts';
import { discard, heedSignals, streamInto, temporaryIn } from '../files/temporary.ts';
import { decrypted, isEncrypted } from '../secret/age.ts';
import { exclusively } from '../store/gate.ts';
import { Trouble, troubled } from '../store/trouble.ts';
import { backupsFolder, listBackups } from './list.ts';
import { tidyData } from './tidy.ts';
import { type Counts, checkWhole, copyWhole, damagedRows, isOpened } from './whole.ts';

export interface Restored {
  /** The name of the file that was the store, in the same folder; none where there was none. */
  setAside?: string;
  /** Rows of the backup, and how many of them are damaged and left out on reading. */
  rows: Counts;
  damaged: number;
}

/**
 * Puts one of the rolling backups in the place of the store.
 * @param base the store's first file (store/open.ts, dataFile)
 * @param name as listBackups gives it
 * @throws Trouble; nothing was touched then
 */
export async function restoreNamed(base: string, name: string): Promise<Restored> {
  if (!listBackups(base).some((backup) => backup.name === name))
    throw new Trouble('store-refused', 'there is no such backup; `anqi restore --list` names them');
  return restoreFile(base, join(backupsFolder(base), name));
}

/**
 * Puts a data file, a backup or one that was set aside, in the place of the store. What was the store stays as it is, under its own
 * name; programs that have it open find out before they write again (store/gate.ts).
 * @param passphrase of an encrypted one
 * @throws Trouble; nothing was touched then
 */
export async function restoreFile(base: string, file: string, passphrase?: string): Promise<Restored> {
  const name = basename(file);
  return troubled(async () => {
    mkdirSync(dirname(base), { recursive: true, mode: 0o700 });
    tidyData(dirname(base));
    const [plain, copy] = [temporaryIn(dirname(base)), temporaryIn(dirname(base))];
    try {
      const isSecret = isEncrypted(startOf(file, name));
      if (isSecret) await decryptedTo(file, plain, passphrase);
      const source = isSecret || copiedWhereNeeded(file, plain) ? plain : file;
      // Checked before and after: a file of someone else's is not even copied, and the copy is what will be the store.
      checkWhole(source, name);
      copyWhole(source, copy, name);
      const rows = checkWhole(copy, name);
      const damaged = damagedRows(copy, name);
      fsyncFile(copy);
      await heedSignals();
      const setAside = exclusively(base, (now, next) => {
        renameSync(copy, next);
        syncFolder(dirname(base));
        return now;
      });
      return { rows, damaged, ...(setAside === undefined ? {} : { setAside: basename(setAside) }) };
    } finally {
      for (const made of [plain, copy]) discard(made);
    }
  });
}

/** Copies a data file, with its log, that cannot be opened where it lies. @returns whether it had to be */
function copiedWhereNeeded(file: string, place: string): boolean {
  if (isOpened(file)) return false;
  for (const end of ['', '-wal'].filter((each) => existsSync(`${file}${each}`))) {
    copyFileSync(`${file}${end}`, `${place}${end}`, constants.COPYFILE_EXCL);
    chmodSync(`${place}${end}`, 0o600);
  }
  return true;
}

async function decryptedTo(file: string, place: string, passphrase: string | undefined): Promise<void> {
  if (passphrase === undefined)
    throw new Trouble(
      'store-refused',
      'the backup is encrypted: give its passphrase with --passphrase-file or --passphrase',
    );
  await pipeline(await decrypted(createReadStream(file), passphrase), streamInto(place));
}

function startOf(file: string, name: string): Buffer {
  try {
    const handle = openSync(file, 'r');
    try {
      const start = Buffer.alloc(64);
      return start.subarray(0, readSync(handle, start, 0, start.length, 0));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw new Trouble('store-refused', `${name} cannot be read: is it there, and a file?`, error);
  }
}
