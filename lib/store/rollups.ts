/** Keeping the counters in step with the tickets. */
import { addToRow, type Increment, type RollupRow, rollupDelta, zRollupRow } from '../metrics/rollup.ts';
import { guarded } from './errors.ts';
import type { Store } from './open.ts';
import { checkedRows, ticketOfRow } from './rows.ts';

/** Adds increments to the counters: one read and one write for all of them. Runs inside the caller's transaction. */
export async function applyIncrements(store: Store, increments: readonly Increment[]): Promise<void> {
  if (increments.length === 0) return;
  const keys = new Map<string, [string, string, string]>();
  for (const { day, site, unit } of increments) keys.set(rowKey(day, site, unit), [day, site, unit]);
  const rows = new Map<string, RollupRow>();
  const stored = await store.rollups.bulkGet([...keys.values()]);
  for (const row of checkedRows(store, 'rollups', zRollupRow, stored.filter((row) => row !== undefined))) {
    rows.set(rowKey(row.day, row.site, row.unit), row);
  }
  addAll(rows, increments);
  const changed = [...rows.values()];
  await store.rollups.bulkPut(changed.filter((row) => !isEmpty(row)));
  const empty = changed.filter(isEmpty).map(({ day, site, unit }): [string, string, string] => [day, site, unit]);
  if (empty.length > 0) await store.rollups.bulkDelete(empty);
}

/** Counts every ticket anew, in one transaction: after a repair or an import of whole tickets. */
export function rebuildRollups(store: Store): Promise<void> {
  return guarded(() =>
    store.db.transaction('rw', store.tickets, store.rollups, async () => {
      const rows = new Map<string, RollupRow>();
      await store.tickets.each((row) => {
        const ticket = ticketOfRow(store, row);
        if (ticket) addAll(rows, rollupDelta(undefined, ticket));
      });
      await store.rollups.clear();
      await store.rollups.bulkPut([...rows.values()]);
    }),
  );
}

function addAll(rows: Map<string, RollupRow>, increments: readonly Increment[]): void {
  for (const part of increments) {
    const key = rowKey(part.day, part.site, part.unit);
    const row = rows.get(key) ?? { site: part.site, day: part.day, unit: part.unit, cells: {} };
    addToRow(row, part);
    rows.set(key, row);
  }
}

function rowKey(day: string, site: string, unit: string): string {
  return `${day}\n${site}\n${unit}`;
}

function isEmpty(row: RollupRow): boolean {
  return Object.keys(row.cells).length === 0;
}
