import { readdirSync, readFileSync } from 'node:fs';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { zRollupRow } from '../metrics/rollup.ts';
import { zSiteProfile } from '../profiles/profile.ts';
import { zChange } from '../ticket/model.ts';
import { zEvidenceRow } from './evidence-row.ts';
import { closeStore, type Store } from './open.ts';
import { rebuildRollups } from './rollups.ts';
import { checkedRows } from './rows.ts';
import { VERSIONS, type Version, zLedgerRow, zOutboxRow, zSiteRow, zTicketRow } from './schema.ts';
import { memoryStore } from './testing.ts';

interface Example {
  version: number;
  tables: Record<string, object[]>;
}

const folder = new URL('./versions/', import.meta.url);
const exampleOf = (number: number): Example => JSON.parse(readFileSync(new URL(`v${number}.json`, folder), 'utf8'));
const upTo = (number: number) => VERSIONS.filter((version) => version.number <= number);

async function fill(indexedDB: IDBFactory, { version, tables }: Example): Promise<void> {
  // As the older program had it: without the tables that came later.
  const db = new Dexie('anqi', { indexedDB, IDBKeyRange });
  for (const { number, stores } of upTo(version)) db.version(number).stores(stores);
  for (const [table, rows] of Object.entries(tables)) await db.table(table).bulkAdd(rows);
  db.close();
}

async function dump(store: Store): Promise<Record<string, unknown[]>> {
  const tables = store.db.tables.map(async (table) => [table.name, await table.toArray()] as const);
  return Object.fromEntries(await Promise.all(tables));
}

describe('versions of the store', () => {
  it('each have a frozen example', () => {
    expect(readdirSync(folder).sort()).toEqual(VERSIONS.map(({ number }) => `v${number}.json`).sort());
  });

  it.each(VERSIONS.map(({ number }) => number))('open an example of version %i as the latest', async (number) => {
    const indexedDB = new IDBFactory();
    const example = exampleOf(number);
    await fill(indexedDB, example);
    const broken: string[] = [];
    const store = memoryStore({ indexedDB, onBrokenRow: ({ table, reason }) => broken.push(`${table} ${reason}`) });
    const tables = await dump(store);
    for (const [table, rows] of Object.entries(example.tables))
      if (table !== 'rollups') expect(tables[table]).toHaveLength(rows.length);
    // Counters are what the tickets give, whatever the older program counted.
    await rebuildRollups(store);
    expect((await dump(store)).rollups).toEqual(tables.rollups);
    const shapes = {
      tickets: zTicketRow,
      rollups: zRollupRow,
      ledger: zLedgerRow,
      sites: zSiteRow,
      profiles: zSiteProfile,
      evidence: zEvidenceRow,
      outbox: zOutboxRow,
    };
    for (const [table, shape] of Object.entries(shapes)) checkedRows(store, table, shape, tables[table] ?? []);
    const changes = await store.changes.toArray();
    checkedRows(
      store,
      'changes',
      zChange,
      changes.map(({ id: _id, ...change }) => change),
    );
    expect(broken).toEqual([]);
    closeStore(store);
  });

  it('change nothing when an upgrade fails', async () => {
    const indexedDB = new IDBFactory();
    const last = VERSIONS.length;
    await fill(indexedDB, exampleOf(last));
    const before = memoryStore({ indexedDB });
    const rows = await dump(before);
    closeStore(before);
    const failing: Version = {
      number: last + 1,
      stores: { extra: 'id' },
      upgrade: async (transaction) => {
        await transaction.table('tickets').clear();
        throw new Error('half way');
      },
    };
    const upgraded = memoryStore({ indexedDB, versions: [...VERSIONS, failing] });
    await expect(upgraded.db.open()).rejects.toThrow();
    closeStore(upgraded);
    const after = memoryStore({ indexedDB });
    expect(await dump(after)).toEqual(rows);
    closeStore(after);
  });
});
