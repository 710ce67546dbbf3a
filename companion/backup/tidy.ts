/** What killed programs left of backups, restores and imports. */
import { join } from 'node:path';
import { tidy } from '../files/temporary.ts';
import { BACKUPS } from './list.ts';

/** Tidies the data folder, and that of the backups: half-written copies of every ticket lie nowhere else, but beside a file of the user's choice. */
export function tidyData(folder: string): void {
  for (const each of [folder, join(folder, BACKUPS)]) tidy(each, Date.now());
}
