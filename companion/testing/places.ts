/** Empty stores of both kinds, for tests that say the same of each. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase, openDatabase, openFile } from '../store/open.ts';
import { ROLES_SQL } from '../store/rights.ts';
import type { Store } from '../store/store.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { NOW_MS } from './records.ts';

/** Where a store lies: the path of a file, or the address of a database. */
export interface Place {
  address: string;
  open(): Promise<Store>;
}

export interface Places {
  /** A store that nothing is in yet. */
  fresh(): Promise<Place>;
  close(): Promise<void>;
}

/** Opens whatever an address names, as a program of its own would. */
export const openAt = (address: string): Promise<Store> =>
  address.startsWith('postgres:') ? openDatabase(address) : openFile(address, NOW_MS);

const placeAt = (address: string): Place => ({ address, open: () => openAt(address) });

async function files(): Promise<Places> {
  const folder = mkdtempSync(join(tmpdir(), 'anqi-store-'));
  let count = 0;
  return {
    fresh: async () => placeAt(join(folder, `${++count}`, 'anqi.db')),
    close: async () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Databases of a server, each seen by a clerk who has a clerk's rights and no more. */
async function databases(): Promise<Places> {
  const server = await startPostgres();
  const office = await makeOffice(server);
  let count = 0;
  return {
    async fresh() {
      const name = `office${++count}`;
      await server.sql('postgres', `create database ${name} template ${office}`);
      return placeAt(server.socketUrl('zhang', name));
    },
    close: () => server.remove(),
  };
}

/** The name of a database that was set up as the administrator's guide says: `admin` migrates; zhang and wang are clerks, li coordinates. */
export async function makeOffice(server: TestPostgres, name = 'office'): Promise<string> {
  await server.sql('postgres', `create database ${name}`);
  await server.sql(name, ROLES_SQL);
  await server.sql(
    name,
    `create role admin login in role anqi_owner;
     create role zhang login in role anqi_clerk;
     create role wang login in role anqi_clerk;
     create role li login in role anqi_clerk, anqi_coordinator;
     create role stranger login`,
  );
  await migrateDatabase(server.socketUrl('admin', name));
  return name;
}

export const PLACES = { sqlite: files, postgres: databases } as const;
