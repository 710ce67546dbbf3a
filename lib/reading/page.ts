/** A whole page → the tickets on it. */
import { FIELD_NAMES, type Observation } from '../ticket/model.ts';
import { cellReader } from './cells.ts';
import { type Column, mapColumns } from './columns.ts';
import { type Detail, detailsOf, unfolded } from './details.ts';
import { matchHeaders } from './dictionary.ts';
import { gridsOf, refreshRow } from './grids.ts';
import type { Grid, Row } from './matrix.ts';
import { pairsOf } from './pairs.ts';
import { type Found, readRow } from './rows.ts';
import type { Warning } from './warnings.ts';

/** A ticket list on the page, kept so that a changed record can be read again alone. */
export interface TicketList {
  columns: Column[];
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
}

/**
 * Reads the tickets that a page shows: lists, a detail, or a detail over a list. Never changes the page.
 * @param root document, or the part of one to read
 * @param options.nowMs the clock, in epoch milliseconds, for dates printed without their year
 */
export function readPage(root: Document | Element, { nowMs }: { nowMs: number }): Reading {
  const warnings: Warning[] = [];
  const lists: TicketList[] = [];
  const skip = new Set<Element>();
  let columns = { total: 0, mapped: 0 };
  for (const grid of gridsOf(root)) {
    const map = grid.rows.length > 0 ? mapColumns(grid, nowMs) : undefined;
    if (!map) {
      if (isData(grid)) for (const part of grid.parts) skip.add(part);
      continue;
    }
    for (const part of grid.parts) skip.add(part);
    warnings.push(...map.warnings);
    const read = cellReader(grid.parts);
    const found = grid.rows.map(({ cells, expanded }, i) => {
      const each = readRow(cells, map.columns, i + 1, nowMs, warnings, read);
      return each && expanded
        ? unfolded(
            each,
            expanded,
            new Set(
              gridsOf(expanded)
                .filter(isData)
                .flatMap(({ parts }) => parts),
            ),
            i + 1,
            nowMs,
            warnings,
          )
        : each;
    });
    if (!found.some(Boolean)) continue;
    lists.push({ columns: map.columns, rows: grid.rows, found, parts: grid.parts });
    if (map.total > columns.total) columns = { total: map.total, mapped: map.mapped };
  }
  const details = detailsOf(root, skip, nowMs, warnings);
  const rows = lists.flatMap((list) => list.found.filter((each) => each !== undefined));
  const main = details.filter((detail) => isMain(detail, lists, rows));
  const pageIsDetail = main.some(
    (detail) => !detail.overlay && !rows.some((row) => row.observation.ticketNo === detail.observation.ticketNo),
  );
  if (main.length === 1 && (pageIsDetail || rows.length === 0)) {
    return {
      kind: 'detail',
      tickets: main,
      details: main,
      warnings: once(warnings),
      columns: { total: 0, mapped: 0 },
      lists: [],
    };
  }
  const cards = rows.length === 0 && details.length > 1;
  const shown = cards ? details.map((card): Found => ({ ...card, source: 'list' })) : main;
  const tickets = unique([...rows, ...shown], warnings);
  return {
    kind: tickets.length === 0 ? 'none' : 'list',
    tickets,
    details: shown,
    warnings: once(warnings),
    columns,
    lists,
  };
}

/**
 * Reads single records of a list again after the page changed them in place.
 * @param indexes places in `list.rows` from 0
 */
export function rereadRows(
  list: TicketList,
  indexes: Iterable<number>,
  { nowMs }: { nowMs: number },
): { tickets: Found[]; warnings: Warning[] } {
  const warnings: Warning[] = [];
  const tickets: Found[] = [];
  for (const index of indexes) {
    const row = list.rows[index];
    if (!row) continue;
    const fresh = refreshRow(row);
    list.rows[index] = fresh;
    const found = readRow(fresh.cells, list.columns, index + 1, nowMs, warnings);
    list.found[index] = found;
    if (found) tickets.push(found);
  }
  return { tickets, warnings };
}

/** A year that is not printed is so in the whole column: said once. */
function once(warnings: readonly Warning[]): Warning[] {
  const said = new Set<string | undefined>();
  return warnings.flatMap((warning) => {
    if (warning.code !== 'year-inferred') return [warning];
    if (said.has(warning.label)) return [];
    said.add(warning.label);
    return [{ code: warning.code, ...(warning.label ? { label: warning.label } : {}) }];
  });
}

/** What a list of records about tickets (log, statistics) does not print of each. */
const OF_A_TICKET = new Set(['ticketNo', 'title', 'content', 'citizenName', 'citizenPhone', 'place']);

/** A table of records that are no tickets (log, statistics): its cells are no labelled values either. */
function isData(grid: Grid): boolean {
  const labels = grid.headers.filter((headers) => headers.length > 0).length;
  // Label rows that come again further down: a description list with the labels above the values.
  const repeats = grid.rows.some((row) => row.cells.length > 1 && row.cells.every((cell) => cell?.nodeName === 'TH'));
  return labels >= 2 && !repeats && !isDescription(grid) && !holdsLabelledNumbers(grid);
}

/** Cells that print several things, each with its label: a list of cards in the shape of a table. */
function holdsLabelledNumbers({ rows: [row] }: Grid): boolean {
  return row?.cells.some((cell) => cell && pairsOf(cell, new Set()).some(({ field }) => field === 'ticketNo')) ?? false;
}

/** One row of values under one row of labels, in a plain table: a description list of a single line. */
function isDescription({ headers, rows, parts }: Grid): boolean {
  if (rows.length !== 1 || parts.length !== 1 || parts[0]?.querySelector('thead')) return false;
  return headers.some((header) => OF_A_TICKET.has(matchHeaders(header)?.field ?? ''));
}

/** Whether a detail is what the page is about, and not a stray number beside a list. */
function isMain(detail: Detail, lists: readonly TicketList[], rows: readonly Found[]): boolean {
  if (rows.length === 0 || detail.overlay) return true;
  const inside = lists.some((list) => list.parts.some((part) => part.contains(detail.region)));
  return !inside && detail.fields >= 5;
}

/** One entry a ticket: where list and detail show the same one, the detail's values fill and refine the row's. */
function unique(found: readonly Found[], warnings: Warning[]): Found[] {
  const byNumber = new Map<string, Found>();
  for (const each of found) {
    const { ticketNo } = each.observation;
    const before = byNumber.get(ticketNo);
    if (!before) byNumber.set(ticketNo, each);
    else if (each.source === 'detail')
      byNumber.set(ticketNo, {
        ...before,
        anchors: [...before.anchors, ...each.anchors],
        observation: { ...before.observation, ...each.observation },
      });
    else if (before.source === 'list' && differ(before.observation, each.observation))
      warnings.push({ code: 'number-twice', ticketNo });
  }
  return [...byNumber.values()];
}

function differ(a: Observation, b: Observation): boolean {
  return FIELD_NAMES.some((field) => a[field] !== b[field]);
}
