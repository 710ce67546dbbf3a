/**
 * Which database the office's copy lies in. A browser starts the host with its own environment, not a shell's, so that the address
 * can also lie in a file of the data folder.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../files/beside.ts';
import { dataFolder, type Machine } from '../place.ts';
import { Trouble, troubledNow } from './trouble.ts';

const fileOf = (machine: Machine): string => join(dataFolder(machine), 'database-url');

/** Whether a database is named, be its address right or wrong. */
export const namesDatabase = (machine: Machine): boolean =>
  Boolean(machine.env.DATABASE_URL) || existsSync(fileOf(machine));

/**
 * The address of the database, from DATABASE_URL or else the file; undefined where the copy lies in a file of its own.
 * @throws Trouble where others may read the file, as it holds a password, or it is empty: tickets must not go to a file that nobody
 * thinks of in place of the office's database
 */
export function addressOf(machine: Machine): string | undefined {
  if (machine.env.DATABASE_URL) return machine.env.DATABASE_URL;
  const file = fileOf(machine);
  return troubledNow(() => {
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found) return undefined;
    if (machine.platform !== 'win32' && (found.mode & 0o077) !== 0)
      throw new Trouble('store-refused', `others may read the password in ${file}: run chmod 600 on it`);
    const address = readFileSync(file, 'utf8').trim();
    if (address === '')
      throw new Trouble(
        'store-refused',
        `${file} is empty: name the database with \`anqi database use\`, or go back to a file of this user with \`anqi database forget\``,
      );
    return address;
  });
}

/** Keeps an address for the host, readable by its owner alone. */
export function keepAddress(machine: Machine, address: string): void {
  troubledNow(() => {
    mkdirSync(dataFolder(machine), { recursive: true, mode: 0o700 });
    replaceFile(fileOf(machine), `${address}\n`);
  });
}

/** Forgets the address; what lies in the database stays there. */
export function forgetAddress(machine: Machine): void {
  troubledNow(() => rmSync(fileOf(machine), { force: true }));
}
