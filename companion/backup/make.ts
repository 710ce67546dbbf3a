/** Backups of the data file, made and rolled. */
import { existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Backup } from '../../lib/protocol/companion.ts';
import { moveIn } from '../files/beside.ts';
import { discard, heedSignals, temporaryIn } from '../files/temporary.ts';
import { currentFile } from '../store/gate.ts';
import { Trouble, troubled } from '../store/trouble.ts';
import { superfluous } from './keep.ts';
import { backupsFolder, listBackups } from './list.ts';
import { backupName, madeAtOf } from './names.ts';
import { tidyData } from './tidy.ts';
import { type Counts, checkWhole, copyWhole } from './whole.ts';

const DAY_MS = 86_400_000;
/** A name that is taken is passed over: backups have names a second apart. */
const MOST_TRIES = 60;

/**
 * Makes a backup in the folder of backups: beside its place first, checked and on the disk before it gets its name.
 * Nothing of a backup that fails is left.
 * @param base the store's first file (store/open.ts, dataFile)
 * @throws Trouble
 */
export async function makeBackup(base: string, nowMs: number): Promise<Backup> {
  return troubled(async () => {
    const folder = backupsFolder(base);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    tidyData(dirname(base));
    const beside = temporaryIn(folder);
    try {
      checkedCopy(base, beside);
      await heedSignals();
      const place = movedIn(beside, folder, nowMs);
      const name = basename(place);
      return { name, madeAt: madeAtOf(name) ?? '', bytes: lstatSync(place).size };
    } finally {
      discard(beside);
    }
  });
}

/** A whole copy of the store in a file that is not there yet. @throws Trouble, or what the file system throws */
export function checkedCopy(base: string, target: string): Counts {
  const source = currentFile(base);
  if (!existsSync(source)) throw new Trouble('store-refused', 'there is no data yet, so nothing to back up');
  const written = copyWhole(source, target, 'the data file');
  const found = checkWhole(target, 'the new backup');
  if (written && JSON.stringify(written) !== JSON.stringify(found))
    throw new Trouble('store-damaged', 'the new backup has not the rows of the data file; it was not kept');
  return found;
}

function movedIn(beside: string, folder: string, nowMs: number): string {
  for (let tries = 0; ; tries++) {
    const place = join(folder, backupName(nowMs + tries * 1_000));
    try {
      moveIn(beside, place);
      return place;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tries === MOST_TRIES) throw error;
    }
  }
}

/**
 * Deletes the backups that are superfluous (keep.ts).
 * @param made the name of the backup that was just made
 * @returns the names that were deleted
 */
export function rollBackups(base: string, made: string | undefined): string[] {
  const folder = backupsFolder(base);
  const names = listBackups(base).map(({ name }) => name);
  const gone = superfluous(names, made);
  for (const name of gone) rmSync(join(folder, name), { force: true });
  return gone;
}

/**
 * Whether the newest backup is older than a day, or none is there. One from the future, of a clock that was wrong, counts for
 * nothing.
 */
export function isBackupDue(base: string, nowMs: number): boolean {
  if (!existsSync(dirname(base)) || !existsSync(currentFile(base))) return false;
  const isFresh = ({ madeAt }: Backup) => Date.parse(madeAt) <= nowMs && nowMs - Date.parse(madeAt) < DAY_MS;
  return !listBackups(base).some(isFresh);
}

/**
 * Makes and rolls a backup where one is due.
 * @returns the backup that was made
 * @throws Trouble
 */
export async function backupIfDue(base: string, nowMs: number): Promise<Backup | undefined> {
  if (!isBackupDue(base, nowMs)) return undefined;
  const backup = await makeBackup(base, nowMs);
  rollBackups(base, backup.name);
  return backup;
}
