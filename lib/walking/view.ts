/** What a walk sees of a page: one list, its pager or its scroller, and a signature of the tickets shown. */
import type { Reading, TicketList } from '../reading/page.ts';
import { findPager, type Pager } from './pager.ts';
import { findScroller } from './scroller.ts';
import { hashOf } from './tally.ts';

export interface View {
  list: TicketList;
  pager: Pager | undefined;
  numbers: string[];
  /** Hash of the numbers in their order. */
  signature: number;
  /** Hash of the headers: whether it is the same list. */
  headers: number;
}

/**
 * The list to walk.
 * @param headers of the list that is being walked; left out, it is the largest list that a pager or scroller leads on from
 */
export function viewOf(reading: Reading | undefined, headers?: number): View | undefined {
  if (!reading) return undefined;
  // A table of one row beside a list is its line of totals.
  const tables = [...reading.lists, ...reading.others.filter(({ rows }) => rows.length > 1)].flatMap(
    ({ parts }) => parts,
  );
  const largestFirst = [...reading.lists].sort((a, b) => b.rows.length - a.rows.length);
  if (headers !== undefined) {
    const same = largestFirst.find((list) => headersOf(list) === headers);
    return same && see(same, findPager(same, tables));
  }
  for (const list of largestFirst) {
    const pager = findPager(list, tables);
    if (pager && leadsOn(pager)) return see(list, pager);
  }
  const scrolled = largestFirst.find((list) => findScroller(list));
  return scrolled && see(scrolled, undefined);
}

function see(list: TicketList, pager: Pager | undefined): View {
  const numbers = list.found.flatMap((each) => each?.observation.ticketNo ?? []);
  return { list, pager, numbers, signature: hashOf(numbers.join('\n')), headers: headersOf(list) };
}

const headersOf = ({ headers }: TicketList) => hashOf(headers.map((stack) => stack.join('/')).join('\n'));

/** A pager of one page leads nowhere. */
const leadsOn = ({ next, previous, pages }: Pager) =>
  next !== undefined || (previous !== undefined && (pages === undefined || pages > 1));

/** What a list prints, to see cheaply whether it changes. */
export function printOf(list: TicketList | undefined, document: Document): string {
  const parts = list?.parts.filter((part) => part.isConnected) ?? [];
  return parts.length > 0 ? parts.map((part) => part.textContent).join('\n') : (document.body?.textContent ?? '');
}
