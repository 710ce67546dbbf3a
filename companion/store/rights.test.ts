/** The roles of an office's database, tried as the people who have them. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SyncRecord } from '../../lib/copies/record.ts';
import { makeOffice } from '../testing/places.ts';
import { SUPERUSER, startPostgres, type TestPostgres } from '../testing/postgres.ts';
import { batchOf, changed, gone, NOW_MS, replicaId, SITE, ticketOf, told } from '../testing/records.ts';
import { ingest } from './ingest.ts';
import { migrateDatabase, openDatabase } from './open.ts';
import { type Kept, ticketsIn } from './read.ts';
import { noteReplica } from './replicas.ts';
import { ROLES_SQL } from './rights.ts';
import type { Store } from './store.ts';

const ZHANG = replicaId(1);
const WANG = replicaId(2);

let server: TestPostgres;
let office: string;
const stores: Store[] = [];
const as = async (user: string): Promise<Store> => {
  const store = await openDatabase(server.socketUrl(user, office));
  stores.push(store);
  return store;
};
const send = async (store: Store, replica: string, records: readonly SyncRecord[]) => {
  await noteReplica(store, { id: replica, clerk: store.me, browser: 'Chromium' }, NOW_MS);
  return ingest(store, await batchOf(replica, records), NOW_MS);
};
const all = async (store: Store): Promise<Kept[]> => {
  const found: Kept[] = [];
  for await (const page of ticketsIn(store, { history: true }, () => expect.fail('damaged'))) found.push(...page);
  return found;
};
const numbers = async (store: Store) => (await all(store)).map(({ ticketNo }) => ticketNo);
const run = (store: Store, text: string) => sql.raw(text).execute(store.db);

let zhang: Store;
let wang: Store;
let li: Store;

beforeAll(async () => {
  server = await startPostgres();
  office = await makeOffice(server);
  await server.sql(office, `insert into anqi.members (unit, member) values ('路口镇', 'zhang')`);
  [zhang, wang, li] = await Promise.all([as('zhang'), as('wang'), as('li')]);
  await send(zhang, ZHANG, [told(ticketOf('Z1', { unit: '路口镇', title: '张' }), 1)]);
  const history = [changed('W1', 1, '', '路灯')];
  await send(wang, WANG, [
    told(ticketOf('W1', { unit: '路口镇', title: '王' }), 1, { changes: history }),
    told(ticketOf('W2', { unit: '云溪街道', title: '王' }), 2, { changes: [changed('W2', 2, '', '井盖')] }),
    {
      header: { what: 'document', kind: 'setting', key: 'rules', version: 3, at: '2026-11-24T09:00:00+08:00' },
      body: '1',
    },
  ]);
}, 120_000);
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await server?.remove();
});

describe('a clerk', () => {
  it("reads their own tickets and their unit's, with their history, and no other", async () => {
    expect(await numbers(zhang)).toEqual(['W1', 'Z1']);
    expect((await all(zhang))[0]).toMatchObject({ ticket: { title: '王' }, history: [{ to: '路灯' }] });
    expect((await zhang.db.selectFrom('history').select('ticket_no').execute()).length).toBe(1);
    expect(await numbers(wang)).toEqual(['W1', 'W2']);
  });

  it('reads no settings of colleagues, and of memberships their own alone', async () => {
    expect(await zhang.db.selectFrom('documents').selectAll().execute()).toEqual([]);
    expect((await run(zhang, 'select * from members')).rows).toEqual([{ unit: '路口镇', member: 'zhang' }]);
    expect((await run(wang, 'select * from members')).rows).toEqual([]);
  });

  it("changes nothing of a colleague's, also where they read it", async () => {
    for (const table of ['replicas', 'copies'])
      expect((await run(zhang, `update ${table} set version = 99 where owner = 'wang'`)).numAffectedRows).toBe(0n);
    expect((await run(zhang, `delete from history where owner = 'wang'`)).numAffectedRows).toBe(0n);
    // The same number, from a browser of the same id: a row of their own.
    await send(zhang, WANG, [told(ticketOf('W1', { unit: '路口镇', title: '假' }), 9)]);
    await send(zhang, WANG, [gone('W1', 10, { gone: 'deleted' })]);
    const site = { header: { what: 'site-gone', site: SITE, version: 11, at: '2026-11-23T00:00:00+08:00' } } as const;
    await send(zhang, WANG, [site]);
    expect((await all(wang)).map(({ ticket }) => ticket.title)).toEqual(['王', '王']);
    // Nor does it hide the colleague's ticket from anybody else.
    expect((await all(zhang)).map(({ ticket }) => ticket.title)).toEqual(['王', '张']);
  });

  it.each([
    ['writes in the name of another', `update copies set owner = 'wang'`],
    [
      'inserts in the name of another',
      `insert into replicas values ('wang', '${replicaId(7)}', null, null, 'x', 0, '')`,
    ],
    ['joins a unit', `insert into members values ('云溪街道', 'zhang')`],
    ['deletes a copy', 'delete from copies'],
    ['deletes a setting', 'delete from documents'],
    ['empties a table', 'truncate copies'],
    ['changes a table', 'alter table copies add column x text'],
    ['drops a table', 'drop table copies'],
    ['switches the rules off', 'alter table copies disable row level security'],
    ['makes a rule', 'create policy mine_too on copies using (true)'],
    ['makes a table beside', 'create table anqi.more (x text)'],
    ['makes a trigger', 'create trigger t after insert on copies execute function pg_notify()'],
    ['touches what was migrated', `update kysely_migration set name = '003'`],
    ['becomes the owner', 'set role anqi_owner'],
  ])('never %s', async (_, text) => {
    await expect(run(zhang, text)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|42883)$/) });
  });

  it('finds our tables whatever lies in other schemas and in temporary ones', async () => {
    await server.sql(office, 'grant create on schema public to anqi_clerk');
    await run(wang, 'create table public.copies (x text); create temporary table copies (y text)');
    expect(await numbers(wang)).toEqual(['W1', 'W2']);
    expect(await numbers(zhang)).toEqual(['W1', 'Z1']);
  });
});

describe('a coordinator', () => {
  it('reads all tickets, their history and whose they are, and changes none', async () => {
    expect(await numbers(li)).toEqual(['W1', 'W2', 'Z1']);
    expect((await all(li)).flatMap(({ history }) => history.map(({ to }) => to))).toEqual(['路灯', '井盖']);
    const names = await li.db.selectFrom('replicas').select('clerk').distinct().orderBy('clerk').execute();
    expect(names.map(({ clerk }) => clerk)).toEqual(['wang', 'zhang']);
    expect((await run(li, `update copies set version = 99`)).numAffectedRows).toBe(0n);
    expect((await run(li, 'delete from history')).numAffectedRows).toBe(0n);
    expect(await li.db.selectFrom('documents').selectAll().execute()).toEqual([]);
  });
});

describe('whoever migrates', () => {
  it('sees no ticket', async () => {
    const { rows } = await server
      .sql(
        office,
        `set role anqi_owner; set search_path = anqi; select (select count(*) from copies) + (select count(*) from history) as n`,
      )
      .then((results) => (results as unknown as { rows: { n: string }[] }[])[2] ?? { rows: [] });
    expect(rows).toEqual([{ n: '0' }]);
  });

  it('finds nothing to do a second time, and the roles can be made again', async () => {
    await server.sql(office, ROLES_SQL);
    expect(await migrateDatabase(server.socketUrl('admin', office))).toEqual([]);
  });
});

describe('where rights are missing', () => {
  const refused = (words: RegExp) => ({ code: 'store-refused', message: expect.stringMatching(words) });

  it('says what the administrator does', async () => {
    await server.sql('postgres', 'create database bare');
    const bare = (user: string) => server.socketUrl(user, 'bare');
    await expect(openDatabase(bare('zhang'))).rejects.toMatchObject(refused(/anqi database migrate/));
    await expect(openDatabase(server.socketUrl('stranger', office))).rejects.toMatchObject(
      refused(/anqi database roles/),
    );
    await expect(migrateDatabase(server.socketUrl('zhang', office))).rejects.toMatchObject(
      refused(/no member of anqi_owner/),
    );
    await expect(migrateDatabase(bare('admin'))).rejects.toMatchObject(refused(/anqi database roles/));
    const tables = await server.sql(
      'bare',
      `select count(*) as n from pg_tables where schemaname not like 'pg_%' and schemaname <> 'information_schema'`,
    );
    expect(tables.rows).toEqual([{ n: '0' }]);
  });

  it('says that the database has no roles yet, on a server that never had them', async () => {
    const other = await startPostgres();
    try {
      await expect(migrateDatabase(other.socketUrl(SUPERUSER, 'postgres'))).rejects.toMatchObject(
        refused(/no roles of Anqi/),
      );
    } finally {
      await other.remove();
    }
  });
});
