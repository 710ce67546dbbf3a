/** The backups that are there. */
import { lstatSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Backup } from '../../lib/protocol/companion.ts';
import { madeAtOf } from './names.ts';

/** The folder of backups, in the data folder. */
export const BACKUPS = 'backups';

/** @param base the store's first file (store/open.ts, dataFile) */
export const backupsFolder = (base: string): string => join(dirname(base), BACKUPS);

/** Our own backups alone, the newest first by their names; none where there is no such folder. */
export function listBackups(base: string): Backup[] {
  const folder = backupsFolder(base);
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .toSorted()
    .reverse()
    .flatMap((name) => {
      const madeAt = madeAtOf(name);
      const about = madeAt === undefined ? undefined : lstatSync(join(folder, name), { throwIfNoEntry: false });
      // An empty one is a name that was taken by a program which was killed in that very moment.
      return madeAt !== undefined && about?.isFile() && about.size > 0 ? [{ name, madeAt, bytes: about.size }] : [];
    });
}
