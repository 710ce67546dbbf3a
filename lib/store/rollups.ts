/** Keeping the counters in step with the tickets. */
import {
  countInto,
  type Increment,
  keyOf,
  nameOf,
  type RollupKey,
  type RollupRow,
  rollupDelta,
  zRollupRow,
} from '../metrics/rollup.ts';
import { guarded } from './errors.ts';
import type { Store } from './open.ts';
import { checkedRows, ticketOfRow } from './rows.ts';

/**
 * Adds increments to the counters: one read and one write for all of them. Runs inside the caller's transaction,
 * after the tickets are written: where a counter's row is broken, all are counted anew from them.
 */
export async function applyIncrements(store: Store, increments: readonly Increment[]): Promise<void> {
  if (increments.length === 0) return;
  const keys = new Map<string, RollupKey>();
  for (const part of increments) keys.set(nameOf(part), keyOf(part));
  const stored = (await store.rollups.bulkGet([...keys.values()])).filter((row) => row !== undefined);
  const known = checkedRows(store, 'rollups', zRollupRow, stored);
  if (known.length < stored.length) return countAnew(store);
  const rows = new Map(known.map((row) => [nameOf(row), row]));
  countInto(rows, increments);
  const changed = [...rows.values()];
  await store.rollups.bulkPut(changed.filter((row) => !isEmpty(row)));
  const empty = changed.filter(isEmpty).map(keyOf);
  if (empty.length > 0) await store.rollups.bulkDelete(empty);
}

/** Counts every ticket anew, in one transaction: after a repair or an import of whole tickets. */
export function rebuildRollups(store: Store): Promise<void> {
  return guarded(() => store.db.transaction('rw', store.tickets, store.rollups, () => countAnew(store)));
}

async function countAnew(store: Store): Promise<void> {
  const rows = new Map<string, RollupRow>();
  await store.tickets.each((row) => {
    const ticket = ticketOfRow(store, row);
    if (ticket) countInto(rows, rollupDelta(undefined, ticket));
  });
  await store.rollups.clear();
  await store.rollups.bulkPut([...rows.values()]);
}

function isEmpty(row: RollupRow): boolean {
  return Object.keys(row.cells).length === 0;
}
