/** The office's copy, opened: the file in the data folder, or the office's database where one is named. */
import { join } from 'node:path';
import { dataFolder, type Machine } from '../place.ts';
import { addressOf } from './address-file.ts';
import { checkFile } from './check.ts';
import { isBehind, migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { OWNER_ROLE } from './rights.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';
import { Trouble, troubled } from './trouble.ts';

/** The first data file of this user; restored ones have a number behind its name (gate.ts). */
export const dataFile = (machine: Machine): string => join(dataFolder(machine), 'anqi.db');

/**
 * @throws Trouble with what is wrong and what to do; nothing is changed then
 */
export async function openStore(machine: Machine, nowMs: number): Promise<Store> {
  const address = addressOf(machine);
  return address ? openDatabase(address) : openFile(dataFile(machine), nowMs);
}

/**
 * The store in a file: brought up to date, and whole.
 * @param base the store's first file; the one that is the store now may be one of its successors (gate.ts)
 */
export async function openFile(base: string, nowMs: number): Promise<Store> {
  const { store, raw, file, gate } = await openSqlite(base);
  return closedOnFailure(store, async () => {
    await troubled(async () => gate.enter());
    await migrate(store, raw);
    await checkFile(raw, file, nowMs);
    gate.leave();
  });
}

/** The store in a database. Its tables are the administrator's to change, so that one clerk's update does not lock out the others. */
export async function openDatabase(address: string): Promise<Store> {
  const store = await openPostgres(address);
  return closedOnFailure(store, async () => {
    if (await troubled(() => isBehind(store)))
      throw new Trouble(
        'store-refused',
        'the database lacks tables of this version: the administrator runs `anqi database migrate`',
      );
  });
}

/** Brings a database up to date. @returns the names of what was done */
export async function migrateDatabase(address: string): Promise<string[]> {
  const store = await openPostgres(address, 'owner').catch((error: unknown) => {
    if (error instanceof Trouble && (error.cause as { code?: unknown })?.code === '42501')
      throw new Trouble(
        'store-refused',
        `this user may not change the tables: it is no member of ${OWNER_ROLE}`,
        error,
      );
    throw error;
  });
  try {
    return await migrate(store);
  } finally {
    await store.close();
  }
}

async function closedOnFailure(store: Store, work: () => Promise<unknown>): Promise<Store> {
  try {
    await work();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
