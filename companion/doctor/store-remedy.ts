/** What to do about a store that the host cannot use; it tells the doctor a code alone. */
import type { TroubleCode } from '../store/trouble.ts';

const REMEDIES: Partial<Record<TroubleCode, string>> = {
  'store-damaged': 'the data file is damaged: "anqi restore" puts a backup in its place',
  'store-newer': 'a newer Anqi wrote the data file: install that version here too',
  'store-locked': 'another program holds the data file: close it, or try again later',
  'store-read-only': 'the data file or its folder cannot be written to: check their permissions',
  'disk-full': 'the disk is full: make room',
  'store-unreachable': 'the database cannot be reached: check DATABASE_URL and the network',
  'store-refused': 'the database lets this user not in: check DATABASE_URL, and the rights that its administrator gave',
};

const known: Partial<Record<string, string>> = REMEDIES;

/** @param code as the companion's answer to hello names it */
export const storeRemedy = (code: string): string =>
  known[code] ?? `the companion names it "${code}"; its log in the data folder says more`;
