/** Backups of the data file, made and rolled. */
import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Backup } from '../../lib/protocol/companion.ts';
import { besideOf, moveIn } from '../files/beside.ts';
import { currentFile } from '../store/gate.ts';
import { Trouble, troubled } from '../store/trouble.ts';
import { superfluous } from './keep.ts';
import { backupsFolder, listBackups } from './list.ts';
import { backupName, madeAtOf } from './names.ts';
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
    const beside = besideOf(join(folder, backupName(nowMs)));
    try {
      checkedCopy(base, beside);
      const place = movedIn(beside, folder, nowMs);
      const name = basename(place);
      return { name, madeAt: madeAtOf(name) ?? '', bytes: lstatSync(place).size };
    } finally {
      rmSync(beside, { force: true });
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
 * Deletes the backups that are superfluous (keep.ts), and what a killed program left half made.
 * @param made the name of the backup that was just made
 * @returns the names that were deleted
 */
export function rollBackups(base: string, made: string | undefined, nowMs: number): string[] {
  const folder = backupsFolder(base);
  const names = listBackups(base).map(({ name }) => name);
  const gone = superfluous(names, made);
  for (const name of gone) rmSync(join(folder, name), { force: true });
  for (const name of readdirSync(folder)) {
    if (!/^anqi-\d{8}-\d{6}\.db\.\d+-\d+\.tmp(?:-journal)?$/.test(name)) continue;
    const about = lstatSync(join(folder, name), { throwIfNoEntry: false });
    if (about && nowMs - about.mtimeMs > DAY_MS) rmSync(join(folder, name), { force: true });
  }
  return gone;
}

/**
 * Makes and rolls a backup where the newest one is older than a day, or none is there. One from the future, of a clock that was
 * wrong, counts for nothing.
 * @returns the backup that was made
 * @throws Trouble
 */
export async function backupIfDue(base: string, nowMs: number): Promise<Backup | undefined> {
  if (!existsSync(dirname(base)) || !existsSync(currentFile(base))) return undefined;
  const isFresh = ({ madeAt }: Backup) => Date.parse(madeAt) <= nowMs && nowMs - Date.parse(madeAt) < DAY_MS;
  if (listBackups(base).some(isFresh)) return undefined;
  const backup = await makeBackup(base, nowMs);
  rollBackups(base, backup.name, nowMs);
  return backup;
}
