/** An HTML table as header labels and rows of cells, spans resolved. */
import { headerRows, isCaption, isFilterRow, isLetterRow, isSearchRow, rowsOfRecord } from './header-rows.ts';
import type { Scope } from './scope.ts';
import type { Steps } from './steps.ts';
import { textOf } from './text.ts';

export type Cells = (Element | undefined)[];

/** One record of a grid: its cells by column, and the elements (one a pane) that hold them. */
export interface Row {
  cells: Cells;
  elements: Element[];
  /** How many cells it really has, where they are told apart by their place alone. */
  count?: number;
  /** It has other cells than the header: what stands under which label is not sure. */
  misaligned?: true;
  /** What is unfolded below the record, in a cell as wide as the grid. */
  expanded?: Element;
  /** The cell as wide as the grid that stands over a group of records: 紧急程度：特急. */
  group?: Element;
}

/** A table-like thing: for each column the header texts from top to bottom, and the records below. */
export interface Grid {
  headers: string[][];
  rows: Row[];
  /** The elements that make it up: tables, or the containers of a grid of divs. */
  parts: Element[];
}

/** Table rows split into header and records. `headers` is empty where the table has no header of its own. */
export function* gridOfTable(table: HTMLTableElement, scope: Scope): Steps<Grid> {
  const counts = new Map([...table.rows].map((row) => [row, row.childElementCount]));
  const isPlain = holdsCellsOnly(table, counts);
  if (!isPlain) for (const row of counts.keys()) counts.set(row, row.cells.length);
  const hasFoot = table.tFoot !== null;
  const lines = [...counts.keys()].filter(
    (row) => counts.get(row) !== 0 && !(hasFoot && row.parentElement?.nodeName === 'TFOOT'),
  );
  if (isLetterRow(lines[0])) lines.shift();
  const headCount = headerRows(table, lines, scope);
  if (headCount > 0 && isSearchRow(lines[headCount])) lines.splice(headCount, 1);
  yield;
  // Rows of equal length are aligned as they stand; spans make them differ.
  const [first] = lines;
  const even = isPlain && first !== undefined && lines.every((line) => counts.get(line) === counts.get(first));
  const matrix: Cells[] = [];
  const spans = createSpans();
  for (const [i, line] of lines.entries()) {
    if (i % 100 === 99) yield;
    matrix.push(even ? cellsIn(line) : spans.place(line));
  }
  const width = matrix.reduce((most, cells) => Math.max(most, cells.length), 0);
  const head = matrix.slice(0, headCount).filter((_, i) => {
    const line = lines[i];
    return line && !isFilterRow(line) && !isCaption(line);
  });
  const rows: Row[] = [];
  let group: Element | undefined;
  const heads = lines.slice(0, headCount).filter((line) => !isFilterRow(line));
  // What stands below the records, as wide as all: a pager.
  const end = lines.findLastIndex((line) => wideCell(line, width) === undefined) + 1;
  const stacked = rowsOfRecord(table, heads, lines.slice(headCount, end));
  for (let i = headCount; i < (stacked > 1 ? end : lines.length); i += stacked) {
    if (i % 200 === 199) yield;
    const lineGroup = lines.slice(i, i + stacked);
    if (stacked === 1 && isFiller(lines[i], width)) {
      const [above, cell] = [rows.at(-1), wideCell(lines[i], width)];
      const isWide = cell !== undefined && textOf(cell) !== '';
      // A list that begins with such a row is grouped; else it belongs to the record above.
      if (isWide && (!above || group)) group = cell;
      else if (cell && above) above.expanded = cell;
      continue;
    }
    const cells =
      stacked === 1
        ? padded(matrix[i] ?? [], width)
        : Array.from({ length: stacked }, (_, k) => padded(matrix[i + k] ?? [], width)).flat();
    const count = stacked === 1 ? (matrix[i]?.length ?? 0) : cells.length;
    rows.push({ cells, elements: lineGroup, count, ...(group ? { group } : {}) });
  }
  const headers =
    stacked > 1
      ? head.flatMap((cells) => padded(cells, width).map((cell) => (cell ? [textOf(cell)] : [])))
      : columnHeaders(head, width);
  // A header in a table of its own may keep an empty row, to measure by or to add one.
  const isEmpty = rows.length <= 2 && rows.every(({ cells }) => cells.every((cell) => !cell || isBlank(cell)));
  return { headers, rows: isEmpty ? [] : rows, parts: [table] };
}

/** Whether the rows' children are cells and nothing else; counting them is many times quicker than looking at them. */
function holdsCellsOnly(table: HTMLTableElement, counts: ReadonlyMap<Element, number>): boolean {
  const count = (tag: string) => table.getElementsByTagName(tag).length;
  let children = 0;
  for (const childCount of counts.values()) children += childCount;
  return count('table') === 0 && count('td') + count('th') === children;
}

/** Whether a cell prints and holds nothing. */
const isBlank = (cell: Element) => cell.firstElementChild === null && (cell.textContent ?? '').trim() === '';

/** Walking the siblings is several times quicker than the collection of cells. */
function cellsIn(line: Element): Cells {
  const cells: Cells = [];
  for (let cell = line.firstElementChild; cell; cell = cell.nextElementSibling) cells.push(cell);
  return cells;
}

/** Cells of one table row by column, for a row without row spans. */
export function cellsOfRow(row: HTMLTableRowElement, width: number): Cells {
  return padded(createSpans().place(row), width);
}

function padded(cells: Cells, width: number): Cells {
  if (cells.length === width) return cells;
  return cells.length > width ? cells.slice(0, width) : [...cells, ...new Array<undefined>(width - cells.length)];
}

/** Widest table that is looked at. */
const MAX_WIDTH = 300;

/** Cells of one row after another by column, with what hangs down from the rows above. */
function createSpans(): { place(line: HTMLTableRowElement): Cells } {
  let hanging: { column: number; rows: number; cell: Element }[] = [];
  return {
    place(line) {
      const cells: Cells = [];
      for (const hang of hanging) {
        cells[hang.column] = hang.cell;
        hang.rows--;
      }
      hanging = hanging.filter(({ rows }) => rows > 0);
      let column = 0;
      for (const cell of line.cells) {
        while (cells[column]) column++;
        const { colSpan, rowSpan } = cell;
        for (let k = 0; k < colSpan && column < MAX_WIDTH; k++) {
          cells[column] = cell;
          if (rowSpan > 1) hanging.push({ column, rows: rowSpan - 1, cell });
          column++;
        }
        if (column >= MAX_WIDTH) break;
      }
      return Array.from(cells);
    },
  };
}

/** A row that is no record: one wide cell (expanded detail, "no data") or a measuring row of a kit. */
function isFiller(row: HTMLTableRowElement | undefined, width: number): boolean {
  if (!row || row.getAttribute('aria-hidden') === 'true') return true;
  return wideCell(row, width) !== undefined;
}

/** The one cell of a row that is as wide as the grid; the cell below the button that unfolds it may stand before it. */
function wideCell(row: HTMLTableRowElement | undefined, width: number): HTMLTableCellElement | undefined {
  const [first, second] = row && row.cells.length <= 2 ? row.cells : [];
  if (!second) return first && width > 1 && first.colSpan > 1 ? first : undefined;
  return width > 3 && second.colSpan >= width - 1 && first && textOf(first) === '' ? second : undefined;
}

function columnHeaders(head: readonly Cells[], width: number): string[][] {
  if (head.length === 0) return [];
  return Array.from({ length: width }, (_, column) => {
    const stack = head.map((cells) => cells[column]).filter((cell) => cell !== undefined);
    return [...new Set(stack)].map((cell) => textOf(cell)).filter((text) => text !== '');
  });
}

/** Headers over no data: row numbers, tick boxes, actions, the gutter over a scroll bar. */
const NO_DATA = /^(操作.{0,2}|序号|行号|选择.{0,6}|全选.{0,4}|管理|功能|详情|查看|#)?$/;

/** Whether a column carries data, by its stacked headers. */
export const carriesData = (headers: readonly string[]): boolean => !NO_DATA.test(headers.join('/'));

/**
 * Whether a row lacks a cell: from the missing one on, every value would stand under the label of another. Cells may only
 * be missing below the last header that says anything.
 */
export const isShort = (headers: Grid['headers'], row: Row): boolean => isBelow(leastCells(headers), row);

const leastCells = (headers: Grid['headers']) => headers.findLastIndex(carriesData) + 1;
const isBelow = (least: number, { count }: Row) => count !== undefined && count < least;

/** A grid whose short rows are marked. */
export function checked(grid: Grid): Grid {
  const least = leastCells(grid.headers);
  if (!grid.rows.some((row) => isBelow(least, row))) return grid;
  return { ...grid, rows: grid.rows.map((row) => (isBelow(least, row) ? { ...row, misaligned: true } : row)) };
}
