/** Every table-like thing on a page, with split headers and frozen columns put back together. */

import { divGrids } from './divs.ts';
import { all, parentOf } from './dom.ts';
import { carriesData, cellsOfRow, checked, type Grid, gridOfTable, type Row } from './matrix.ts';
import type { Scope } from './scope.ts';
import { finish, type Steps } from './steps.ts';
import { isVisible, textOf } from './text.ts';

/** How far apart in the tree the tables of one grid may stand. */
const MAX_CLIMB = 6;

/**
 * All grids below a root, visible ones only. A grid whose header and body are separate tables comes back as
 * one, and so do panes (frozen columns) that stand side by side row for row.
 */
export const gridsOf = (root: Document | Element, scope: Scope): Grid[] => finish(gridSteps(root, scope));

/** gridsOf in steps. */
export function* gridSteps(root: Document | Element, scope: Scope): Steps<Grid[]> {
  const tables: Grid[] = [];
  for (const table of all(root, 'table')) {
    if (!isVisible(table)) continue;
    tables.push(checked(yield* gridOfTable(table as HTMLTableElement, scope)));
    yield;
  }
  const turned = tables.flatMap((grid) => transposed(grid, scope) ?? []);
  const isTurned = (grid: Grid) => turned.some((other) => other.parts[0] === grid.parts[0]);
  const straight = tables.filter((grid) => !isTurned(grid));
  const whole = straight.filter((grid) => grid.headers.length > 0 && grid.rows.length > 0);
  const bare = straight.filter((grid) => grid.headers.length === 0 && grid.rows.length > 0);
  const plain = bare.flatMap((grid) => headOnly(grid, scope) ?? []);
  const heads = [...straight.filter((grid) => grid.headers.length > 0 && grid.rows.length === 0), ...plain];
  const bodies = bare.filter((grid) => !plain.some((head) => head.parts[0] === grid.parts[0]));
  const split: Grid[] = [];
  for (const body of bodies) {
    const head = headFor(body, heads);
    if (head)
      split.push(
        checked({ headers: aligned(head.headers, body), rows: body.rows, parts: [...head.parts, ...body.parts] }),
      );
    yield;
  }
  const divs = yield* divGrids(root, scope);
  return joinPanes([...turned, ...whole, ...split, ...divs]);
}

/** More lines than that are records, not labels. */
const MOST_LABELS = 60;

/** A table that sets tickets side by side, one a column, under labels that stand in its first column. */
function transposed({ headers, rows, parts }: Grid, { lexicon }: Scope): Grid | undefined {
  const width = rows[0]?.cells.length ?? 0;
  if (headers.length > 0 || rows.length < 4 || rows.length > MOST_LABELS || width < 3) return undefined;
  const labels = rows.map(({ cells: [label] }) => (label ? textOf(label) : ''));
  const fields = labels.map((label, i) => lexicon.column([label], i));
  const number = rows[fields.findIndex((match) => match?.field === 'ticketNo' && match.strength === 'strong')];
  if (!number || fields.filter(Boolean).length < rows.length * 0.6) return undefined;
  // Labels again further right: a description with two labels a line.
  if (
    rows.some(({ cells }) => cells.slice(1).some((cell) => cell && lexicon.label(textOf(cell))?.strength === 'strong'))
  )
    return undefined;
  const columns = Array.from({ length: width - 1 }, (_, i) => i + 1).filter((i) => number.cells[i] !== undefined);
  const isEachOwn = new Set(columns.map((i) => number.cells[i])).size === columns.length;
  if (columns.length < 2 || !isEachOwn) return undefined;
  return {
    headers: labels.map((label) => [label]),
    rows: columns.map((i) => ({ cells: rows.map(({ cells }) => cells[i]), elements: [] })),
    parts,
  };
}

/** Re-reads the cells of a record after the page changed them in place. */
export function refreshRow(row: Row): Row {
  if (!row.elements.every((element) => element.nodeName === 'TR')) return row;
  const lines = row.elements as HTMLTableRowElement[];
  if (lines.length === 1 && lines[0]) {
    const cells = cellsOfRow(lines[0], row.cells.length);
    return { cells, elements: row.elements, count: cells.findLastIndex((cell) => cell !== undefined) + 1 };
  }
  const cells = lines.flatMap((line) =>
    cellsOfRow(
      line,
      [...line.cells].reduce((sum, cell) => sum + cell.colSpan, 0),
    ),
  );
  return cells.length === row.cells.length ? { cells, elements: row.elements } : row;
}

/** A table of one or two rows that print nothing but labels, in cells not marked as headers: the header of another. */
function headOnly(grid: Grid, { lexicon }: Scope): Grid | undefined {
  if (grid.rows.length > 2) return undefined;
  const texts = grid.rows
    .flatMap((row) => row.cells.map((cell) => (cell ? textOf(cell) : '')))
    .filter((text) => text !== '');
  if (
    !texts.some((text, i) => lexicon.column([text], i)) ||
    // A label with its colon belongs to a form: some kits give each field a table.
    texts.some((text) => text.length > 16 || /\d|[:：]$/.test(text))
  ) {
    return undefined;
  }
  const width = grid.rows[0]?.cells.length ?? 0;
  const headers = Array.from({ length: width }, (_, i) =>
    [...new Set(grid.rows.flatMap((row) => row.cells[i] ?? []))]
      .map((cell) => textOf(cell))
      .filter((text) => text !== ''),
  );
  return { headers, rows: [], parts: grid.parts };
}

const widthOf = (grid: Grid) => (grid.headers.length > 0 ? grid.headers.length : (grid.rows[0]?.cells.length ?? 0));

/** The header table of a body table: as wide, in the nearest common container, and above it. */
function headFor(body: Grid, heads: readonly Grid[]): Grid | undefined {
  const table = body.parts[0];
  if (!table) return undefined;
  let container = parentOf(table);
  for (let level = 0; container && level < MAX_CLIMB; level++, container = parentOf(container)) {
    const here = heads.filter((head) => {
      const part = head.parts[0];
      if (!part || !container?.contains(part)) return false;
      const gutter = widthOf(head) - widthOf(body);
      // One more header may stand over the scroll bar, if it says nothing.
      const fits = gutter === 0 || (gutter === 1 && !carriesData(head.headers.at(-1) ?? []));
      return fits && precedes(part, table);
    });
    if (here.length === 0) continue;
    const left = table.getBoundingClientRect().left;
    const distance = (head: Grid) => Math.abs((head.parts[0]?.getBoundingClientRect().left ?? 0) - left);
    return here.sort((a, b) => distance(a) - distance(b))[0];
  }
  return undefined;
}

function precedes(a: Element, b: Element): boolean {
  return (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** A header may carry one more cell than the body, over the scroll bar. */
function aligned(headers: string[][], body: Grid): string[][] {
  return headers.slice(0, widthOf({ ...body, headers: [] }));
}

function joinPanes(grids: Grid[]): Grid[] {
  const joined: Grid[] = [];
  for (const grid of grids) {
    const partner = joined.find((other) => standsBeside(other, grid));
    if (!partner) {
      joined.push({ ...grid, rows: [...grid.rows] });
      continue;
    }
    const before = partner.headers.length;
    partner.headers = [...partner.headers, ...grid.headers];
    partner.parts = [...partner.parts, ...grid.parts];
    partner.rows = partner.rows.map((row, i) => {
      const other = grid.rows[i];
      if (!other) return row;
      const cells = row.cells.slice(0, before).concat(other.cells);
      return Object.assign({}, other, row, { cells, elements: row.elements.concat(other.elements) });
    });
  }
  return joined;
}

/** Panes of one grid hold as many rows, at the same heights, in one container. */
function standsBeside(a: Grid, b: Grid): boolean {
  if (a.rows.length !== b.rows.length || !isNear(a.parts.at(-1), b.parts.at(-1))) return false;
  const edges = [0, a.rows.length - 1];
  return edges.every((i) => {
    const top = (grid: Grid) => grid.rows[i]?.elements[0]?.getBoundingClientRect().top ?? Number.NaN;
    return Math.abs(top(a) - top(b)) < 3;
  });
}

function isNear(a: Element | undefined, b: Element | undefined): boolean {
  let container = a && parentOf(a);
  for (let level = 0; container && level < MAX_CLIMB; level++, container = parentOf(container)) {
    if (b && container.contains(b)) return true;
  }
  return false;
}
