/**
 * Counters kept beside the tickets: per (site, day) one row with the totals, and one with a cell for each (unit,
 * channel, category, kind) of that day. They move by the difference between the old and the new ticket, so that a
 * quarter to date costs its days (times their cells when split), never its tickets. Days are packed into rows
 * because IndexedDB pays by the row: a row for each cell made a first reading of 10,000 tickets a third slower.
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
  'reworked',
  'untold',
] as const;
export type Counter = (typeof COUNTERS)[number];
/** `received` and `noDeadline` are bucketed by the day of receipt, the others by the day of the limit. */
export type Counters = Record<Counter, number>;

/** By hand: a coordinator's quarter has a hundred thousand cells, of which a schema of records and arrays takes 140 ms. */
function areCells(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (cell) => Array.isArray(cell) && cell.length === COUNTERS.length && cell.every(Number.isSafeInteger),
  );
}

export const zRollupRow = z.strictObject({
  scope: z.enum(['total', 'split']),
  day: z.string(),
  site: z.string(),
  /** Counts by cell, in the order of COUNTERS: their names would be most of the row. */
  cells: z.custom<Record<string, number[]>>(areCells),
});
export type RollupRow = z.infer<typeof zRollupRow>;
export type RollupKey = [scope: string, day: string, site: string];

/** The one cell of a row of totals. */
export const TOTAL = '*';

/** The values that a cell counts; '' stands for an unknown one. */
export interface Cell {
  unit: string;
  channel: string;
  category: string;
  kind: string;
}

/** What a ticket adds to one cell. */
export interface Increment {
  scope: RollupRow['scope'];
  day: string;
  site: string;
  cell: string;
  counters: Counters;
}

/** Counters that are all zero. */
export function noCounts(): Counters {
  return {
    received: 0,
    noDeadline: 0,
    due: 0,
    finished: 0,
    finishedLate: 0,
    calledBack: 0,
    satisfied: 0,
    reworked: 0,
    untold: 0,
  };
}

/** Adds `more` to `sum`, in place. */
export function addCounts(sum: Counters, more: Counters, sign = 1): void {
  for (const name of COUNTERS) sum[name] += sign * more[name];
}

/** Counters of a stored cell, or of a sum of such. */
export function countsOf(cell: readonly number[]): Counters {
  const counters = noCounts();
  for (const [index, name] of COUNTERS.entries()) counters[name] = cell[index] ?? 0;
  return counters;
}

/** Adds a stored cell to a sum of such, in place: many are added before any counter is asked for by its name. */
export function addCell(sum: number[], cell: readonly number[]): void {
  for (let i = 0; i < COUNTERS.length; i++) sum[i] = (sum[i] ?? 0) + (cell[i] ?? 0);
}

/** Name of a ticket's cell. */
function cellKey(ticket: Partial<Cell>): string {
  return JSON.stringify([ticket.unit ?? '', ticket.channel ?? '', ticket.category ?? '', ticket.kind ?? '']);
}

/** The values that a cell is named by. */
export function cellOf(key: string): Cell {
  const values: unknown = JSON.parse(key);
  const [unit, channel, category, kind] = Array.isArray(values) ? values.map(String) : [];
  return { unit: unit ?? '', channel: channel ?? '', category: category ?? '', kind: kind ?? '' };
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
      const key = `${part.scope}\n${part.day}\n${part.site}\n${part.cell}`;
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

/** Adds increments to the rows of their days, in place; rows that are missing are made. */
export function countInto(rows: Map<string, RollupRow>, increments: readonly Increment[]): void {
  for (const part of increments) {
    const name = nameOf(part);
    const row = rows.get(name) ?? { scope: part.scope, day: part.day, site: part.site, cells: {} };
    addToRow(row, part);
    rows.set(name, row);
  }
}

export const keyOf = ({ scope, day, site }: Increment | RollupRow): RollupKey => [scope, day, site];

/** A row's key in one word. */
export const nameOf = (part: Increment | RollupRow): string => keyOf(part).join(' ');

/** Adds an increment to a row, in place; a cell that becomes empty goes. */
export function addToRow(row: RollupRow, part: Increment): void {
  const counts = row.cells[part.cell] ?? COUNTERS.map(() => 0);
  const sum = COUNTERS.map((name, index) => (counts[index] ?? 0) + part.counters[name]);
  if (sum.every((count) => count === 0)) delete row.cells[part.cell];
  else row.cells[part.cell] = sum;
}

function contributions(ticket: Ticket): Increment[] {
  const standing = standingOf(ticket);
  const cell = cellKey(ticket);
  const parts: Increment[] = [];
  const put = (day: string, counted: Partial<Counters>) => {
    const counters = { ...noCounts(), ...counted };
    parts.push({ scope: 'total', day, site: ticket.site, cell: TOTAL, counters });
    parts.push({ scope: 'split', day, site: ticket.site, cell, counters });
  };
  // A returned ticket was received, but is not this unit's to finish.
  const counts = standing.phase !== 'returned';
  put(standing.receivedDay, { received: 1, noDeadline: counts && standing.dueDay === '' && !standing.paused ? 1 : 0 });
  if (!counts || standing.dueDay === '') return parts;
  put(standing.dueDay, {
    due: 1,
    finished: standing.phase === 'finished' ? 1 : 0,
    finishedLate: standing.late ? 1 : 0,
    calledBack: standing.satisfied === undefined ? 0 : 1,
    satisfied: standing.satisfied ? 1 : 0,
    reworked: standing.reworked ? 1 : 0,
    untold: standing.untold ? 1 : 0,
  });
  return parts;
}

function isZero(counters: Counters): boolean {
  return COUNTERS.every((name) => counters[name] === 0);
}
