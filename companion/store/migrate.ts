/** Bringing the tables to this program's version: all of it, or nothing. */
import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrationsFor } from './migrations.ts';
import { SCHEMA } from './rights.ts';
import type { Store } from './store.ts';
import { Trouble, troubled } from './trouble.ts';

const migratorOf = ({ db, kind }: Store) =>
  new Migrator({
    db,
    provider: { getMigrations: async () => migrationsFor(kind) },
    ...(kind === 'postgres' ? { migrationTableSchema: SCHEMA } : {}),
  });

/**
 * Brings the tables up to date. Of two programs that come at once, one waits for the other: PostgreSQL's advisory lock is the
 * migrator's own, a file is locked here.
 * @param raw the file's handle
 * @returns the names of what was done
 * @throws Trouble `store-newer` where a newer program made the tables; nothing is changed then
 */
export async function migrate(store: Store, raw?: DatabaseSync): Promise<string[]> {
  return troubled(async () => {
    if (!(await isBehind(store))) return [];
    raw?.exec('pragma foreign_keys = off; begin immediate');
    const { error, results = [] } = await migratorOf(store).migrateToLatest(raw ? { disableTransactions: true } : {});
    if (error) {
      raw?.exec('rollback');
      throw error;
    }
    raw?.exec('commit; pragma foreign_keys = on');
    return results.map(({ migrationName }) => migrationName);
  });
}

/** Whether migrations are missing. @throws Trouble `store-newer` */
export async function isBehind(store: Store): Promise<boolean> {
  const known = Object.keys(migrationsFor(store.kind));
  const done = await namesDone(store);
  if (done.some((name) => !known.includes(name)))
    throw new Trouble('store-newer', 'a newer companion made this data: update the companion; nothing was touched');
  return known.length > done.length;
}

/** Names of the migrations that the tables have seen. */
async function namesDone({ db, kind }: Store): Promise<string[]> {
  const isThere =
    kind === 'postgres'
      ? sql<{
          there: number;
        }>`select 1 as there from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          where n.nspname = ${SCHEMA} and c.relname = 'kysely_migration'`
      : sql<{ there: number }>`select 1 as there from sqlite_master where name = 'kysely_migration'`;
  if ((await isThere.execute(db)).rows.length === 0) return [];
  // Its schema is named: without the right to look into it, a bare name would just not be there.
  const table = kind === 'postgres' ? sql.table(`${SCHEMA}.kysely_migration`) : sql.table('kysely_migration');
  const { rows } = await sql<{ name: string }>`select name from ${table}`.execute(db);
  return rows.map(({ name }) => name);
}
