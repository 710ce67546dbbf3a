/** The copy in an office's PostgreSQL, 13 or newer. */
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { connectionOf } from './address.ts';
import { binaryArray } from './binary-array.ts';
import { OWNER_ROLE, SCHEMA } from './rights.ts';
import type { Tables } from './schema.ts';
import { type Bulk, type Cell, conflictClause, type Store } from './store.ts';
import { Trouble, troubled } from './trouble.ts';

const CONNECT_MS = 10_000;
/** As long one statement may take before the browser's answer is worth more than its end. */
const STATEMENT_MS = 120_000;
const OLDEST = 130_000;

/** Names mean what lies in our schema, never what somebody made in one that all may write to, nor temporary tables. */
const PATH = `-c search_path=${SCHEMA},pg_temp`;
/** Compiling a statement of ours takes PostgreSQL a second where running it takes some milliseconds. */
const OPTIONS = `${PATH} -c jit=off`;

/**
 * @param address DATABASE_URL
 * @param as `owner` to change the tables
 * @throws Trouble where the address is none, or the database lets nobody in
 */
export async function openPostgres(address: string, as: 'user' | 'owner' = 'user'): Promise<Store> {
  const pool = new pg.Pool({
    ...connectionOf(address),
    max: 2,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    application_name: 'anqi',
    options: as === 'owner' ? `${OPTIONS} -c role=${OWNER_ROLE}` : OPTIONS,
  });
  // An idle connection that the server ends is made anew at the next query; unheard, the error would end the process.
  pool.on('error', () => undefined);
  // So would that of one that waits between two statements of a transaction; the next of them fails and says why.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    const me = await troubled(() => whoAmI(db));
    return { kind: 'postgres', db, me, write, close: () => db.destroy() };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

async function whoAmI(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ me: string; version: string }>`
    select current_user as me, current_setting('server_version_num') as version`.execute(db);
  const [found] = rows;
  if (!found || Number(found.version) < OLDEST)
    throw new Trouble('store-refused', 'the database is older than PostgreSQL 13: the administrator updates it');
  return found.me;
}

/** One statement for all rows: arrays a column, which cost a fraction of a parameter a value. */
async function write<T extends keyof Tables>(
  transaction: Parameters<Store['write']>[0],
  bulk: Bulk<T>,
  rows: readonly (readonly Cell[])[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const { table, columns, numbers } = bulk;
  const lists = columns.map((name, i) => {
    const type = numbers.includes(name) ? 'bigint' : 'text';
    return sql`${binaryArray(
      rows.map((row) => row[i]),
      type,
    )}::${sql.raw(type)}[]`;
  });
  const { numAffectedRows = 0n } =
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
    select * from unnest(${sql.join(lists)})
    ${sql.raw(conflictClause(bulk as unknown as Bulk<keyof Tables>))}`.execute(transaction);
  return Number(numAffectedRows);
}
