/** A whole page → the tickets on it. */
import { cellReader } from './cells.ts';
import { type Column, mapColumns } from './columns.ts';
import { type Detail, detailSteps, unfolded } from './details.ts';
import { holds } from './dom.ts';
import { gridSteps, gridsOf, refreshRow } from './grids.ts';
import { isData, promisesTickets } from './kinds.ts';
import { dictionary, type Lexicon } from './lexicon.ts';
import { type Grid, isShort, type Row } from './matrix.ts';
import { type Found, ofGroup, type RowMap, readRow } from './rows.ts';
import { sampleOfGrid } from './sample.ts';
import type { Scope } from './scope.ts';
import { type Outlook, outlookSteps } from './state.ts';
import { finish, type Steps } from './steps.ts';
import { once, unique } from './together.ts';
import { visualGrids } from './visual.ts';
import type { Warning } from './warnings.ts';

/** A ticket list on the page, kept so that a changed record can be read again alone. */
export interface TicketList {
  headers: string[][];
  columns: Column[];
  /** Columns whose cells print labelled values. */
  nested: number[];
  /** Columns that carry data, understood or not. */
  total: number;
  rows: Row[];
  /** The ticket of each row; undefined where the row is none. */
  found: (Found | undefined)[];
  /** The elements that make the list up. */
  parts: Element[];
}

export interface Reading {
  kind: 'list' | 'detail' | 'none';
  tickets: Found[];
  warnings: Warning[];
  /** Columns of the largest list that carry data, and how many of them were understood. */
  columns: { total: number; mapped: number };
  lists: TicketList[];
  /** Tickets shown by label and value: a detail, a drawer, cards. */
  details: Found[];
  /** Tables of records that are no tickets, as far as their headers tell. */
  others: Grid[];
  /** What the page shows, tickets or not. */
  outlook: Outlook;
}

export interface ReadOptions {
  /** The clock, in epoch milliseconds, for dates printed without their year and for time left. */
  nowMs: number;
  /** What this site's labels mean; the dictionary alone when left out. */
  lexicon?: Lexicon;
}

/**
 * Reads the tickets that a page shows: lists, a detail, or a detail over a list. Never changes the page.
 * @param root document, or the part of one to read
 */
export function readPage(root: Document | Element, options: ReadOptions): Reading {
  return finish(readSteps(root, options));
}

/** readPage in steps: the page may change between them, and then the reading must be thrown away. */
export function* readSteps(root: Document | Element, { nowMs, lexicon = dictionary }: ReadOptions): Steps<Reading> {
  const scope: Scope = { nowMs, lexicon, warnings: [] };
  const lists: TicketList[] = [];
  const others: Grid[] = [];
  const skip = new Set<Element>();
  for (const grid of yield* gridSteps(root, scope)) {
    const list = yield* listSteps(grid, scope);
    if (list?.found.some(Boolean)) lists.push(list);
    else if (!list && isData(grid, scope)) others.push(grid);
    if (!list && !others.includes(grid)) continue;
    for (const part of grid.parts) skip.add(part);
    yield;
  }
  // A grid that seems to list tickets and yet could not be mapped may be put together wrongly.
  const taken = new Set(skip);
  for (const grid of others.filter((other) => promisesTickets(other, scope) && !isTorn(other)))
    for (const part of grid.parts) taken.delete(part);
  for (const grid of yield* visualGrids(root, scope, taken)) {
    const before = scope.warnings.length;
    const list = yield* listSteps(grid, scope);
    // Times where names should be: what is drawn has shifted against its headers, and no column can be trusted.
    const isShifted = scope.warnings.slice(before).some(({ detail }) => detail === 'not a text');
    if (!list?.found.some(Boolean) || isShifted || isMixed(list)) continue;
    lists.push(list);
    for (const part of grid.parts) skip.add(part);
  }
  const details = yield* detailSteps(root, skip, scope);
  const { warnings } = scope;
  const rows = lists.flatMap((list) => list.found.filter((each) => each !== undefined));
  const main = details.filter((detail) => isMain(detail, lists, rows));
  const pageIsDetail = main.some(
    (detail) => !detail.overlay && !rows.some((row) => row.observation.ticketNo === detail.observation.ticketNo),
  );
  if (main.length === 1 && (pageIsDetail || rows.length === 0)) {
    const columns = { total: 0, mapped: 0 };
    const outlook = yield* outlookSteps(root, { tickets: main, others });
    return {
      kind: 'detail',
      tickets: main,
      details: main,
      warnings: once(warnings),
      columns,
      lists: [],
      others,
      outlook,
    };
  }
  const cards = rows.length === 0 && details.length > 1;
  const asCard = (card: Detail): Found => ({ ...card, source: 'list' });
  // The detail comes last, as what it prints counts before what the list does.
  const chosen = cards && details.some(({ listed }) => listed) ? details.filter(({ listed }) => !listed) : [];
  const shown = cards ? [...details.filter((each) => !chosen.includes(each)).map(asCard), ...chosen] : main;
  const tickets = unique([...rows, ...shown], warnings);
  return {
    kind: tickets.length === 0 ? 'none' : 'list',
    tickets,
    details: shown,
    warnings: once(warnings),
    columns: widest(lists),
    lists,
    others,
    outlook: yield* outlookSteps(root, { tickets, others }),
  };
}

const FIRST_ROWS = 30;
/** Short fields of which none prints a ticket's number. */
const SHORT = ['unit', 'channel', 'kind', 'category', 'citizenName', 'status'] as const;

/** Whether a list that was put together by its looks has whole rows for values. */
function isMixed({ found }: TicketList): boolean {
  // The first rows tell: each is held against each.
  const all = found.slice(0, FIRST_ROWS).flatMap((each) => (each ? [each.observation] : []));
  const numbers = all.map(({ ticketNo }) => ticketNo).filter((ticketNo) => ticketNo.length >= 6);
  return all.some((observation) =>
    SHORT.some((field) => numbers.some((number) => observation[field]?.includes(number))),
  );
}

/** A table in which cells are missing: what is drawn there stands in the wrong columns too. */
const isTorn = ({ rows, parts }: Grid) => parts[0]?.nodeName === 'TABLE' && rows.some(({ misaligned }) => misaligned);

/** Records read between two rests. */
const ROWS_A_STEP = 20;

/** A grid as a ticket list; undefined when it is none. */
function* listSteps(grid: Grid, scope: Scope): Steps<TicketList | undefined> {
  const map = grid.rows.length > 0 ? mapColumns(sampleOfGrid(grid), scope) : undefined;
  if (!map) return undefined;
  scope.warnings.push(...map.warnings);
  yield;
  const read = cellReader(grid.parts);
  const found: (Found | undefined)[] = [];
  for (const [i, each] of grid.rows.entries()) {
    if (i % ROWS_A_STEP === 0) yield;
    found.push(each.misaligned ? misaligned(i + 1, scope) : readRecord(each, map, i + 1, scope, read));
  }
  return {
    headers: grid.headers,
    columns: map.columns,
    nested: map.nested,
    total: map.total,
    rows: grid.rows,
    found,
    parts: grid.parts,
  };
}

function readRecord(
  { cells, expanded, group }: Row,
  map: RowMap,
  place: number,
  scope: Scope,
  read?: (cell: Element) => string,
): Found | undefined {
  const row = readRow(cells, map, place, scope, read);
  const found = row && group ? ofGroup(row, group, scope) : row;
  return found && expanded ? unfolded(found, expanded, recordsIn(expanded, scope), place, scope) : found;
}

/** A row that lacks a cell gives nothing, rather than values of other fields. */
function misaligned(row: number, scope: Scope): undefined {
  scope.warnings.push({ code: 'row-misaligned', row });
  return undefined;
}

/** Tables in an unfolded row that hold records of their own. */
function recordsIn(expanded: Element, scope: Scope): Set<Element> {
  return new Set(
    gridsOf(expanded, scope)
      .filter((grid) => isData(grid, scope))
      .flatMap(({ parts }) => parts),
  );
}

/**
 * Reads single records of a list again after the page changed them in place.
 * @param indexes places in `list.rows` from 0
 */
export function rereadRows(
  list: TicketList,
  indexes: Iterable<number>,
  { nowMs, lexicon = dictionary }: ReadOptions,
): { tickets: Found[]; warnings: Warning[] } {
  const scope: Scope = { nowMs, lexicon, warnings: [] };
  const tickets: Found[] = [];
  for (const index of indexes) {
    const row = list.rows[index];
    if (!row) continue;
    const fresh = refreshRow(row);
    list.rows[index] = fresh;
    const found = isShort(list.headers, fresh)
      ? misaligned(index + 1, scope)
      : readRow(fresh.cells, list, index + 1, scope);
    list.found[index] = found;
    if (found) tickets.push(found);
  }
  return { tickets, warnings: scope.warnings };
}

function widest(lists: readonly TicketList[]): Reading['columns'] {
  return lists.reduce((most, { total, columns }) => (total > most.total ? { total, mapped: columns.length } : most), {
    total: 0,
    mapped: 0,
  });
}

/** Whether a detail is what the page is about, and not a stray number beside a list. */
function isMain(detail: Detail, lists: readonly TicketList[], rows: readonly Found[]): boolean {
  if (rows.length === 0 || detail.overlay) return true;
  const inside = lists.some((list) => list.parts.some((part) => holds(part, detail.region)));
  return !inside && detail.fields >= 5;
}
