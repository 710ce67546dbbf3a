/** Servers that stop in mid-batch, programs that come at once, tables of another version. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOffice } from '../testing/places.ts';
import { startPostgres, type TestPostgres } from '../testing/postgres.ts';
import { batchOf, changed, NOW_MS, replicaId, ticketOf, told } from '../testing/records.ts';
import { ingest } from './ingest.ts';
import { migrateDatabase, openDatabase, openFile } from './open.ts';
import { noteReplica } from './replicas.ts';
import { ROLES_SQL } from './rights.ts';
import type { Store } from './store.ts';

const ONE = replicaId(1);
const RECORDS = 200;

let server: TestPostgres;
let office: string;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anqi-faults-'));
  server = await startPostgres();
  office = await makeOffice(server);
}, 120_000);
afterAll(async () => {
  await server?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const batch = (number: number) =>
  batchOf(
    ONE,
    Array.from({ length: RECORDS }, (_, i) => {
      const version = number * RECORDS + i + 1;
      const ticketNo = `B${number}-${i}`;
      return told(ticketOf(ticketNo, { content: '路灯不亮'.repeat(200) }), version, {
        changes: [changed(ticketNo, version, '', '路灯')],
      });
    }),
  );

async function countOf(store: Store, number: number): Promise<number[]> {
  const count = async (table: 'copies' | 'history') => {
    const rows = await store.db
      .selectFrom(table)
      .select((row) => row.fn.countAll().as('n'))
      .where('ticket_no', 'like', `B${number}-%`)
      .execute();
    return Number(rows[0]?.n);
  };
  return [await count('copies'), await count('history')];
}

describe('a PostgreSQL that goes away in mid-batch', () => {
  // Moments from before the first statement to after the commit.
  const MOMENTS = [0, 5, 12, 30, 60];

  it.each(['fast', 'immediate', 'kill'] as const)(
    'by %s leaves a batch whole or not there; the same connection goes on when it is back',
    async (how) => {
      const store = await openDatabase(server.socketUrl('zhang', office));
      const base = { fast: 100, immediate: 200, kill: 300 }[how];
      const told = { acknowledged: 0, lost: 0 };
      try {
        await noteReplica(store, { id: ONE, browser: 'Chromium' }, NOW_MS);
        for (const [i, moment] of MOMENTS.entries()) {
          const sent = await batch(base + i);
          const answer = ingest(store, sent, NOW_MS).then(
            () => 'acknowledged' as const,
            (error) => {
              expect(error).toMatchObject({ name: 'Trouble', code: 'store-unreachable' });
              return 'lost' as const;
            },
          );
          await new Promise((resolve) => setTimeout(resolve, moment));
          await server.stop(how);
          const became = await answer;
          told[became]++;
          // What the killed server's other processes still do before they notice counts as done.
          await expect(ingest(store, sent, NOW_MS).catch((error) => error)).resolves.toSatisfy(
            (said) => said.code === 'store-unreachable' || (how === 'kill' && said.written + said.known === RECORDS),
          );
          await server.start();
          const [copies = 0, history] = await countOf(store, base + i);
          expect([0, RECORDS]).toContain(copies);
          expect(history).toBe(copies);
          if (became === 'acknowledged') expect(copies).toBe(RECORDS);
          expect(await ingest(store, sent, NOW_MS)).toEqual({ written: RECORDS - copies, known: copies, refused: [] });
          expect(await countOf(store, base + i)).toEqual([RECORDS, RECORDS]);
        }
      } finally {
        await store.close();
      }
      console.info(
        `PostgreSQL stopped, ${how}: ${told.acknowledged} batches acknowledged, ${told.lost} sent again, 0 tickets lost`,
      );
    },
    120_000,
  );
});

describe('programs of which several come at once', () => {
  it('make the tables of a file once', async () => {
    const file = join(folder, 'at-once', 'anqi.db');
    const writer = new URL('../testing/writer.ts', import.meta.url).pathname;
    const one = (i: number) => promisify(execFile)(process.execPath, [writer, file, replicaId(i), '0', '20']);
    const said = await Promise.all([1, 2, 3, 4].map(one));
    expect(said.map(({ stdout }) => stdout)).toEqual(['20', '20', '20', '20']);
  });

  it('make the tables of a database once', async () => {
    await server.sql('postgres', 'create database twice');
    await server.sql('twice', ROLES_SQL);
    const done = await Promise.all([1, 2, 3, 4].map(() => migrateDatabase(server.socketUrl('admin', 'twice'))));
    expect(done.flat().sort()).toEqual(['001-copies', '002-rights']);
  });
});

describe('tables of a newer version', () => {
  const newer = { code: 'store-newer', message: expect.stringMatching(/update the companion; nothing was touched/) };

  it('in a file are not touched', async () => {
    const file = join(folder, 'newer', 'anqi.db');
    const store = await openFile(file, NOW_MS);
    await sql`insert into kysely_migration values ('999-later', '2030-01-01')`.execute(store.db);
    await store.close();
    const before = readFileSync(file);
    await expect(openFile(file, NOW_MS)).rejects.toMatchObject(newer);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('in a database are not touched', async () => {
    await server.sql('postgres', `create database newer template ${office}`);
    await server.sql('newer', `insert into anqi.kysely_migration values ('999-later', '2030-01-01')`);
    const state = async () =>
      (
        await server.sql(
          'newer',
          `select relname, relfilenode, (select json_agg(m) from anqi.kysely_migration m) as done
        from pg_class where relnamespace = 'anqi'::regnamespace order by relname`,
        )
      ).rows;
    const before = await state();
    await expect(migrateDatabase(server.socketUrl('admin', 'newer'))).rejects.toMatchObject(newer);
    await expect(openDatabase(server.socketUrl('zhang', 'newer'))).rejects.toMatchObject(newer);
    expect(await state()).toEqual(before);
  });
});
