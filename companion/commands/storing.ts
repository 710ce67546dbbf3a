/** What the commands about the store have in common: which store, passphrases, how a failure is said. */

import { BundleRefusal } from '../bundle/refusal.ts';
import { dataFolder, thisMachine } from '../place.ts';
import { askPassphrase, passphraseIn } from '../secret/passphrase.ts';
import { addressOf } from '../store/address-file.ts';
import { dataFile, openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { troubleOf } from '../store/trouble.ts';
import { EXIT, refuse, tell } from './output.ts';

/** Options of the commands that write or read an encrypted file. */
export const PASSPHRASE = {
  'passphrase-file': { type: 'string', description: 'A file in UTF-8 whose first line is the passphrase' },
  passphrase: { type: 'boolean', description: 'Ask for the passphrase on the terminal' },
} as const;

interface PassphraseArgs {
  'passphrase-file'?: string | undefined;
  passphrase?: boolean | undefined;
}

/** Whether a passphrase was named. */
export const namesPassphrase = (args: PassphraseArgs): boolean =>
  args['passphrase-file'] !== undefined || args.passphrase === true;

/** @param isNew it is asked for twice then @throws Error in words */
export async function passphraseOf(args: PassphraseArgs, isNew: boolean): Promise<string | undefined> {
  const file = args['passphrase-file'];
  if (file !== undefined && args.passphrase) throw new Error('say --passphrase-file or --passphrase, not both');
  if (file !== undefined) return passphraseIn(file);
  return args.passphrase ? askPassphrase(isNew) : undefined;
}

/** The first data file of the user. @throws Error where the store is a database, whose backups are PostgreSQL's own matter */
export function dataFileHere(): string {
  const machine = thisMachine();
  if (addressOf(machine))
    throw new Error(
      'the store is a PostgreSQL database (DATABASE_URL, or `anqi database use`): its backups are made with pg_dump and put back with pg_restore (docs/ADMIN.md)',
    );
  return dataFile(machine);
}

/** Runs a piece of work on the open store. */
export async function withStore<T>(work: (store: Store, folder: string) => Promise<T>): Promise<T> {
  const machine = thisMachine();
  const store = await openStore(machine, Date.now());
  try {
    return await work(store, dataFolder(machine));
  } finally {
    await store.close();
  }
}

/** Runs a command; what goes wrong is said in words. */
export async function said(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const trouble = troubleOf(error);
    if (!trouble && !(error instanceof BundleRefusal))
      return refuse(error instanceof Error ? error.message : `${error}`);
    tell((trouble ?? (error as Error)).message);
    process.exitCode = EXIT.failed;
  }
}
