/** Putting whole tickets into the store, with their history: of a backup, or of the companion. Put twice, they change nothing. */
import { instantText } from '../calendar/time.ts';
import { type Copy, mergeCopies } from '../copies/merge.ts';
import { withoutTakenBack } from '../copies/taken-back.ts';
import { type Increment, rollupDelta } from '../metrics/rollup.ts';
import { isIndexedAnew } from '../similar/entry.ts';
import { type Change, FIELD_NAMES, TIME_FIELDS, type Ticket } from '../ticket/model.ts';
import { relate } from '../ticket/refine.ts';
import { guarded } from './errors.ts';
import { grouped } from './group.ts';
import type { Store } from './open.ts';
import { noteOutgoing } from './outbox.ts';
import { type KeptTicket, type NotPut, siftKept } from './put-back-sift.ts';
import { isDifferent, storedRows } from './record.ts';
import { applyIncrements } from './rollups.ts';
import { ticketOfRow, toRow } from './rows.ts';
import { markUnsettled } from './rules.ts';
import { noteWaiting } from './similar-waiting.ts';

export interface PutBack {
  /** Tickets that were not there; that were, and differ now; that were, and are as they were. */
  added: number;
  merged: number;
  unchanged: number;
  /** Entries of the history that were not there. */
  changes: number;
  /** Tickets, and entries of their histories, that have no right shape; the others are put back all the same. */
  refused: NotPut[];
}

const HERE = 'here';
const BACKUP = 'backup';
const isTime = new Set<string>(TIME_FIELDS);
/** Entries of a range that may be read for each ticket that is wanted, before a search for each is cheaper. */
const DENSE = 20;

/**
 * Puts tickets into the store, in one transaction: one that is not there is added, one that is there becomes what both
 * copies say together. Open tickets that are others then have to be settled by the rules in force: the store is marked so.
 * @param items tickets as ticketPages reads them out; entries of a history may have fields besides, such as their numbers
 * @param atMs now: an entry in the history tells of each value that gives way
 * @param from what the companion gave need not be sent to it again, unless the ticket here says something else
 * @throws StoreError by what the database said; then nothing was written
 */
export function putBack(
  store: Store,
  items: readonly { ticket: unknown; changes: readonly unknown[] }[],
  atMs: number,
  from: 'file' | 'companion' = 'file',
): Promise<PutBack> {
  return guarded(async () => {
    const { kept, refused } = siftKept(items);
    const total: PutBack = { added: 0, merged: 0, unchanged: 0, changes: 0, refused };
    if (kept.length === 0) return total;
    const tables = [store.tickets, store.changes, store.rollups, store.similarWaiting, store.meta, store.outbox];
    return store.db.transaction('rw', tables, async () => {
      for (const [site, of] of grouped(kept, siteOf)) await putSite(store, site, of, { atMs, from }, total);
      return total;
    });
  });
}

async function putSite(
  store: Store,
  site: string,
  kept: readonly KeptTicket[],
  { atMs, from }: { atMs: number; from: 'file' | 'companion' },
  total: PutBack,
): Promise<void> {
  const at = instantText(atMs);
  const before = new Map<string, Ticket>();
  const broken = new Set<string>();
  for (const [ticketNo, row] of await storedRows(store, site, [...new Set(kept.map(numberOf))])) {
    const ticket = ticketOfRow(store, row);
    if (ticket) before.set(ticketNo, ticket);
    else broken.add(ticketNo);
  }
  const history = await historyOf(store, site, [...before.keys()]);
  const histories = new Map(grouped(history, ticketNumber));
  const after = new Map<string, Ticket>();
  const told: Change[][] = [];
  for (const { ticket, changes } of kept) {
    const { ticketNo } = ticket;
    if (broken.has(ticketNo)) {
      // What a broken row added to the counters is unknown: writing over it would count the ticket twice.
      total.refused.push({ ticketNo, reason: 'stored row: broken' });
      continue;
    }
    const known = after.get(ticketNo) ?? before.get(ticketNo);
    const own = histories.get(ticketNo) ?? [];
    after.set(ticketNo, known ? together({ ticket: known, changes: own }, { ticket, changes }) : ticket);
    histories.set(ticketNo, [...own, ...changes]);
    told.push(changes);
  }
  const entries = fresh(told, history);
  const written: Ticket[] = [];
  const increments: Increment[] = [];
  for (const [ticketNo, ticket] of after) {
    const known = before.get(ticketNo);
    const differs = known === undefined || isDifferent(known, ticket);
    if (!known) total.added++;
    else if (differs) total.merged++;
    else total.unchanged++;
    if (known && differs) entries.push(...givenWay(known, ticket, [...history, ...entries], at));
    if (differs) increments.push(...rollupDelta(known, ticket));
    if (differs || known.lastSeenAt !== ticket.lastSeenAt) written.push(ticket);
  }
  total.changes += entries.length;
  if (written.length > 0) await store.tickets.bulkPut(written.map(toRow));
  const ids = entries.length > 0 ? await store.changes.bulkAdd(entries, { allKeys: true }) : [];
  const given = new Map(kept.map(({ ticket }) => [ticket.ticketNo, ticket]));
  const isOwn = ({ ticketNo }: { ticketNo: string }) => {
    const told = given.get(ticketNo);
    const now = after.get(ticketNo);
    return from === 'file' || !told || !now || isDifferent(told, now);
  };
  const own = entries.map((entry, i) => [entry, ids[i]] as const).filter(([entry]) => isOwn(entry));
  await noteOutgoing(
    store,
    written.filter(isOwn),
    own.map(([entry]) => entry),
    own.map(([, id]) => id),
    atMs,
  );
  await applyIncrements(store, increments);
  const anew = written.filter((ticket) => isIndexedAnew(before.get(ticket.ticketNo), ticket));
  await noteWaiting(store, site, anew.map(ticketNumber));
  if (written.some(({ open }) => open === 1)) await markUnsettled(store);
}

const ticketNumber = ({ ticketNo }: { ticketNo: string }): string => ticketNo;
const siteOf = ({ ticket }: KeptTicket): string => ticket.site;
const numberOf = ({ ticket }: KeptTicket): string => ticket.ticketNo;

function together(here: KeptTicket, backup: KeptTicket): Ticket {
  if (here.ticket.lastSeenAt === backup.ticket.lastSeenAt && !isDifferent(here.ticket, backup.ticket))
    return here.ticket;
  const { ticket } = mergeCopies([copyOf(HERE, here), copyOf(BACKUP, backup)]);
  return withoutTakenBack(ticket, [...here.changes, ...backup.changes]);
}

const copyOf = (replica: string, { ticket, changes }: KeptTicket): Copy => ({
  replica,
  at: ticket.lastSeenAt,
  ticket,
  times: timesOf(ticket, changes),
});

/**
 * When fields got their values: with the last entry that tells of a field, else when the ticket was first seen. Not when it was last
 * seen: a list that prints no reply says nothing of how new the reply is.
 */
function timesOf(ticket: Ticket, changes: readonly Change[]): Record<string, string> {
  const times: Record<string, string> = Object.fromEntries(FIELD_NAMES.map((field) => [field, ticket.firstSeenAt]));
  for (const { field, at } of changes) if (at > (times[field] ?? '')) times[field] = at;
  return times;
}

/** The stored history of tickets of a site. */
async function historyOf(store: Store, site: string, numbers: readonly string[]): Promise<Change[]> {
  if (numbers.length === 0) return [];
  const wanted = new Set(numbers);
  const sorted = numbers.toSorted();
  const index = store.changes.where('[site+ticketNo]');
  const range = index.between([site, sorted[0]], [site, sorted.at(-1)], true, true);
  const isDense = (await range.count()) <= numbers.length * DENSE;
  const rows = isDense ? await range.toArray() : await index.anyOf(sorted.map((no) => [site, no])).toArray();
  return rows.filter(({ ticketNo }) => wanted.has(ticketNo));
}

const entryKey = ({ ticketNo, at, field, from, to }: Change): string => JSON.stringify([ticketNo, at, field, from, to]);

/** Entries that are not known; what happened twice in one history is there twice. */
function fresh(histories: readonly Change[][], known: readonly Change[]): Change[] {
  const have = new Map<string, number>();
  const another = (counts: Map<string, number>, key: string): number => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
  for (const change of known) another(have, entryKey(change));
  return histories.flatMap((history) => {
    const told = new Map<string, number>();
    return history.filter((change) => {
      const key = entryKey(change);
      const count = another(told, key);
      if (count <= (have.get(key) ?? 0)) return false;
      have.set(key, count);
      return true;
    });
  });
}

/** Entries for values that were stored here and are others now, where no history tells how they came about. */
function givenWay(before: Ticket, after: Ticket, told: readonly Change[], at: string): Change[] {
  const { site, ticketNo } = after;
  const known = new Set(told.filter((each) => each.ticketNo === ticketNo).map(({ field, to }) => `${field}\n${to}`));
  return FIELD_NAMES.flatMap((field): Change[] => {
    const [from, to] = [before[field], after[field]];
    if (from === undefined || to === undefined || relate(from, to, isTime.has(field)) !== 'change') return [];
    return known.has(`${field}\n${to}`) ? [] : [{ site, ticketNo, at, field, from, to, source: 'import' }];
  });
}
