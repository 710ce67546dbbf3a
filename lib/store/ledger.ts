/**
 * The ledger of reminders: planned (its moment has come) → shown (the browser took the notification) → seen (the clerk looked
 * at it), with snoozes between. Notifications may be suppressed, so what is not seen stays in icon, popup and page, which
 * all ask `unseen`.
 */
import { instantText } from '../calendar/time.ts';
import { runningClocks } from '../clocks/clocks.ts';
import { guarded } from './errors.ts';
import type { Store } from './open.ts';
import { parseReminderKey } from './reminderKey.ts';
import { checkedRows, ticketsOfRows } from './rows.ts';
import { type LedgerRow, zLedgerRow } from './schema.ts';

/** Keys of every reminder claimed so far: planReminders leaves them out. */
export function ledgerKeys(store: Store): Promise<Set<string>> {
  return guarded(async () => new Set(await store.ledger.toCollection().primaryKeys()));
}

/**
 * Claims reminders for one worker, in one transaction: of two that race, each key goes to the first.
 * @returns the keys that are this caller's; malformed keys are not among them
 */
export function claimReminders(store: Store, keys: readonly string[], atMs: number): Promise<string[]> {
  if (keys.length === 0) return Promise.resolve([]);
  return guarded(() =>
    store.db.transaction('rw', store.ledger, async () => {
      const unique = [...new Set(keys)];
      const known = await store.ledger.bulkGet(unique);
      const rows: LedgerRow[] = [];
      for (const [index, key] of unique.entries()) {
        const parts = known[index] ? undefined : parseReminderKey(key);
        if (parts) rows.push({ key, ...parts, plannedAt: instantText(atMs), seen: 0 });
      }
      // A later stage takes the place of earlier ones: nobody has to see both.
      const ends = new Set(rows.map(endOf));
      const earlier = ends.size === 0 ? [] : await store.ledger.where('seen').equals(0).toArray();
      const replaced = earlier.filter((row) => ends.has(endOf(row)));
      await store.ledger.bulkPut(replaced.map((row): LedgerRow => ({ ...row, seen: 1 })));
      await store.ledger.bulkAdd(rows);
      return rows.map((row) => row.key);
    }),
  );
}

/** Notes which notification is about to show reminders: a worker that dies then can find out whether it did. */
export function recordShowing(store: Store, keys: readonly string[], notification: string): Promise<void> {
  return note(store, keys, (row) => {
    row.notification = notification;
  });
}

/** Notes that reminders were shown; the first time stands, a snooze is over. */
export function recordShown(store: Store, keys: readonly string[], atMs: number): Promise<void> {
  return note(store, keys, (row) => {
    row.shownAt ??= instantText(atMs);
    delete row.snoozedUntil;
  });
}

/** Notes that a notification was there, now that it is closed: the worker that showed it may have died before it could. */
export function recordClosed(store: Store, notification: string, atMs: number): Promise<void> {
  return guarded(async () => {
    const rows = await store.ledger.where('seen').equals(0).toArray();
    const open = rows.filter((row) => row.notification === notification && row.shownAt === undefined);
    await recordShown(
      store,
      open.map(({ key }) => key),
      atMs,
    );
  });
}

/** Notes that the clerk saw reminders, and with each the earlier ones of the same clock; the first time stands. */
export function recordSeen(store: Store, keys: readonly string[], atMs: number): Promise<void> {
  if (keys.length === 0) return Promise.resolve();
  return guarded(() =>
    store.db.transaction('rw', store.ledger, async () => {
      const seen = (await store.ledger.bulkGet([...keys])).filter((row) => row !== undefined);
      const latest = new Map(seen.map((row) => [endOf(row), row.plannedAt]));
      const rows = await store.ledger.where('seen').equals(0).toArray();
      const of = rows.filter((row) => row.plannedAt <= (latest.get(endOf(row)) ?? ''));
      await store.ledger.bulkPut(of.map((row): LedgerRow => ({ seenAt: instantText(atMs), ...row, seen: 1 })));
    }),
  );
}

/** The one end of one clock that a row speaks of. */
const endOf = ({ site, ticketNo, clock, dueAt }: LedgerRow) => [site, ticketNo, clock, dueAt].join('|');

/** Puts reminders off: until then they are nowhere, and then they are shown once more. */
export function snooze(store: Store, keys: readonly string[], untilMs: number): Promise<void> {
  return note(store, keys, (row) => {
    if (row.seen === 0) row.snoozedUntil = instantText(untilMs);
  });
}

/**
 * Reminders not seen yet that still hold: the clock runs, its end has not moved, and no snooze is on. Of a clock's stages
 * the latest. Oldest limit first.
 * @param sites origins to look at; all when left out
 */
export async function unseen(store: Store, nowMs: number, sites?: ReadonlySet<string>): Promise<LedgerRow[]> {
  const now = instantText(nowMs);
  return (await holding(store, nowMs, sites)).filter(({ snoozedUntil = '' }) => snoozedUntil <= now);
}

/** When the next snooze ends, epoch milliseconds. */
export async function nextWaking(
  store: Store,
  nowMs: number,
  sites?: ReadonlySet<string>,
): Promise<number | undefined> {
  const now = instantText(nowMs);
  const ends = (await holding(store, nowMs, sites)).flatMap(({ snoozedUntil = '' }) =>
    snoozedUntil > now ? [Date.parse(snoozedUntil)] : [],
  );
  return ends.length > 0 ? Math.min(...ends) : undefined;
}

function holding(store: Store, nowMs: number, sites?: ReadonlySet<string>): Promise<LedgerRow[]> {
  return guarded(() =>
    store.db.transaction('r', store.ledger, store.tickets, async () => {
      const rows = checkedRows(store, 'ledger', zLedgerRow, await store.ledger.where('seen').equals(0).toArray());
      const ids = new Map(
        rows.map(({ site, ticketNo }): [string, [string, string]] => [`${site}|${ticketNo}`, [site, ticketNo]]),
      );
      const stored = (await store.tickets.bulkGet([...ids.values()])).filter((row) => row !== undefined);
      const ends = new Set<string>();
      for (const ticket of ticketsOfRows(store, stored)) {
        const { site, ticketNo } = ticket;
        if (sites?.has(site) === false) continue;
        for (const { name, dueAt, paused } of runningClocks(ticket, nowMs)) {
          if (paused) continue;
          // A limit first printed as a day and then with its time is the same limit.
          for (const form of [dueAt, dueAt.slice(0, 10)]) ends.add([site, ticketNo, name, form].join('|'));
        }
      }
      const latest = new Map<string, LedgerRow>();
      for (const row of rows.sort((a, b) => (a.plannedAt < b.plannedAt ? -1 : 1))) {
        const end = endOf(row);
        if (ends.has(end)) latest.set([row.site, row.ticketNo, row.clock].join('|'), row);
      }
      return [...latest.values()].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
    }),
  );
}

/** How long rows of clocks that no longer run are kept: long enough that no stage of theirs can come again. */
const KEPT_MS = 120 * 86_400_000;

/** A ticket that was returned or finished may come back; after so long its old reminders mean nothing. */
const LEFT_MS = 7 * 86_400_000;

/** Takes from the unseen rows those of tickets that have left some time ago: nobody has to see them any more. */
export function retireLeft(store: Store, nowMs: number): Promise<number> {
  return guarded(() =>
    store.db.transaction('rw', store.ledger, store.tickets, async () => {
      const rows = await store.ledger.where('seen').equals(0).toArray();
      const stored = await store.tickets.bulkGet(rows.map((row): [string, string] => [row.site, row.ticketNo]));
      const before = instantText(nowMs - LEFT_MS);
      const left = rows.filter(({ plannedAt }, i) => stored[i]?.open !== 1 && plannedAt < before);
      await store.ledger.bulkPut(left.map((row): LedgerRow => ({ ...row, seen: 1 })));
      return left.length;
    }),
  );
}

/** Drops rows planned long ago: of tickets that have left, and of mornings that cannot come again. */
export function pruneLedger(store: Store, nowMs: number): Promise<number> {
  return guarded(() =>
    store.db.transaction('rw', store.ledger, store.tickets, async () => {
      const before = instantText(nowMs - KEPT_MS);
      const old = await store.ledger.filter(({ plannedAt }) => plannedAt < before).toArray();
      const stored = await store.tickets.bulkGet(old.map((row): [string, string] => [row.site, row.ticketNo]));
      const gone = old
        .filter(({ stage }, i) => stored[i]?.open !== 1 || stage.startsWith('morning:'))
        .map(({ key }) => key);
      await store.ledger.bulkDelete(gone);
      return gone.length;
    }),
  );
}

function note(store: Store, keys: readonly string[], change: (row: LedgerRow) => void): Promise<void> {
  if (keys.length === 0) return Promise.resolve();
  return guarded(() =>
    store.db.transaction('rw', store.ledger, async () => {
      const rows = (await store.ledger.bulkGet([...keys])).filter((row) => row !== undefined);
      for (const row of rows) change(row);
      await store.ledger.bulkPut(rows);
    }),
  );
}
