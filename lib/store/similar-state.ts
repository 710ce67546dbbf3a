/** How far the index of similar tickets has come, and how common each pair of characters is among the office's tickets. */
import { Dexie } from 'dexie';
import * as z from 'zod/mini';
import { COUNTERS, type Commonness, noCommonness } from '../similar/weights.ts';
import type { Store } from './open.ts';
import { checkedRows } from './rows.ts';
import { BrokenIndex } from './similar-leaves.ts';

const STATE = 'similar';
export const COMMON = 'similar-common';
export const COUNTING = 'similar-counting';

const zCount = z.number().check(z.int(), z.minimum(0));

const zState = z.strictObject({
  /** Another one after each change of the index: what is held in memory is of one version. */
  version: zCount,
  /** Tickets in the leaves. */
  count: zCount,
  /** Tickets whose grams were counted for the weights in force. */
  docs: zCount,
  /** The version with which they came into force. */
  docsAt: zCount,
  /**
   * A walk over all tickets: first the grams are counted, then each ticket is indexed by them. Kept after each batch, so that
   * a worker that dies goes on where it was.
   */
  pass: z.optional(
    z.strictObject({
      phase: z.enum(['count', 'index']),
      /** The last ticket that was taken. */
      after: z.optional(z.tuple([z.string(), z.string()])),
    }),
  ),
});
export type IndexState = z.infer<typeof zState>;

const zCommon = z.strictObject({
  docs: zCount,
  counts: z.instanceof(Uint32Array).check(z.refine((counts: Uint32Array) => counts.length === COUNTERS)),
});

/** The state of the index; undefined where there is none, or where what is stored is broken (which is reported). */
export async function indexState(store: Store): Promise<IndexState | undefined> {
  const row = await store.meta.get(STATE);
  return row && checkedRows(store, 'meta', zState, [row.value])[0];
}

export async function keepState(store: Store, state: IndexState): Promise<void> {
  await store.meta.put({ key: STATE, value: state });
}

/** Counts of grams under a key; undefined where there are none, or broken ones. */
export async function commonness(store: Store, key: string): Promise<Commonness | undefined> {
  const row = await store.meta.get(key);
  return row && checkedRows(store, 'meta', zCommon, [row.value])[0];
}

/** The index as it begins: empty, with a walk over all tickets before it. */
export async function resetIndex(store: Store, before: IndexState | undefined): Promise<IndexState> {
  await store.similarLeaves.clear();
  await store.similarWaiting.clear();
  await store.meta.bulkDelete([COMMON, COUNTING]);
  const version = (before?.version ?? 0) + 1;
  const state: IndexState = { version, count: 0, docs: 0, docsAt: version, pass: { phase: 'count' } };
  await keepState(store, state);
  return state;
}

/**
 * Takes a site's tickets out of the index, within the transaction that deletes them. What was counted of their texts is
 * counted anew without them.
 */
export async function forgetSite(store: Store, site: string): Promise<void> {
  const own = store.similarLeaves.where('[site+from]').between([site, Dexie.minKey], [site, Dexie.maxKey]);
  await store.similarWaiting.where('site').equals(site).delete();
  await own.delete();
  await store.meta.bulkDelete([COMMON, COUNTING]);
  const state = await indexState(store);
  if (!state) return;
  const left = (await store.similarLeaves.toArray()).reduce((sum, { ticketNos }) => sum + ticketNos.length, 0);
  const version = state.version + 1;
  await keepState(store, { version, count: left, docs: 0, docsAt: version, pass: { phase: 'count' } });
}

/** What was read of the weights last: two megabytes are not read again for each ticket that arrives. */
const lastRead = new WeakMap<Store, { docsAt: number; common: Commonness }>();

/**
 * The weights in force: none at all before the first walk.
 * @throws BrokenIndex where they are lost
 */
export async function commonnessNow(store: Store, { docs, docsAt }: IndexState): Promise<Commonness> {
  const known = lastRead.get(store);
  if (known?.docsAt === docsAt) return known.common;
  const common = docs === 0 ? noCommonness() : await commonness(store, COMMON);
  if (!common) throw new BrokenIndex();
  lastRead.set(store, { docsAt, common });
  return common;
}
