/** Batches out of the outbox: what they hold, and where they are cut. */
import { expect, it } from 'vitest';
import { type Header, linesOf } from '../copies/record.ts';
import { MAX_BATCH_CHARS } from '../protocol/companion.ts';
import { companionOf, switchCompanion } from '../store/companion.ts';
import type { BrokenRow, Store } from '../store/open.ts';
import { recordObservations } from '../store/record.ts';
import { refusals } from '../store/refusals.ts';
import { memoryStore } from '../store/testing.ts';
import { MOST_CHARS, nextBatch } from './batch.ts';
import { sendBatch } from './pass.ts';

const site = 'http://a.local';
const start = Date.parse('2026-11-18T08:00:00+08:00');

async function openStore(onBrokenRow?: (row: BrokenRow) => void): Promise<Store> {
  const store = memoryStore(onBrokenRow ? { onBrokenRow } : {});
  await switchCompanion(store, { on: true });
  return store;
}

const read = (store: Store, minute: number, seen: object) =>
  recordObservations(store, { site, atMs: start + minute * 60_000, source: 'detail' }, [seen]);

/** Tickets of a payload with the entries of their histories by what they became. */
const recordsIn = (payload: string) =>
  (linesOf(payload) ?? []).map(([head, body]) => {
    const header = JSON.parse(head) as Extract<Header, { what: 'ticket' }>;
    return { ticketNo: header.ticketNo, to: header.changes?.map(({ to }) => to), body: JSON.parse(body) };
  });

it('leaves a malformed entry of a history out alone, and reports it', async () => {
  const broken: BrokenRow[] = [];
  const store = await openStore((row) => broken.push(row));
  await read(store, 0, { ticketNo: 'T1', status: '待签收' });
  await read(store, 1, { ticketNo: 'T1', status: '已签收' });
  await read(store, 2, { ticketNo: 'T1', status: '办理中' });
  await store.changes
    .where('id')
    .equals(1)
    .modify({ source: 'guess' as 'list' });
  const { payload = '' } = (await nextBatch(store)) ?? {};
  expect(recordsIn(payload)).toMatchObject([{ ticketNo: 'T1', to: ['办理中'], body: { status: '办理中' } }]);
  expect(broken).toMatchObject([{ table: 'changes' }]);
});

it('cuts by the length of what is sent, histories included', async () => {
  const store = await openStore();
  const numbers = Array.from({ length: 40 }, (_, i) => `T${i + 10}`);
  const text = (n: number) => `第${n}稿：${'路灯已修复。'.repeat(2_000)}`;
  for (const n of [0, 1, 2, 3, 4]) for (const ticketNo of numbers) await read(store, n, { ticketNo, reply: text(n) });
  const seen: string[] = [];
  const lengths: number[] = [];
  for (let batch = await nextBatch(store); batch; batch = await nextBatch(store)) {
    lengths.push(batch.payload.length);
    for (const { ticketNo, to, body } of recordsIn(batch.payload)) {
      expect(body.reply).toBe(text(4));
      seen.push(...(to ?? []).map((reply) => `${ticketNo} ${reply}`));
    }
    await store.outbox.where('seq').belowOrEqual(batch.upTo).delete();
  }
  expect(Math.max(...lengths)).toBeLessThanOrEqual(MOST_CHARS);
  expect(lengths.length).toBe(Math.ceil(lengths.reduce((sum, length) => sum + length) / MOST_CHARS));
  expect(seen.sort()).toEqual([1, 2, 3, 4].flatMap((n) => numbers.map((no) => `${no} ${text(n)}`)).sort());
});

it('does not ask for what no batch may hold: it is refused, and what stands behind it goes on', async () => {
  const store = await openStore();
  await read(store, 0, { ticketNo: 'T1', status: '待签收' });
  const { headers = [], upTo = 0 } = (await nextBatch(store)) ?? {};
  const never = () => Promise.reject(new Error('asked'));
  const payload = ' '.repeat(MAX_BATCH_CHARS + 1);
  await sendBatch(store, 'me', never, { id: 'long', checksum: '', payload, headers, upTo });
  expect(await nextBatch(store)).toBeUndefined();
  expect(await refusals(store, 9)).toMatchObject({ count: 1, first: [{ what: 'ticket', ticketNo: 'T1' }] });
  // The companion never saw it: at its next greeting nothing is missing there.
  expect((await companionOf(store))?.batches ?? []).not.toContain('long');
});
