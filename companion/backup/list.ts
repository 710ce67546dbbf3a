/** The backups that are there. */
import { lstatSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Backup } from '../../lib/protocol/companion.ts';
import { madeAtOf } from './names.ts';

/** The folder of backups, in the data folder. */
export const BACKUPS = 'backups';

/** @param base the store's first file (store/open.ts, dataFile) */
export const backupsFolder = (base: string): string => join(dirname(base), BACKUPS);

/** Of several within one second each is named a second later than the one before. */
const AHEAD_MS = 60_000;

/**
 * Our own backups alone, the newest first by their names; those of a time to come last, as the clock that named them was wrong and
 * nobody knows how old they are. None where there is no such folder.
 */
export function listBackups(base: string, nowMs = Date.now()): Backup[] {
  const folder = backupsFolder(base);
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  const all = names
    .toSorted()
    .reverse()
    .flatMap((name) => {
      const madeAt = madeAtOf(name);
      const about = madeAt === undefined ? undefined : lstatSync(join(folder, name), { throwIfNoEntry: false });
      // An empty one is a name that was taken by a program which was killed in that very moment.
      return madeAt !== undefined && about?.isFile() && about.size > 0 ? [{ name, madeAt, bytes: about.size }] : [];
    });
  const isToCome = ({ madeAt }: Backup) => Date.parse(madeAt) > nowMs + AHEAD_MS;
  return [...all.filter((backup) => !isToCome(backup)), ...all.filter(isToCome)];
}
