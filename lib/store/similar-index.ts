/** Keeping the index of similar tickets up, a batch at a time: what waits, and now and then all tickets by new weights. */
import { entryOf, textOf } from '../similar/entry.ts';
import type { Leaf } from '../similar/leaf.ts';
import { type Commonness, countText, noCommonness } from '../similar/weights.ts';
import type { Ticket } from '../ticket/model.ts';
import { guarded } from './errors.ts';
import type { Store } from './open.ts';
import { ticketsOfRows } from './rows.ts';
import { BrokenIndex, type LeafChange, putEntries } from './similar-leaves.ts';
import {
  COMMON,
  COUNTING,
  commonness,
  commonnessNow,
  type IndexState,
  indexState,
  keepState,
  resetIndex,
} from './similar-state.ts';
import { waitingRows } from './similar-waiting.ts';

/** Tickets in one transaction: pages that ask meanwhile do not wait long. */
const BATCH = 500;

/** What a batch changed, for what is held of the index in memory. */
export interface Indexed {
  /** Whether nothing is left to do. */
  done: boolean;
  before: number | undefined;
  version: number;
  removed: [string, string][];
  written: Leaf[];
  /** Other weights are in force, or the index began anew. */
  isOther: boolean;
}

type Step = Partial<Pick<Indexed, 'removed' | 'written' | 'isOther'>> & { state: IndexState };

/**
 * Does one batch of what there is to do, whole or not at all: cut short anywhere, the next one goes on from there. A broken
 * index begins anew.
 */
export function indexBatch(store: Store): Promise<Indexed> {
  const tables = [store.tickets, store.meta, store.similarLeaves, store.similarWaiting];
  const batch = () => guarded(() => store.db.transaction('rw', tables, async () => step(store)));
  return batch().catch(async (error: unknown) => {
    if (!isBrokenIndex(error)) throw error;
    store.reportBroken({ table: 'similarLeaves', reason: 'broken' });
    await guarded(() => store.db.transaction('rw', tables, async () => resetIndex(store, await indexState(store))));
    return batch();
  });
}

function isBrokenIndex(error: unknown): boolean {
  if (error instanceof BrokenIndex) return true;
  return error instanceof Error && error.cause !== undefined && isBrokenIndex(error.cause);
}

async function step(store: Store): Promise<Indexed> {
  const known = await indexState(store);
  const state = known ?? (await resetIndex(store, undefined));
  const before = known?.version;
  const told = { done: false, before, version: state.version, removed: [], written: [], isOther: known === undefined };
  const done = state.pass ? await passOn(store, state, state.pass) : await takeWaiting(store, state);
  if (!done) return { ...told, done: known !== undefined };
  const after = { ...done.state, version: state.version + 1 };
  await keepState(store, after);
  return {
    ...told,
    version: after.version,
    removed: done.removed ?? [],
    written: done.written ?? [],
    isOther: told.isOther || done.isOther === true,
  };
}

/** Indexes tickets that wait; where there are as many as were counted, all are counted anew first. */
async function takeWaiting(store: Store, state: IndexState): Promise<Step | undefined> {
  const rows = await waitingRows(store);
  const [first] = rows;
  if (!first) return undefined;
  const waiting = rows.reduce((sum, { ticketNos }) => sum + ticketNos.length, 0);
  if (state.count + waiting >= 2 * state.docs) {
    await store.similarWaiting.clear();
    return { state: { ...state, pass: { phase: 'count' } } };
  }
  const stored = await store.tickets.bulkGet(
    first.ticketNos.map((ticketNo): [string, string] => [first.site, ticketNo]),
  );
  const tickets = ticketsOfRows(
    store,
    stored.filter((row) => row !== undefined),
  );
  const change = await index(store, tickets, await commonnessNow(store, state));
  await store.similarWaiting.delete(first.id as number);
  return { ...change, state: { ...state, count: state.count + change.added } };
}

/** The next batch of a walk over all tickets. */
async function passOn(
  store: Store,
  state: IndexState,
  { phase, after }: NonNullable<IndexState['pass']>,
): Promise<Step> {
  const all = after ? store.tickets.where(':id').above(after) : store.tickets.orderBy(':id');
  const rows = await all.limit(BATCH).toArray();
  const tickets = ticketsOfRows(store, rows);
  const last = rows.at(-1);
  const isEnd = rows.length < BATCH || !last;
  const next = last && !isEnd ? ([last.site, last.ticketNo] as [string, string]) : undefined;
  if (phase === 'count') {
    const counted = after ? await commonness(store, COUNTING) : noCommonness();
    // What was counted so far is lost: from the first ticket on.
    if (!counted) return { state: { ...state, pass: { phase } } };
    for (const ticket of tickets) countText(counted, textOf(ticket));
    if (next) {
      await store.meta.put({ key: COUNTING, value: counted });
      return { state: { ...state, pass: { phase, after: next } } };
    }
    await store.meta.put({ key: COMMON, value: counted });
    await store.meta.delete(COUNTING);
    return {
      state: { ...state, docs: counted.docs, docsAt: state.version + 1, pass: { phase: 'index' } },
      isOther: true,
    };
  }
  const change = await index(store, tickets, await commonnessNow(store, state));
  const { pass: _pass, ...rest } = state;
  const reached = { ...rest, count: state.count + change.added };
  return { ...change, state: next ? { ...reached, pass: { phase, after: next } } : reached };
}

/** Puts tickets into the leaves. */
async function index(store: Store, tickets: readonly Ticket[], common: Commonness): Promise<LeafChange> {
  const sites = new Set(tickets.map(({ site }) => site));
  const changes: LeafChange[] = [];
  for (const site of sites) {
    const own = tickets.filter((ticket) => ticket.site === site);
    const entries = own.map((ticket) => entryOf(ticket, common));
    changes.push(await putEntries(store, site, entries));
  }
  return {
    removed: changes.flatMap(({ removed }) => removed),
    written: changes.flatMap(({ written }) => written),
    added: changes.reduce((sum, { added }) => sum + added, 0),
  };
}
