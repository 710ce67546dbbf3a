/** A period of the office's copy, counted as the statistics page counts a browser's: each ticket once, whoever has copies of it. */
import type { Entry } from '../../lib/figures/entry.ts';
import { type Counted, type Counting, countEntries, daysCounted, entryOfTicket } from '../../lib/office/count.ts';
import { keyOf } from '../store/keys.ts';
import { ticketsIn } from '../store/read.ts';
import type { Store } from '../store/store.ts';
import { unitsBefore } from './way.ts';

export interface CountedCopy extends Counted {
  /** What the reader has to know of the tickets, in words: damaged rows, copies that differ. */
  told: string[];
}

export async function countCopy(store: Store, counting: Counting): Promise<CountedCopy> {
  const { due, received } = daysCounted(counting);
  const all: Entry[] = [];
  const differing = new Map<string, string[]>();
  let damaged = 0;
  for await (const page of ticketsIn(store, { days: [...due, ...received], history: true }, () => damaged++))
    for (const { site, ticketNo, ticket, history, conflicts } of page) {
      all.push(entryOfTicket(ticket, unitsBefore(history)));
      if (conflicts.length > 0)
        differing.set(
          keyOf(site, ticketNo),
          conflicts.map(({ field }) => field),
        );
    }
  const counted = countEntries(all, counting);
  const fields = counted.entries.map(({ ticket }) => differing.get(keyOf(ticket.site, ticket.ticketNo)) ?? []);
  return { ...counted, told: [...damageTold(damaged), ...differingTold(fields.filter((each) => each.length > 0))] };
}

/** What is said of rows that are not what was written. */
export const damageTold = (damaged: number): string[] =>
  damaged > 0 ? [`${damaged} damaged row(s) left out: \`anqi restore\` goes back to a backup`] : [];

/** @param differing the fields of each ticket whose copies differ */
function differingTold(differing: readonly (readonly string[])[]): string[] {
  if (differing.length === 0) return [];
  const counts = Map.groupBy(differing.flat(), (field) => field);
  const fields = [...counts].map(([field, of]) => `${field} ${of.length}`).sort();
  return [
    `${differing.length} ticket(s) whose copies differ between browsers (${fields.join(', ')}): counted as merged`,
  ];
}
