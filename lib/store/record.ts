/** Writing what was read off a page: tickets, their history and the counters, together or not at all. */
import { instantText } from '../calendar/time.ts';
import { type Increment, rollupDelta } from '../metrics/rollup.ts';
import { isIndexedAnew } from '../similar/entry.ts';
import { mergeObservation, type ReadingContext } from '../ticket/merge.ts';
import { type Change, type Observation, type Ticket, zSite } from '../ticket/model.ts';
import { guarded, StoreError } from './errors.ts';
import type { Store } from './open.ts';
import { noteOutgoing } from './outbox.ts';
import { applyIncrements } from './rollups.ts';
import { ticketOfRow, toRow } from './rows.ts';
import type { TicketRow } from './schema.ts';
import { type Refused, sift } from './sift.ts';
import { noteWaiting } from './similar-waiting.ts';

export interface Recorded {
  /** Every ticket of the reading as it is known now, once each, in the order read. */
  tickets: Ticket[];
  /** How many of them were new, and how many known ones differ from before. */
  added: number;
  changed: number;
  refused: Refused[];
}

/** A ticket seen again unchanged is written only when its last sighting on record is older than this. */
const SIGHTING_MS = 3_600_000;
/** How many rows of a range may be read for one that is wanted. */
const DENSE = 2;

/**
 * Records the observations of one reading in one transaction. Malformed ones are refused one by one; a failure
 * of the database leaves everything as it was.
 * @throws StoreError `invalid` when the context is malformed, else by what the database said
 */
export function recordObservations(
  store: Store,
  ctx: ReadingContext,
  observations: readonly unknown[],
): Promise<Recorded> {
  return guarded(async () => {
    if (!zSite.safeParse(ctx.site).success) throw new StoreError('invalid', 'site is not an origin');
    if (!Number.isFinite(ctx.atMs)) throw new StoreError('invalid', 'atMs is not a time');
    const { seen, refused } = sift(observations);
    if (seen.length === 0) return { tickets: [], added: 0, changed: 0, refused };
    const tables = [store.tickets, store.changes, store.rollups, store.similarWaiting, store.outbox, store.meta];
    return store.db.transaction('rw', tables, async () => write(store, ctx, seen, refused));
  });
}

async function write(store: Store, ctx: ReadingContext, seen: Observation[], refused: Refused[]): Promise<Recorded> {
  const numbers = [...new Set(seen.map((observation) => observation.ticketNo))];
  const rows = await storedRows(store, ctx.site, numbers);
  const before = new Map<string, Ticket>();
  const after = new Map<string, Ticket>();
  const broken = new Set<string>();
  for (const [ticketNo, row] of rows) {
    const ticket = ticketOfRow(store, row);
    if (ticket) before.set(ticketNo, ticket);
    else broken.add(ticketNo);
  }
  const changes: Change[] = [];
  for (const observation of seen) {
    const { ticketNo } = observation;
    // What a broken row added to the counters is unknown: writing over it would count the ticket twice.
    if (broken.has(ticketNo)) continue;
    const merged = mergeObservation(after.get(ticketNo) ?? before.get(ticketNo), observation, ctx);
    after.set(ticketNo, merged.ticket);
    changes.push(...merged.changes);
  }
  const increments: Increment[] = [];
  const written: Ticket[] = [];
  let changed = 0;
  for (const [ticketNo, ticket] of after) {
    const known = before.get(ticketNo);
    const differs = known === undefined || isDifferent(known, ticket);
    if (known && differs) changed++;
    if (differs) increments.push(...rollupDelta(known, ticket));
    if (differs || isLongAgo(known, ctx.atMs)) written.push(ticket);
  }
  if (written.length > 0) await store.tickets.bulkPut(written.map(toRow));
  const ids = changes.length > 0 ? await store.changes.bulkAdd(changes, { allKeys: true }) : [];
  await noteOutgoing(store, written, changes, ids, ctx.atMs);
  await applyIncrements(store, increments);
  const anew = written.filter((ticket) => isIndexedAnew(before.get(ticket.ticketNo), ticket));
  await noteWaiting(
    store,
    ctx.site,
    anew.map(({ ticketNo }) => ticketNo),
  );
  const unreadable = [...broken].map((ticketNo) => ({ ticketNo, reason: 'stored row: broken' }));
  return {
    tickets: [...after.values()],
    added: [...after.keys()].filter((ticketNo) => !before.has(ticketNo)).length,
    changed,
    refused: [...refused, ...unreadable],
  };
}

/**
 * Stored rows of ticket numbers. Where the numbers are most of what the site has between the first and the last of
 * them, as in an import, one read of that range is several times faster than a read for each.
 */
export async function storedRows(store: Store, site: string, numbers: string[]): Promise<Map<string, TicketRow>> {
  const wanted = new Set(numbers);
  const sorted = numbers.toSorted();
  const range = store.tickets.where(':id').between([site, sorted[0]], [site, sorted.at(-1)], true, true);
  const isDense = numbers.length > 1 && (await range.count()) <= numbers.length * DENSE;
  const rows = isDense
    ? await range.toArray()
    : await store.tickets.bulkGet(numbers.map((ticketNo): [string, string] => [site, ticketNo]));
  const known = rows.filter((row) => row !== undefined).filter((row) => wanted.has(row.ticketNo));
  return new Map(known.map((row) => [row.ticketNo, row]));
}

/** Whether a ticket differs from what is known of it in more than when it was seen. */
export function isDifferent(known: Ticket, ticket: Ticket): boolean {
  if (known === ticket) return false;
  const bare = ({ lastSeenAt: _lastSeenAt, ...rest }: Ticket) => rest;
  const a = Object.entries(bare(known));
  const b = new Map<string, unknown>(Object.entries(bare(ticket)));
  const same = (x: unknown, y: unknown) =>
    x === y || (typeof x === 'object' && JSON.stringify(x) === JSON.stringify(y));
  return a.length !== b.size || a.some(([field, value]) => !same(value, b.get(field)));
}

function isLongAgo(known: Ticket | undefined, atMs: number): boolean {
  return known !== undefined && known.lastSeenAt <= instantText(atMs - SIGHTING_MS);
}
