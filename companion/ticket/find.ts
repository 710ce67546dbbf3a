/** One ticket of the store, by its number. */
import type { Damaged, Kept } from '../store/read.ts';
import { kept, rowsOf } from '../store/read.ts';
import type { Store } from '../store/store.ts';
import { troubled } from '../store/trouble.ts';

/** Who a browser is: as its clerk calls themself. */
export interface Writer {
  id: string;
  clerk: string | null;
  unit: string | null;
  browser: string;
  /** By whose bundle it came; null for a browser of one's own. */
  signer: string | null;
}

export interface Found {
  tickets: Kept[];
  /** Platforms on which the ticket was, and is no more: deleted, or moved to another unit. */
  gone: { site: string; movedTo?: string }[];
  writers: Map<string, Writer>;
}

/**
 * The ticket of each platform that has one of this number.
 * @param onDamage told of every row that is damaged and left out
 */
export async function findTicket(
  store: Store,
  ticketNo: string,
  site: string | undefined,
  onDamage: (row: Damaged) => void,
): Promise<Found> {
  return troubled(async () => {
    const sites = await store.db
      .selectFrom('copies')
      .select('site')
      .distinct()
      .where('ticket_no', '=', ticketNo)
      .$if(site !== undefined, (query) => query.where('site', '=', site ?? ''))
      .orderBy('site')
      .execute();
    const writers = await store.db
      .selectFrom('replicas')
      .select(['id', 'clerk', 'unit', 'browser', 'signer'])
      .orderBy('seen_at')
      .execute();
    const found: Found = { tickets: [], gone: [], writers: new Map(writers.map((writer) => [writer.id, writer])) };
    for (const each of sites) {
      const rows = await rowsOf(store, each.site, ticketNo);
      const ticket = kept(rows, onDamage);
      const movedTo = rows.copies.find(({ moved_to }) => moved_to !== null)?.moved_to;
      if (ticket) found.tickets.push(ticket);
      else found.gone.push({ site: each.site, ...(movedTo ? { movedTo } : {}) });
    }
    return found;
  });
}
