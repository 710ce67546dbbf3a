/** Runs in an empty page that has IndexedDB: writing to the store, and asking it for figures. */
import { chinaCalendar } from '../../../lib/calendar/china.ts';
import { addToRow, type RollupRow, rollupDelta } from '../../../lib/metrics/rollup.ts';
import { glance, neighbours } from '../../../lib/store/figures.ts';
import { closeStore, openStore, type Store } from '../../../lib/store/open.ts';
import { recordObservations } from '../../../lib/store/record.ts';
import { toRow } from '../../../lib/store/rows.ts';
import type { TicketRow } from '../../../lib/store/schema.ts';
import { mergeObservation } from '../../../lib/ticket/merge.ts';
import type { Observation } from '../../../lib/ticket/model.ts';
import { observations, SITE, ticket } from './tickets.ts';

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

let seen: Observation[] = [];
let rows: TicketRow[] = [];

/** Makes the tickets that both sides write. */
export function prepareWrite(count: number, nowMs: number): number {
  seen = observations(count, nowMs);
  const ctx = { site: SITE, atMs: nowMs, source: 'list' } as const;
  rows = seen.map((observation) => toRow(mergeObservation(undefined, observation, ctx).ticket));
  return rows.length;
}

/** Our own writing: checked, merged, counted, in one transaction, into a store that is open and empty. */
export async function record(nowMs: number): Promise<number> {
  const store = openStore({ name: 'record' });
  await store.db.open();
  const ctx = { site: SITE, atMs: nowMs, source: 'list' } as const;
  const ms = await timed(async () => {
    const { added } = await recordObservations(store, ctx, seen);
    if (added !== seen.length) throw new Error(`${added} added, not ${seen.length}`);
  });
  await store.db.delete();
  return ms;
}

/** The same rows put with bare IndexedDB, in one transaction, under the same key and the same indexes. */
export async function putBare(): Promise<number> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('bare', 1);
    request.onupgradeneeded = () => {
      const table = request.result.createObjectStore('tickets', { keyPath: ['site', 'ticketNo'] });
      table.createIndex('siteOpen', ['site', 'open']);
      table.createIndex('openDue', ['open', 'dueDay']);
      table.createIndex('received', 'receivedDay');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const ms = await timed(
    () =>
      new Promise<void>((resolve, reject) => {
        const transaction = db.transaction('tickets', 'readwrite');
        const table = transaction.objectStore('tickets');
        for (const row of rows) table.put(row);
        transaction.oncomplete = () => resolve();
        transaction.onerror = () => reject(transaction.error);
      }),
  );
  db.close();
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('bare');
    request.onsuccess = resolve;
    request.onerror = reject;
  });
  return ms;
}

/** Rows put at once: a million of them would not fit into memory. */
const CHUNK = 20_000;
const stores = new Map<number, Store>();

/** Fills a store with so many tickets and their counters. */
export async function fill(count: number, nowMs: number): Promise<number> {
  const store = openStore({ name: `figures-${count}` });
  const rollups = new Map<string, RollupRow>();
  let writing: PromiseLike<unknown> | undefined;
  for (let from = 0; from < count; from += CHUNK) {
    const chunk: TicketRow[] = [];
    for (let i = from; i < Math.min(from + CHUNK, count); i++) {
      const made = ticket(i, count, nowMs);
      chunk.push(toRow(made));
      for (const part of rollupDelta(undefined, made)) {
        const { scope, day, site } = part;
        const name = `${scope} ${day} ${site}`;
        const row = rollups.get(name) ?? { scope, day, site, cells: {} };
        addToRow(row, part);
        rollups.set(name, row);
      }
    }
    // The next chunk is made while this one is written, and never more than one waits.
    await writing;
    writing = store.tickets.bulkPut(chunk);
  }
  await writing;
  await store.rollups.bulkPut([...rollups.values()]);
  // Opened anew: what was written last must not be answered from the writer's own memory.
  closeStore(store);
  const reopened = openStore({ name: `figures-${count}` });
  await reopened.db.open();
  stores.set(count, reopened);
  return await reopened.tickets.count();
}

/** What the popup asks of the store before it draws: the figures with their weeks and the quarter before, and the quarters beside it. */
export async function askFigures(count: number, nowMs: number): Promise<number> {
  const store = stores.get(count);
  if (!store) throw new Error(`the store of ${count} is not filled`);
  return timed(async () => {
    const question = { nowMs, calendar: chinaCalendar };
    const [{ figures }] = await Promise.all([glance(store, question), neighbours(store, question)]);
    if (!figures.some(({ value }) => value !== null && value > 0)) throw new Error('the figures are empty');
  });
}
