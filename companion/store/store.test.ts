import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SyncRecord } from '../../lib/copies/record.ts';
import { MAX_BATCH_RECORDS } from '../../lib/protocol/companion.ts';
import { PLACES, type Place, type Places } from '../testing/places.ts';
import { at, batchOf, changed, gone, NOW_MS, replicaId, SITE, ticketOf, told } from '../testing/records.ts';
import { BatchRefusal, ingest } from './ingest.ts';
import { type Kept, ticketsIn, type Wanted } from './read.ts';
import { noteReplica } from './replicas.ts';
import type { Store } from './store.ts';

const ONE = replicaId(1);
const TWO = replicaId(2);

describe.each(['sqlite', 'postgres'] as const)('the office copy in %s', (kind) => {
  let places: Places;
  let place: Place;
  let store: Store;
  beforeAll(async () => {
    places = await PLACES[kind]();
  }, 120_000);
  afterAll(() => places?.close());
  beforeEach(async () => {
    place = await places.fresh();
    store = await place.open();
    await noteReplica(store, { id: ONE, clerk: '张', unit: '路口镇', browser: 'Chromium' }, NOW_MS);
    await noteReplica(store, { id: TWO, clerk: '王', unit: '路口镇', browser: 'Firefox' }, NOW_MS);
    return () => store.close();
  });

  const send = async (records: readonly SyncRecord[], replica = ONE) =>
    ingest(store, await batchOf(replica, records), NOW_MS);
  const all = async (wanted: Wanted = {}): Promise<Kept[]> => {
    const found: Kept[] = [];
    const damaged = (row: object) => expect.fail(`damaged: ${JSON.stringify(row)}`);
    for await (const page of ticketsIn(store, { history: true, ...wanted }, damaged)) found.push(...page);
    return found;
  };
  const only = async (): Promise<Kept | undefined> => (await all())[0];

  describe('a batch', () => {
    const first = told(ticketOf('A1', { title: '路灯不亮' }), 1, { changes: [changed('A1', 1, '', '路灯不亮')] });

    it('is there once when it is sent twice', async () => {
      expect(await send([first])).toEqual({ written: 1, known: 0, refused: [] });
      const once = await all();
      expect(await send([first])).toEqual({ written: 0, known: 1, refused: [] });
      expect(await all()).toEqual(once);
      expect(once).toMatchObject([{ ticket: { title: '路灯不亮' }, history: [{ id: 1, to: '路灯不亮' }] }]);
    });

    it('of an older version replaces nothing, and brings the history that was missing', async () => {
      await send([told(ticketOf('A1', { title: '新' }), 5, { changes: [changed('A1', 2, '旧', '新')] })]);
      const late = told(ticketOf('A1', { title: '旧' }), 4, { changes: [changed('A1', 1, '', '旧')] });
      expect(await send([late])).toMatchObject({ written: 0, known: 1 });
      const kept = await only();
      expect(kept?.ticket.title).toBe('新');
      expect(kept?.history.map(({ id }) => id)).toEqual([1, 2]);
    });

    it('with several versions of a ticket leaves the newest, whatever their order', async () => {
      await send([told(ticketOf('A1', { title: '新' }), 2), told(ticketOf('A1', { title: '旧' }), 1)]);
      expect((await only())?.ticket.title).toBe('新');
    });

    it('that did not arrive as it was sent is not taken at all', async () => {
      const batch = await batchOf(ONE, [first]);
      for (const bad of [
        { ...batch, payload: batch.payload.replace('不', '很') },
        await batchOf(
          ONE,
          Array.from({ length: MAX_BATCH_RECORDS + 1 }, (_, i) => told(ticketOf(`A${i}`), i + 1)),
        ),
        { ...batch, replica: replicaId(9) },
      ])
        await expect(ingest(store, bad, NOW_MS)).rejects.toThrow(BatchRefusal);
      expect(await all()).toEqual([]);
    });

    it('is taken without the records that are none, which are told by their place and never by a value', async () => {
      const secret = '秘密';
      const header = { what: 'ticket', site: SITE, ticketNo: 'A3', version: 3, at: at('09:00') } as const;
      const bad: SyncRecord[] = [
        { header, body: JSON.stringify({ ...ticketOf('A3'), round: secret }) },
        { header, body: `{${secret}` },
        { header, body: JSON.stringify(ticketOf('A4')) },
        { header: { ...header, version: 0 }, body: JSON.stringify(ticketOf('A3')) },
        { header: { ...header, gone: 'deleted' }, body: JSON.stringify(ticketOf('A3')) },
        told(ticketOf('A3'), 3, { changes: [changed('A4', 1, secret, secret)] }),
        told(ticketOf('A\u00003'), 3),
        told({ ...ticketOf('A3'), site: `https://${'x'.repeat(9_000)}` }, 3),
      ];
      const { written, refused } = await send([first, ...bad, told(ticketOf('A2'), 2)]);
      expect(written).toBe(2);
      expect(refused.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(JSON.stringify(refused)).not.toContain(secret);
      expect((await all()).map(({ ticketNo }) => ticketNo)).toEqual(['A1', 'A2']);
    });
  });

  describe('whatever stands in a text', () => {
    const texts = [
      `'); drop table copies;--`,
      '" or 1=1 --',
      '$1 $$ %s \\ \\\\ {"a":null,NULL,"b"}',
      '\u0001\u001b[31m\u2028\u202e',
      '🏮𠮷 e\u0301 \u{10ffff}',
      'NULL',
    ];

    it.each(texts)('is text: %j', async (text) => {
      const name = `${text.replace(/\s/g, '_')}1`;
      const ticket = ticketOf(name, { title: text, content: text, unit: text, place: text, citizenName: text });
      const change = { ...changed(name, 1, text, `${text}${text}`), field: text };
      const document = { what: 'document', kind: 'setting', key: text, version: 2, at: at('09:00') } as const;
      const records = [told(ticket, 1, { changes: [change] }), { header: document, body: JSON.stringify(text) }];
      expect(await send(records)).toEqual({ written: 2, known: 0, refused: [] });
      expect(await all()).toMatchObject([{ ticket, history: [change] }]);
      const [kept] = await store.db.selectFrom('documents').select(['key', 'body']).execute();
      expect(kept).toEqual({ key: text, body: JSON.stringify(text) });
    });

    it('NUL and halves of characters, which databases do not take, hold no batch up', async () => {
      const ticket = ticketOf('A1', { title: 'a\u0000b\ud800', unit: 'a\u0000b' });
      const change = changed('A1', 1, 'a\u0000', '\udc00b');
      expect(await send([told(ticket, 1, { changes: [change] })])).toMatchObject({ written: 1, refused: [] });
      const kept = await only();
      expect(kept?.ticket).toEqual(ticket);
      expect(kept?.history).toMatchObject([{ from: 'a\ufffd', to: '\ufffdb' }]);
    });
  });

  describe('what two clerks know of a ticket', () => {
    it('stays apart, and is read as one, with what gave way', async () => {
      const shared = { title: '路灯不亮', status: '办理中' };
      await send([told(ticketOf('A1', { ...shared, category: '城管' }), 1, { at: at('09:00') })]);
      const other = ticketOf('A1', { ...shared, category: '住建', place: '老街' });
      await send([told(other, 7, { at: at('09:30') })], TWO);
      const kept = await only();
      expect(kept).toMatchObject({
        copies: 2,
        ticket: { ...shared, category: '住建', place: '老街' },
        provenance: { category: { replica: TWO, at: at('09:30') }, place: { replica: TWO } },
      });
      expect(kept?.conflicts).toEqual([
        {
          ...{ field: 'category', value: '城管', replica: ONE, at: at('09:00') },
          ...{ kept: '住建', keptFrom: { replica: TWO, at: at('09:30') } },
        },
      ]);
    });

    it('counts from when each value came, not from when the ticket was last written', async () => {
      await send([told(ticketOf('A1', { category: '城管' }), 1, { at: at('09:00') })]);
      await send([told(ticketOf('A1', { category: '住建' }), 1, { at: at('09:30') })], TWO);
      await send([told(ticketOf('A1', { category: '城管', place: '老街' }), 2, { at: at('10:00') })]);
      const kept = await only();
      expect(kept?.ticket).toMatchObject({ category: '住建', place: '老街' });
      expect(kept?.conflicts).toMatchObject([{ field: 'category', value: '城管', at: at('09:00') }]);
    });
  });

  describe('a ticket that is gone', () => {
    it('leaves a tombstone with its version, so that an old copy does not bring it back', async () => {
      await send([told(ticketOf('A1'), 1)]);
      await send([gone('A1', 2, { gone: 'deleted' })]);
      expect(await send([told(ticketOf('A1'), 1)])).toMatchObject({ written: 0 });
      expect(await all()).toEqual([]);
      const rows = await store.db.selectFrom('copies').select(['gone', 'body']).execute();
      expect(rows).toEqual([{ gone: 'deleted', body: null }]);
    });

    it('to another unit is with whoever has it now', async () => {
      await send([told(ticketOf('A1', { unit: '路口镇' }), 1)]);
      await send([told(ticketOf('A1', { unit: '云溪街道' }), 1)], TWO);
      await send([gone('A1', 2, { gone: 'moved', movedTo: '云溪街道' })]);
      expect(await only()).toMatchObject({ copies: 1, ticket: { unit: '云溪街道' }, conflicts: [] });
      // It came back.
      await send([told(ticketOf('A1', { unit: '路口镇' }), 3, { at: at('11:00') })]);
      expect(await only()).toMatchObject({ copies: 2, ticket: { unit: '路口镇' } });
    });

    it('with its site leaves nothing but that it was there; what comes later is there again', async () => {
      await send([
        told(ticketOf('A1', { title: '路灯' }), 1, { changes: [changed('A1', 1, '', '路灯')] }),
        told({ ...ticketOf('B1'), site: 'https://other.example' }, 2),
      ]);
      const siteGone = { header: { what: 'site-gone', site: SITE, version: 3, at: at('10:00') } } as const;
      expect(await send([siteGone, told(ticketOf('A2'), 4, { at: at('10:01') })])).toMatchObject({ written: 2 });
      expect(await send([siteGone])).toMatchObject({ written: 0, known: 1 });
      expect((await all()).map(({ ticketNo }) => ticketNo)).toEqual(['A2', 'B1']);
      expect(await store.db.selectFrom('history').selectAll().execute()).toEqual([]);
      const rows = await store.db.selectFrom('copies').selectAll().where('ticket_no', '=', 'A1').execute();
      expect(rows).toMatchObject([{ body: null, gone: 'deleted', unit: null, due_day: '' }]);
      expect(await send([told(ticketOf('A1', { title: '路灯' }), 1)])).toMatchObject({ written: 0 });
      expect(await send([told(ticketOf('A1'), 5, { at: at('10:30') })])).toMatchObject({ written: 1 });
    });
  });

  it('keeps the newest of a setting, and that it was deleted', async () => {
    const document = { what: 'document', kind: 'setting', key: 'rules', at: at('09:00') } as const;
    const body = () => store.db.selectFrom('documents').select(['version', 'body']).execute();
    await send([{ header: { ...document, version: 2 }, body: '{"a":1}' }]);
    await send([{ header: { ...document, version: 1 }, body: '{"a":0}' }]);
    expect((await body()).map((row) => [Number(row.version), row.body])).toEqual([[2, '{"a":1}']]);
    await send([{ header: { ...document, version: 3, gone: 'deleted' } }]);
    expect((await body()).map((row) => [Number(row.version), row.body])).toEqual([[3, null]]);
  });

  it('is read in pages, each ticket once, and by the days of limit or receipt', async () => {
    const numbers = Array.from({ length: 2_300 }, (_, i) => `A${i}`);
    for (let from = 0; from < numbers.length; from += 500) {
      const some = numbers.slice(from, from + 500);
      const records = some.map((ticketNo, i) => {
        const day = String(1 + ((from + i) % 28)).padStart(2, '0');
        return told(ticketOf(ticketNo, { dueAt: `2026-10-${day}`, receivedAt: `2026-09-${day}` }), from + i + 1);
      });
      await send(records);
      await send(records.slice(0, 100), TWO);
    }
    const found = (await all()).map(({ ticketNo }) => ticketNo);
    expect(found).toHaveLength(2_300);
    expect(new Set(found)).toEqual(new Set(numbers));
    const after = found[1_499] ?? '';
    expect((await all({ after: [SITE, after] })).map(({ ticketNo }) => ticketNo)).toEqual(found.slice(1_500));
    const isOn = (day: number) => (i: number) => 1 + (i % 28) === day;
    const expected = numbers.filter((_, i) => isOn(3)(i) || isOn(5)(i));
    const days = [['2026-10-03', '2026-10-03'] as const, ['2026-09-05', '2026-09-05'] as const];
    expect(new Set((await all({ days })).map(({ ticketNo }) => ticketNo))).toEqual(new Set(expected));
  });

  it('takes batches of four programs at once, two of them of one browser: nothing lost, nothing doubled', async () => {
    await store.close();
    const run = promisify(execFile);
    const writer = new URL('../testing/writer.ts', import.meta.url).pathname;
    const one = (replica: string, first: number, count: number) =>
      run(process.execPath, [writer, place.address, replica, String(first), String(count)]);
    const said = await Promise.all([
      one(ONE, 0, 400),
      one(ONE, 200, 400),
      one(TWO, 0, 400),
      one(replicaId(3), 300, 400),
    ]);
    store = await place.open();
    const kept = await all();
    expect(kept).toHaveLength(700);
    const rows = await store.db
      .selectFrom('copies')
      .select((row) => row.fn.countAll().as('n'))
      .execute();
    expect(Number(rows[0]?.n)).toBe(600 + 400 + 400);
    expect(said.reduce((sum, { stdout }) => sum + Number(stdout), 0)).toBe(600 + 400 + 400);
    // Whoever saw the same at the same moment tells of one change.
    expect(kept.every(({ history }) => history.length === 1)).toBe(true);
  });
});
