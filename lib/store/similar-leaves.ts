/** Writing into the leaves of the index. */
import { Dexie } from 'dexie';
import type { IndexEntry } from '../similar/entry.ts';
import { entriesOf, type Leaf, leavesOf, withEntries, zLeaf } from '../similar/leaf.ts';
import type { Store } from './open.ts';

/** What a batch did to the leaves. */
export interface LeafChange {
  removed: [string, string][];
  written: Leaf[];
  /** Tickets more than before. */
  added: number;
}

/** Thrown where something stored of the index no longer has its shape: it is made anew then. */
export class BrokenIndex extends Error {}

/** Puts entries of a site's tickets into its leaves, in the place of what was there of them. */
export async function putEntries(store: Store, site: string, entries: readonly IndexEntry[]): Promise<LeafChange> {
  const keys = await store.similarLeaves
    .where('[site+from]')
    .between([site, Dexie.minKey], [site, Dexie.maxKey])
    .primaryKeys();
  const froms = keys.map(([, from]) => from);
  const byLeaf = new Map<number, IndexEntry[]>();
  for (const entry of entries) {
    const at = leafFor(froms, entry.ticketNo);
    const own = byLeaf.get(at);
    if (own) own.push(entry);
    else byLeaf.set(at, [entry]);
  }
  const change: LeafChange = { removed: [], written: [], added: 0 };
  for (const [at, added] of byLeaf) {
    const from = froms[at];
    const known = from === undefined ? [] : entriesOf(await leafAt(store, site, from));
    const all = withEntries(known, added);
    const leaves = leavesOf(site, all, at >= froms.length - 1);
    if (from !== undefined && leaves[0]?.from !== from) change.removed.push([site, from]);
    change.written.push(...leaves);
    change.added += all.length - known.length;
  }
  await store.similarLeaves.bulkDelete(change.removed);
  await store.similarLeaves.bulkPut(change.written);
  return change;
}

async function leafAt(store: Store, site: string, from: string): Promise<Leaf> {
  const checked = zLeaf.safeParse(await store.similarLeaves.get([site, from]));
  if (!checked.success) throw new BrokenIndex();
  return checked.data;
}

/** Place of the last leaf that begins at a number or before it; the first where none does. */
function leafFor(froms: readonly string[], ticketNo: string): number {
  let low = 0;
  let high = froms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((froms[middle] as string) <= ticketNo) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}
