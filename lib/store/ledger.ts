/**
 * The ledger of reminders: planned (claimed by one worker) → shown (the browser took the notification) → seen
 * (the clerk looked at it). Notifications may be suppressed, so what is not seen stays in the popup and the page.
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
 * @returns the keys that are this caller's to show; malformed keys are not among them
 */
export function claimReminders(store: Store, keys: readonly string[], atMs: number): Promise<string[]> {
  return guarded(() =>
    store.db.transaction('rw', store.ledger, async () => {
      const unique = [...new Set(keys)];
      const known = await store.ledger.bulkGet(unique);
      const rows: LedgerRow[] = [];
      for (const [index, key] of unique.entries()) {
        const parts = known[index] ? undefined : parseReminderKey(key);
        if (parts) rows.push({ key, ...parts, plannedAt: instantText(atMs), seen: 0 });
      }
      await store.ledger.bulkAdd(rows);
      return rows.map((row) => row.key);
    }),
  );
}

/** Notes that reminders were shown; the first time stands. */
export function recordShown(store: Store, keys: readonly string[], atMs: number): Promise<void> {
  return note(store, keys, (row) => {
    row.shownAt ??= instantText(atMs);
  });
}

/** Notes that the clerk saw reminders; the first time stands. */
export function recordSeen(store: Store, keys: readonly string[], atMs: number): Promise<void> {
  return note(store, keys, (row) => {
    row.seenAt ??= instantText(atMs);
    row.seen = 1;
  });
}

/**
 * Reminders not seen yet that still hold: the clock runs and its end has not moved. Oldest limit first.
 * @param sites origins to look at; all when left out
 */
export function unseen(store: Store, nowMs: number, sites?: ReadonlySet<string>): Promise<LedgerRow[]> {
  return guarded(() =>
    store.db.transaction('r', store.ledger, store.tickets, async () => {
      const rows = checkedRows(store, 'ledger', zLedgerRow, await store.ledger.where('seen').equals(0).toArray());
      const stored = await store.tickets.bulkGet(rows.map((row): [string, string] => [row.site, row.ticketNo]));
      const limits = new Set<string>();
      for (const ticket of ticketsOfRows(
        store,
        stored.filter((row) => row !== undefined),
      )) {
        const { site, ticketNo } = ticket;
        if (sites?.has(site) === false) continue;
        for (const { name, dueAt } of runningClocks(ticket, nowMs)) {
          // A limit first printed as a day and then with its time is the same limit.
          for (const form of [dueAt, dueAt.slice(0, 10)]) limits.add([site, ticketNo, name, form].join('|'));
        }
      }
      return rows
        .filter((row) => limits.has([row.site, row.ticketNo, row.clock, row.dueAt].join('|')))
        .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
    }),
  );
}

function note(store: Store, keys: readonly string[], change: (row: LedgerRow) => void): Promise<void> {
  return guarded(async () => {
    await store.ledger
      .where('key')
      .anyOf([...keys])
      .modify(change);
  });
}
