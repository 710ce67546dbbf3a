/** The index as a worker holds it in memory: read once in its life, then kept up with what it writes. */
import { type Leaf, zLeaf } from '../similar/leaf.ts';
import { type Commonness, noCommonness } from '../similar/weights.ts';
import { guarded } from './errors.ts';
import type { Store } from './open.ts';
import { checkedRows } from './rows.ts';
import type { Indexed } from './similar-index.ts';
import { BrokenIndex } from './similar-leaves.ts';
import { commonnessNow, indexState, resetIndex } from './similar-state.ts';

export interface MemoryIndex {
  version: number;
  /** By site and first number. */
  leaves: Map<string, Leaf>;
  common: Commonness;
}

const held = new WeakMap<Store, MemoryIndex>();
const keyOf = (site: string, from: string) => `${site} ${from}`;

/** The index as it is stored now. Broken leaves are left out, and the index is made anew by the next batch. */
export function memoryIndex(store: Store): Promise<MemoryIndex> {
  const tables = [store.meta, store.similarLeaves];
  return guarded(async () => {
    let found = await store.db.transaction('r', tables, () => read(store));
    if (found.isBroken) {
      await store.db.transaction('rw', [...tables, store.similarWaiting], async () =>
        resetIndex(store, await indexState(store)),
      );
      found = await store.db.transaction('r', tables, () => read(store));
    }
    held.set(store, found.index);
    return found.index;
  });
}

async function read(store: Store): Promise<{ index: MemoryIndex; isBroken: boolean }> {
  const state = await indexState(store);
  const known = held.get(store);
  if (!state) return { index: { version: -1, leaves: new Map(), common: noCommonness() }, isBroken: false };
  if (known?.version === state.version) return { index: known, isBroken: false };
  const rows = await store.similarLeaves.toArray();
  const leaves = checkedRows(store, 'similarLeaves', zLeaf, rows);
  const common = await commonnessNow(store, state).catch((error: unknown) => {
    if (error instanceof BrokenIndex) return undefined;
    throw error;
  });
  return {
    index: {
      version: state.version,
      leaves: new Map(leaves.map((leaf) => [keyOf(leaf.site, leaf.from), leaf])),
      common: common ?? noCommonness(),
    },
    isBroken: leaves.length < rows.length || common === undefined,
  };
}

/** Takes over what a batch wrote; what is held of another version is read anew when it is needed. */
export function takeOver(store: Store, { before, version, removed, written, isOther }: Indexed): void {
  const known = held.get(store);
  if (!known) return;
  if (isOther || known.version !== before) {
    if (known.version !== version) held.delete(store);
    return;
  }
  for (const [site, from] of removed) known.leaves.delete(keyOf(site, from));
  for (const leaf of written) known.leaves.set(keyOf(leaf.site, leaf.from), leaf);
  known.version = version;
}
