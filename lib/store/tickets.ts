/** Reading stored tickets. */
import { Dexie } from 'dexie';
import type { Calendar } from '../calendar/calendar.ts';
import { type ClockView, clockView } from '../clocks/view.ts';
import { type Change, type Ticket, zChange } from '../ticket/model.ts';
import { guarded } from './errors.ts';
import type { Store } from './open.ts';
import { checkedRows, ticketOfRow, ticketsOfRows } from './rows.ts';

/** One ticket; undefined when it is unknown or its row is broken. */
export function ticketOf(store: Store, site: string, ticketNo: string): Promise<Ticket | undefined> {
  return guarded(async () => {
    const row = await store.tickets.get([site, ticketNo]);
    return row && ticketOfRow(store, row);
  });
}

/** Several tickets, each once, in the order asked; unknown and broken ones are left out. */
export function ticketsOf(store: Store, ids: readonly [site: string, ticketNo: string][]): Promise<Ticket[]> {
  return guarded(async () => {
    const unique = [...new Map(ids.map((id) => [id.join(' '), id])).values()];
    const rows = await store.tickets.bulkGet(unique);
    return ticketsOfRows(
      store,
      rows.filter((row) => row !== undefined),
    );
  });
}

/** Open tickets of a site or of all, by the day of the limit; those without a limit come first. */
export function openTickets(store: Store, site?: string): Promise<Ticket[]> {
  return guarded(async () => {
    const rows =
      site === undefined
        ? await store.tickets.where('[open+dueDay]').between([1, Dexie.minKey], [1, Dexie.maxKey]).toArray()
        : await store.tickets.where('[site+open]').equals([site, 1]).sortBy('dueDay');
    return ticketsOfRows(store, rows);
  });
}

/** Clock views of the tickets of a page that are known, in the order asked. */
export function ticketViews(
  store: Store,
  site: string,
  ticketNos: readonly string[],
  nowMs: number,
  calendar: Calendar,
): Promise<ClockView[]> {
  return guarded(async () => {
    const rows = await store.tickets.bulkGet(ticketNos.map((ticketNo): [string, string] => [site, ticketNo]));
    const known = rows.filter((row) => row !== undefined);
    return ticketsOfRows(store, known).map((ticket) => clockView(ticket, nowMs, calendar));
  });
}

/** Tickets looked through for the replies of the last weeks. */
const LOOKED_THROUGH = 1_500;

/** Replies of a site's tickets among those that were received last, the last ones first. */
export function recentReplies(
  store: Store,
  site: string,
  most: number,
): Promise<{ ticketNo: string; reply: string }[]> {
  return guarded(async () => {
    const rows = await store.tickets.orderBy('receivedDay').reverse().limit(LOOKED_THROUGH).toArray();
    const replied = rows.filter((row) => row.site === site && row.reply !== undefined).slice(0, most);
    return ticketsOfRows(store, replied).flatMap(({ ticketNo, reply }) =>
      reply === undefined ? [] : [{ ticketNo, reply }],
    );
  });
}

/** History of a ticket, the oldest change first: what a backup brought was written later than it happened. */
export function changesOf(store: Store, site: string, ticketNo: string): Promise<Change[]> {
  return guarded(async () => {
    const rows = await store.changes.where('[site+ticketNo]').equals([site, ticketNo]).sortBy('id');
    const changes = rows.map(({ id: _id, ...change }) => change);
    return checkedRows(store, 'changes', zChange, changes).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  });
}

/** Whether any ticket was ever stored. */
export function hasTickets(store: Store): Promise<boolean> {
  return guarded(async () => (await store.tickets.limit(1).primaryKeys()).length > 0);
}
