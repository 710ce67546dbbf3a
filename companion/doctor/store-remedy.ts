/** What to do about a store that the host cannot use. */
import type { TroubleCode } from '../store/trouble.ts';

const REMEDIES: Partial<Record<TroubleCode, string>> = {
  'store-damaged': 'the data file is damaged: "anqi restore" puts a backup in its place',
  'store-newer': 'a newer Anqi wrote the data file: install that version here too',
  'store-locked': 'another program holds the data file: close it, or try again later',
  'store-read-only': 'the data file or its folder cannot be written to: check their permissions',
  'disk-full': 'the disk is full: make room',
  'store-unreachable': 'the database cannot be reached: check DATABASE_URL and the network',
};

const known: Partial<Record<string, string>> = REMEDIES;

/**
 * The companion's own sentence, which alone knows whether a file, a folder or a database is meant; an older one tells a code alone.
 * @param code as the companion's answer to hello names it, `detail` what it says
 */
export const storeRemedy = (code: string, detail: string | undefined): string =>
  detail ?? known[code] ?? `the companion names it "${code}": update it, and it says what to do`;
