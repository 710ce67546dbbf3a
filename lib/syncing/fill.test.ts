/** Tickets from before the companion was turned on, on their way into the outbox. */
import { expect, it } from 'vitest';
import { changeCompanion, companionOf, switchCompanion } from '../store/companion.ts';
import { recordObservations } from '../store/record.ts';
import { memoryStore } from '../store/testing.ts';
import { fillOutbox } from './fill.ts';

it('begun anew while a piece is being put in, goes through all of them again', async () => {
  const store = memoryStore();
  const atMs = Date.parse('2026-11-23T10:00:00+08:00');
  const seen = Array.from({ length: 4_500 }, (_, i) => ({ ticketNo: String(10_000 + i), title: '路灯不亮' }));
  await recordObservations(store, { site: 'http://a.local', atMs, source: 'list' }, seen);
  await switchCompanion(store, { on: true });
  expect(await fillOutbox(store, atMs)).toBe(true);
  // The companion's store is an older one: what was in the outbox is acknowledged, and everything is to be sent again.
  await store.outbox.clear();
  const second = fillOutbox(store, atMs);
  await changeCompanion(store, (before) => before && { ...before, filling: {} });
  await second;
  while (await fillOutbox(store, atMs));
  const numbers = (await store.outbox.toArray()).map((row) => (row.what === 'ticket' ? row.ticketNo : ''));
  expect(new Set(numbers).size).toBe(seen.length);
  expect((await companionOf(store))?.filling).toBeUndefined();
});
