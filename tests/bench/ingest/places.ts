/** Stores that a bench fills, and the same tables bare. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { COPIES, HISTORY } from '../../../companion/store/bulks.ts';
import { openDatabase, openFile } from '../../../companion/store/open.ts';
import { noteReplica } from '../../../companion/store/replicas.ts';
import type { Store } from '../../../companion/store/store.ts';
import { makeOffice } from '../../../companion/testing/places.ts';
import { SUPERUSER, startPostgres } from '../../../companion/testing/postgres.ts';
import { milliseconds } from '../entry.ts';
import { REPLICA } from './tickets.ts';

export const NOW_MS = Date.parse('2027-01-05T08:00:00+08:00');

/** Rows as the database gives them: text and numbers, in the order of the columns. */
export type Cells = (string | number | null)[];
export interface Rows {
  copies: Cells[];
  history: Cells[];
}

const TABLES = { copies: ['owner', ...COPIES.columns], history: ['owner', ...HISTORY.columns] } as const;

export interface BenchPlaces {
  /** An empty store, with the browser known in it. */
  fresh(): Promise<{ store: Store; drop(): Promise<void> }>;
  /** Milliseconds that the same rows take in the same empty tables, in one transaction, with nothing around it. */
  bare(rows: Rows): Promise<number>;
  close(): Promise<void>;
}

export async function rowsOf(store: Store): Promise<Rows> {
  const read = async (table: keyof Rows) => {
    const rows = await store.db.selectFrom(table).selectAll().execute();
    return rows.map((row) =>
      TABLES[table].map((name) => (row as unknown as Record<string, string | null>)[name] ?? null),
    );
  };
  return { copies: await read('copies'), history: await read('history') };
}

async function known(store: Store): Promise<Store> {
  await noteReplica(store, { id: REPLICA, browser: 'bench' }, NOW_MS);
  return store;
}

export async function files(): Promise<BenchPlaces> {
  const folder = mkdtempSync(join(tmpdir(), 'anqi-bench-'));
  let count = 0;
  const fresh = async () => {
    const file = join(folder, String(++count), 'anqi.db');
    const store = await known(await openFile(file, NOW_MS));
    return {
      file,
      store,
      async drop() {
        await store.close();
        rmSync(dirname(file), { recursive: true, force: true });
      },
    };
  };
  return {
    fresh,
    async bare(rows) {
      const { store, file } = await fresh();
      await store.close();
      const raw = new DatabaseSync(file);
      raw.exec('pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -16000');
      const ms = await milliseconds(() => {
        raw.exec('begin');
        for (const table of ['copies', 'history'] as const) {
          const names = TABLES[table];
          const insert = raw.prepare(
            `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
          );
          for (const row of rows[table]) insert.run(...row);
        }
        raw.exec('commit');
      });
      raw.close();
      rmSync(dirname(file), { recursive: true, force: true });
      return ms;
    },
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

export async function databases(): Promise<BenchPlaces> {
  const server = await startPostgres();
  const office = await makeOffice(server);
  let count = 0;
  const fresh = async () => {
    const name = `bench${++count}`;
    await server.sql('postgres', `create database ${name} template ${office}`);
    const store = await known(await openDatabase(server.socketUrl('zhang', name)));
    return {
      name,
      store,
      async drop() {
        await store.close();
        await server.sql('postgres', `drop database ${name} with (force)`);
      },
    };
  };
  return {
    fresh,
    async bare(rows) {
      const { name, drop } = await fresh();
      const client = new pg.Client({ connectionString: server.socketUrl(SUPERUSER, name) });
      await client.connect();
      await client.query('set search_path = anqi');
      const ms = await milliseconds(async () => {
        await client.query('begin');
        for (const table of ['copies', 'history'] as const) {
          const into = client.query(copyFrom(`copy ${table} (${TABLES[table].join(', ')}) from stdin`));
          await pipeline(Readable.from(copyText(rows[table])), into);
        }
        await client.query('commit');
      });
      await client.end();
      await drop();
      return ms;
    },
    close: () => server.remove(),
  };
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** COPY's text format, a thousand rows at a time. */
function* copyText(rows: readonly Cells[]): Generator<string> {
  for (let from = 0; from < rows.length; from += 1_000) {
    const lines = rows.slice(from, from + 1_000).map((row) => {
      const cells = row.map((cell) =>
        cell === null ? '\\N' : String(cell).replace(/[\\\n\r\t]/g, (c) => ESCAPES[c] ?? c),
      );
      return `${cells.join('\t')}\n`;
    });
    yield lines.join('');
  }
}
