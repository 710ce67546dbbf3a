/** Which tickets wait for their place in the index of similar ones: noted with them, worked off in the background. */
import type { Store } from './open.ts';
import { checkedRows } from './rows.ts';
import { type WaitingRow, zWaitingRow } from './schema.ts';
import { BrokenIndex } from './similar-leaves.ts';

/** Tickets of one row: as many as are worked off at once. */
const TOGETHER = 500;

/** Notes tickets of a site; within the transaction that stores them, so that none is forgotten. */
export async function noteWaiting(store: Store, site: string, ticketNos: readonly string[]): Promise<void> {
  const rows: WaitingRow[] = [];
  for (let i = 0; i < ticketNos.length; i += TOGETHER) rows.push({ site, ticketNos: ticketNos.slice(i, i + TOGETHER) });
  if (rows.length > 0) await store.similarWaiting.bulkAdd(rows);
}

/**
 * Rows of tickets that wait, the oldest first.
 * @throws BrokenIndex where one no longer says which tickets
 */
export async function waitingRows(store: Store): Promise<WaitingRow[]> {
  const rows = await store.similarWaiting.toArray();
  const checked = checkedRows(store, 'similarWaiting', zWaitingRow, rows);
  if (checked.length < rows.length) throw new BrokenIndex();
  return checked;
}
