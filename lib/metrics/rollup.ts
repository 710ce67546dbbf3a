/**
 * Counters kept beside the tickets, one row per (site, day, unit) with a cell per (channel, category, kind), and
 * one totals row per (site, day) under the unit `*`. They move by the difference between the old and the new
 * ticket, so that a quarter to date costs its days (times units when split), never its tickets.
 */
import * as z from 'zod/mini';
import type { Ticket } from '../ticket/model.ts';
import { standingOf } from './standing.ts';

export const COUNTERS = [
  'received',
  'noDeadline',
  'due',
  'finished',
  'finishedLate',
  'calledBack',
  'satisfied',
] as const;
export type Counter = (typeof COUNTERS)[number];
/** `received` and `noDeadline` are bucketed by the day of receipt, the others by the day of the limit. */
export type Counters = Record<Counter, number>;

const zCount = z.number().check(z.int());
const zCounters = z.strictObject({
  received: zCount,
  noDeadline: zCount,
  due: zCount,
  finished: zCount,
  finishedLate: zCount,
  calledBack: zCount,
  satisfied: zCount,
});

export const zRollupRow = z.strictObject({
  site: z.string(),
  day: z.string(),
  unit: z.string(),
  cells: z.record(z.string(), zCounters),
});
export type RollupRow = z.infer<typeof zRollupRow>;

/** Unit and cell of the totals rows. */
export const TOTAL = '*';

/** What a ticket adds to one cell. */
export interface Increment {
  site: string;
  day: string;
  unit: string;
  cell: string;
  counters: Counters;
}

/** Counters that are all zero. */
export function noCounts(): Counters {
  return { received: 0, noDeadline: 0, due: 0, finished: 0, finishedLate: 0, calledBack: 0, satisfied: 0 };
}

/** Adds `more` to `sum`, in place. */
export function addCounts(sum: Counters, more: Counters, sign = 1): void {
  for (const name of COUNTERS) sum[name] += sign * more[name];
}

/** Cell of a ticket's channel, category and kind; '' stands for an unknown one. */
export function cellKey(ticket: Pick<Ticket, 'channel' | 'category' | 'kind'>): string {
  return JSON.stringify([ticket.channel ?? '', ticket.category ?? '', ticket.kind ?? '']);
}

/** The unit that a ticket is counted under; a masked name is as good as none, and `*` is taken. */
export function unitKey(ticket: Pick<Ticket, 'unit'>): string {
  return ticket.unit === undefined || ticket.unit === TOTAL ? '' : ticket.unit;
}

/**
 * What must be added to the counters when a ticket changes.
 * @param before undefined when the ticket is new
 * @param after undefined when the ticket is deleted
 * @returns nothing when no counter moves
 */
export function rollupDelta(before: Ticket | undefined, after: Ticket | undefined): Increment[] {
  if (!before) return after ? contributions(after) : [];
  const net = new Map<string, Increment>();
  const add = (parts: Increment[], sign: number) => {
    for (const part of parts) {
      const key = `${part.site}\n${part.day}\n${part.unit}\n${part.cell}`;
      const entry = net.get(key);
      if (entry) addCounts(entry.counters, part.counters, sign);
      else {
        const counters = noCounts();
        addCounts(counters, part.counters, sign);
        net.set(key, { ...part, counters });
      }
    }
  };
  add(contributions(before), -1);
  if (after) add(contributions(after), 1);
  return [...net.values()].filter((part) => !isZero(part.counters));
}

/** Adds an increment to a row, in place; a cell that becomes empty goes. */
export function addToRow(row: RollupRow, part: Increment): void {
  const cell = row.cells[part.cell] ?? noCounts();
  addCounts(cell, part.counters);
  if (isZero(cell)) delete row.cells[part.cell];
  else row.cells[part.cell] = cell;
}

function contributions(ticket: Ticket): Increment[] {
  const standing = standingOf(ticket);
  const parts: Increment[] = [];
  const put = (day: string, counted: Partial<Counters>) => {
    const counters = { ...noCounts(), ...counted };
    parts.push({ site: ticket.site, day, unit: TOTAL, cell: TOTAL, counters });
    parts.push({ site: ticket.site, day, unit: unitKey(ticket), cell: cellKey(ticket), counters });
  };
  // A returned ticket was received, but is not this unit's to finish.
  const counts = standing.phase !== 'returned';
  put(standing.receivedDay, { received: 1, noDeadline: counts && standing.dueDay === '' ? 1 : 0 });
  if (!counts || standing.dueDay === '') return parts;
  put(standing.dueDay, {
    due: 1,
    finished: standing.phase === 'finished' ? 1 : 0,
    finishedLate: standing.late ? 1 : 0,
    calledBack: standing.satisfied === undefined ? 0 : 1,
    satisfied: standing.satisfied ? 1 : 0,
  });
  return parts;
}

function isZero(counters: Counters): boolean {
  return COUNTERS.every((name) => counters[name] === 0);
}
