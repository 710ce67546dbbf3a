/** Reading every ticket out of the store with its history, a page at a time. */
import { Dexie } from 'dexie';
import { type Change, type Ticket, zChange } from '../ticket/model.ts';
import { guarded } from './errors.ts';
import { grouped } from './group.ts';
import type { Store } from './open.ts';
import { checkedRows, ticketsOfRows } from './rows.ts';

/** A ticket with its history, the oldest entry first. */
export interface TicketWithHistory {
  ticket: Ticket;
  changes: Change[];
}

/**
 * All tickets by site and number, each page read in one transaction; broken rows are reported and left out.
 * @param size tickets of a page
 */
export async function* ticketPages(store: Store, size: number): AsyncGenerator<TicketWithHistory[]> {
  let last: [string, string] | undefined;
  for (;;) {
    const page = await pageAfter(store, last, size);
    if (!page) return;
    last = page.last;
    yield page.tickets;
  }
}

/** How many tickets there are. */
export function ticketCount(store: Store): Promise<number> {
  return guarded(() => store.tickets.count());
}

function pageAfter(
  store: Store,
  after: [string, string] | undefined,
  size: number,
): Promise<{ last: [string, string]; tickets: TicketWithHistory[] } | undefined> {
  return guarded(() =>
    store.db.transaction('r', store.tickets, store.changes, async () => {
      const rows = await store.tickets
        .where(':id')
        .above(after ?? Dexie.minKey)
        .limit(size)
        .toArray();
      const [first, end] = [rows[0], rows.at(-1)];
      if (!first || !end) return undefined;
      const stored = await store.changes
        .where('[site+ticketNo]')
        .between([first.site, first.ticketNo], [end.site, end.ticketNo], true, true)
        .sortBy('id');
      const bare = stored.map(({ id: _id, ...change }) => change);
      const histories = grouped(checkedRows(store, 'changes', zChange, bare), keyOf);
      const tickets = ticketsOfRows(store, rows);
      return {
        last: [end.site, end.ticketNo],
        tickets: tickets.map((ticket) => ({ ticket, changes: histories.get(keyOf(ticket)) ?? [] })),
      };
    }),
  );
}

const keyOf = ({ site, ticketNo }: { site: string; ticketNo: string }): string => `${site}\n${ticketNo}`;
