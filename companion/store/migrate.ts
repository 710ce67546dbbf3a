/** Bringing the tables to this program's version: all of it, or nothing. */

import type { DatabaseSync } from 'node:sqlite';
import { Migrator } from 'kysely/migration';
import { migrationsFor } from './migrations.ts';
import type { Store } from './store.ts';
import { Trouble, troubled } from './trouble.ts';

const migratorOf = ({ db, kind }: Store) =>
  new Migrator({ db, provider: { getMigrations: async () => migrationsFor(kind) } });

/**
 * Brings the tables up to date. Of two programs that come at once, one waits for the other: PostgreSQL's advisory lock is the
 * migrator's own, a file is locked here.
 * @param raw the file's handle
 * @throws Trouble `store-newer` where a newer program made the tables; nothing is changed then
 */
export async function migrate(store: Store, raw?: DatabaseSync): Promise<void> {
  await troubled(async () => {
    if (!(await isBehind(store))) return;
    raw?.exec('pragma foreign_keys = off; begin immediate');
    const { error } = await migratorOf(store).migrateToLatest(raw ? { disableTransactions: true } : {});
    if (error) {
      raw?.exec('rollback');
      throw error;
    }
    raw?.exec('commit; pragma foreign_keys = on');
  });
}

/** Whether migrations are missing. @throws Trouble `store-newer` */
export async function isBehind(store: Store): Promise<boolean> {
  const known = Object.keys(migrationsFor(store.kind));
  const tables = await store.db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return true;
  const { rows } = await store.db.executeQuery<{ name: string }>(
    store.db
      .selectFrom('kysely_migration' as never)
      .select('name' as never)
      .compile(),
  );
  if (rows.some(({ name }) => !known.includes(name)))
    throw new Trouble('store-newer', 'a newer companion made this data: update the companion; nothing was touched');
  return known.length > rows.length;
}
