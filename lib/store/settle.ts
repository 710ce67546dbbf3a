/** Bringing stored tickets in line with the rules, and taking the clerk's word on one of them. */
import { instantText } from '../calendar/time.ts';
import { type Ruling, settle } from '../clocks/settle.ts';
import { rollupDelta } from '../metrics/rollup.ts';
import { type Mark, markFault, markTicket } from '../ticket/mark.ts';
import type { Change, Ticket } from '../ticket/model.ts';
import { limitSource } from '../ticket/state.ts';
import { guarded, StoreError } from './errors.ts';
import type { Store } from './open.ts';
import { noteOutgoing } from './outbox.ts';
import { isDifferent } from './record.ts';
import { applyIncrements } from './rollups.ts';
import { ticketOfRow, ticketsOfRows, toRow } from './rows.ts';

/** Tickets in one transaction: pages that ask meanwhile do not wait long. */
const BATCH = 500;

/** An open ticket with the clocks that the rules run on it now. */
export function settled(ticket: Ticket, ruling: Ruling): Ticket {
  // What its page shows was so when it was last seen.
  const moment = { phase: 'open', at: ticket.lastSeenAt, shows: [] } as const;
  const { clocks: _before, ...rest } = ticket;
  const clocks = settle(ticket, ruling, moment);
  const after: Ticket = clocks.length > 0 ? { ...rest, clocks } : rest;
  return { ...after, dueSource: limitSource(after) };
}

/**
 * Works out the clocks of all open tickets anew, after the rules or the calendar have changed. Cut short, it is begun again:
 * the caller notes when it is done.
 * @returns how many tickets have other clocks now
 */
export async function settleAll(store: Store, ruling: Ruling, nowMs: number): Promise<number> {
  const keys = await guarded(() => store.tickets.where('[open+dueDay]').between([1], [1, []]).primaryKeys());
  let changed = 0;
  for (let i = 0; i < keys.length; i += BATCH)
    changed += await settleSome(store, keys.slice(i, i + BATCH), ruling, nowMs);
  return changed;
}

function settleSome(store: Store, keys: readonly [string, string][], ruling: Ruling, nowMs: number): Promise<number> {
  return guarded(() =>
    store.db.transaction('rw', store.tickets, store.rollups, store.outbox, store.meta, async () => {
      const rows = (await store.tickets.bulkGet([...keys])).filter((row) => row?.open === 1);
      const pairs = ticketsOfRows(store, rows).map((before) => [before, settled(before, ruling)] as const);
      const differing = pairs.filter(([before, after]) => isDifferent(before, after));
      if (differing.length === 0) return 0;
      const changed = differing.map(([, after]) => after);
      await store.tickets.bulkPut(changed.map(toRow));
      await noteOutgoing(store, changed, [], [], nowMs);
      await applyIncrements(
        store,
        differing.flatMap(([before, after]) => rollupDelta(before, after)),
      );
      return differing.length;
    }),
  );
}

/**
 * Takes the clerk's word on an open ticket: what has happened, another limit, a pause.
 * @throws StoreError `invalid` when it cannot have been so: before the ticket came, or still to come
 * @returns the ticket as it is then; undefined when it is unknown, broken or no longer open
 */
export function recordMark(
  store: Store,
  key: readonly [site: string, ticketNo: string],
  mark: Mark,
  ruling: Ruling,
  atMs: number,
): Promise<Ticket | undefined> {
  const at = instantText(atMs);
  return changeTicket(store, key, ruling, atMs, (ticket) => {
    if (ticket.open === 0) return undefined;
    const fault = markFault(ticket, mark, at);
    if (fault) throw new StoreError('invalid', `the clerk's word cannot be: ${fault}`);
    const after = markTicket(ticket, mark, at);
    return {
      ticket: after,
      field: `mark:${mark.what}`,
      from: JSON.stringify(ticket.marks ?? {}),
      to: JSON.stringify(after.marks ?? {}),
    };
  });
}

/** A ticket that the clerk has changed, and what of it. */
interface Changed {
  ticket: Ticket;
  field: string;
  from: string;
  to: string;
}

/**
 * Changes a ticket by the clerk's word: ticket, clocks, history and counters together, or nothing.
 * @param change gives the ticket as it is to be; undefined where it stays as it is
 * @returns the ticket as it is then; undefined when it is unknown, broken, or stays as it is
 */
export function changeTicket(
  store: Store,
  [site, ticketNo]: readonly [site: string, ticketNo: string],
  ruling: Ruling,
  atMs: number,
  change: (ticket: Ticket) => Changed | undefined,
): Promise<Ticket | undefined> {
  return guarded(() =>
    store.db.transaction('rw', [store.tickets, store.changes, store.rollups, store.outbox, store.meta], async () => {
      const row = await store.tickets.get([site, ticketNo]);
      const before = row && ticketOfRow(store, row);
      const changed = before && change(before);
      if (!before || !changed) return undefined;
      const { ticket, field, from, to } = changed;
      const after = ticket.open === 1 ? settled(ticket, ruling) : ticket;
      const entry: Change = { site, ticketNo, at: instantText(atMs), field, from, to, source: 'clerk' };
      await store.tickets.put(toRow(after));
      const id = await store.changes.add(entry);
      await noteOutgoing(store, [after], [entry], [id], atMs);
      await applyIncrements(store, rollupDelta(before, after));
      return after;
    }),
  );
}
