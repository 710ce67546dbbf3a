/** Reads what a report needs from the store, and counts it. */
import { earlierUnits, ticketsOfDays } from '../store/office.ts';
import type { Store } from '../store/open.ts';
import { type Counted, type Counting, countEntries, daysCounted, entryOfTicket } from './count.ts';

export async function countPeriod(
  store: Store,
  counting: Counting,
  onProgress: (share: number) => void,
): Promise<Counted> {
  const tickets = await ticketsOfDays(store, daysCounted(counting), (share) => onProgress(share * 0.9));
  const earlier = await earlierUnits(store);
  const all = tickets.map((ticket) => entryOfTicket(ticket, earlier.get(`${ticket.site}\n${ticket.ticketNo}`) ?? []));
  const counted = countEntries(all, counting);
  onProgress(1);
  return counted;
}
