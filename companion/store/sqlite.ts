/** The copy in one SQLite file, through Node's own SQLite. */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { type Gate, openGate } from './gate.ts';
import type { Tables } from './schema.ts';
import { type Bulk, type Cell, conflictClause, type Store } from './store.ts';
import { troubled } from './trouble.ts';

/** As long another program's write is waited for: a batch of another browser takes a fraction of a second. */
const BUSY_MS = 10_000;

/** An open file; `file` is the one that is the store now (gate.ts). */
export interface Opened {
  store: Store;
  raw: DatabaseSync;
  file: string;
  gate: Gate;
}

/**
 * @param base the store's first file; made if it is not there, with its folder, readable by its owner alone
 * @throws Trouble where it cannot be opened
 */
export async function openSqlite(base: string): Promise<Opened> {
  return troubled(async () => {
    mkdirSync(dirname(base), { recursive: true, mode: 0o700 });
    const { file, gate } = openGate(base);
    try {
      gate.enter();
      const raw = opened(file);
      gate.leave();
      return { store: storeOver(raw, gate), raw, file, gate };
    } catch (error) {
      gate.close();
      throw error;
    }
  });
}

function opened(file: string): DatabaseSync {
  // Whoever else works on this computer has no business with it; its log takes over these rights.
  closeSync(openSync(file, 'a', 0o600));
  const raw = new DatabaseSync(file, { timeout: BUSY_MS });
  try {
    // Full: an acknowledged batch outlives a power cut. Two browsers read and write beside each other with the log.
    raw.exec(
      'pragma page_size = 16384; pragma wal_autocheckpoint = 2000; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on',
    );
    raw.exec('pragma journal_size_limit = 67108864; pragma cache_size = -16000');
    return raw;
  } catch (error) {
    raw.close();
    throw error;
  }
}

/** @param gate asked before every transaction, and every statement outside of one */
export function storeOver(raw: DatabaseSync, gate: Gate): Store {
  const statements = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known) return known;
    const made = raw.prepare(sql);
    // Statements with lists of values are many: those of the fixed ones come again first.
    if (statements.size < 200) statements.set(sql, made);
    return made;
  };
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapted(raw, gate, statement) }) });
  return {
    kind: 'sqlite',
    db,
    me: 'me',
    async write<T extends keyof Tables>(_: unknown, bulk: Bulk<T>, rows: readonly (readonly Cell[])[]) {
      const names = bulk.columns.map((name) => `"${name}"`).join(', ');
      // Bytes are a value of another kind; as text they are the same ones.
      const marks = bulk.columns.map((name) => (name === 'body' ? 'cast(? as text)' : '?')).join(', ');
      const each = statement(
        `insert into "${bulk.table}" (${names}) values (${marks}) ${conflictClause(bulk as unknown as Bulk<keyof Tables>)}`,
      );
      let written = 0;
      for (const row of rows) written += Number(each.run(...row).changes);
      return written;
    },
    async close() {
      statements.clear();
      await db.destroy();
      if (raw.isOpen) raw.close();
      gate.close();
    },
  };
}

/** Node's database in the form that Kysely's dialect takes. */
function adapted(raw: DatabaseSync, gate: Gate, statement: (sql: string) => StatementSync) {
  const gated = <T>(work: () => T): T => {
    if (!raw.isTransaction) gate.enter();
    try {
      return work();
    } finally {
      if (!raw.isTransaction) gate.leave();
    }
  };
  return {
    close: () => raw.close(),
    prepare(sql: string) {
      // A transaction that begins as a reader and writes later fails at once where another browser wrote in between.
      // After a full disk SQLite has rolled back by itself: doing it again would hide what happened.
      const rolledBack = sql === 'rollback' && !raw.isTransaction;
      const prepared = statement(sql === 'begin' ? 'begin immediate' : rolledBack ? 'select 1' : sql);
      type Values = Parameters<StatementSync['all']>;
      return {
        reader: prepared.columns().length > 0,
        all: (values: readonly unknown[]) => gated(() => prepared.all(...(values as Values))),
        run: (values: readonly unknown[]) => gated(() => prepared.run(...(values as Values))),
        iterate: (values: readonly unknown[]) => gated(() => prepared.iterate(...(values as Values))),
      };
    },
  };
}
