/** Batches out of the outbox: what they hold, and where they are cut. */
import { expect, it } from 'vitest';
import { type Header, linesOf } from '../copies/record.ts';
import { switchCompanion } from '../store/companion.ts';
import type { BrokenRow, Store } from '../store/open.ts';
import { recordObservations } from '../store/record.ts';
import { memoryStore } from '../store/testing.ts';
import { nextBatch } from './batch.ts';

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
