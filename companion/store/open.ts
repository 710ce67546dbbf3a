/** The office's copy, opened: the file in the data folder, or the database that DATABASE_URL names. */
import { join } from 'node:path';
import { dataFolder, type Machine } from '../place.ts';
import { checkFile } from './check.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';

/** The data file of this user. */
export const dataFile = (machine: Machine): string => join(dataFolder(machine), 'anqi.db');

/**
 * @throws Trouble with what is wrong and what to do; nothing is changed then
 */
export async function openStore(machine: Machine, nowMs: number): Promise<Store> {
  const address = machine.env.DATABASE_URL;
  return address ? openDatabase(address) : openFile(dataFile(machine), nowMs);
}

/** The store in a file: brought up to date, and whole. */
export async function openFile(file: string, nowMs: number): Promise<Store> {
  const { store, raw } = await openSqlite(file);
  return closedOnFailure(store, async () => {
    await migrate(store, raw);
    await checkFile(raw, file, nowMs);
  });
}

/** The store in a database: a role that may make tables makes them, every other finds them. */
async function openDatabase(address: string): Promise<Store> {
  const store = await openPostgres(address);
  return closedOnFailure(store, () => migrate(store));
}

async function closedOnFailure(store: Store, work: () => Promise<void>): Promise<Store> {
  try {
    await work();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
