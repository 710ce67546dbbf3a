/** Which rows of a table are its header, and how many rows a record takes. */
import type { Scope } from './scope.ts';
import { controlsValue, textOf } from './text.ts';

/** How many leading rows are the header. */
export function headerRows(table: HTMLTableElement, lines: readonly HTMLTableRowElement[], scope: Scope): number {
  const head = table.tHead;
  if (head) {
    const own = lines.filter((row) => row.parentElement === head);
    if (own.some((row) => textOf(row) !== '')) return own.length;
  }
  let count = 0;
  while (count < Math.min(3, lines.length) && isHeadingRow(lines[count])) count++;
  if (count > 0 && lines[count - 1]?.cells.length !== 1) return count;
  for (let i = 0; i < Math.min(3, lines.length); i++) {
    if (labelShare(lines[i], scope) >= 0.6 && labelCount(lines[i + 1], scope) < 2) return i + 1;
  }
  const captions = lines.slice(0, MOST_CAPTIONS).findIndex((line) => !isCaption(line));
  const two = lines.slice(captions, captions + 2);
  return captions >= 0 && isTwoRowHeader(two, scope) && labelCount(lines[captions + 2], scope) < 2 ? captions + 2 : 0;
}

const MOST_CAPTIONS = 4;

/** A row over the header that names the whole table, or who made it and when. */
export function isCaption(row: HTMLTableRowElement): boolean {
  const [first, second, ...more] = row.cells;
  if (!first || more.length > 0 || first.colSpan + (second?.colSpan ?? 0) < 4) return false;
  // Two that say no more than a word each are groups of columns: 区 beside 市.
  return !second || [first, second].every((cell) => /[:：]/.test(textOf(cell)));
}

/** Two rows of which the first spans the second, with labels in most of the cells that stand right over the records. */
function isTwoRowHeader([upper, lower]: readonly HTMLTableRowElement[], { lexicon }: Scope): boolean {
  if (!upper || !lower) return false;
  const over = [...upper.cells].filter((cell) => cell.rowSpan === 2);
  const groups = [...upper.cells].filter((cell) => cell.colSpan > 1);
  if (groups.length === 0 || over.length + groups.length !== upper.cells.length) return false;
  const leaves = [...over, ...lower.cells].map((cell) => textOf(cell)).filter((text) => text !== '');
  const labels = leaves.filter((text, i) => lexicon.column([text], i));
  return labels.length >= 3 && labels.length >= leaves.length * 0.6;
}

/** The column letters over a spreadsheet shown in the page. */
export function isLetterRow(row: HTMLTableRowElement | undefined): boolean {
  const letters = row ? [...row.cells].map((cell) => textOf(cell)).filter((text) => text !== '') : [];
  return letters.length >= 3 && letters.every((text, i) => text === String.fromCodePoint(0x41 + (i % 26)));
}

function isHeadingRow(row: HTMLTableRowElement | undefined): boolean {
  return row !== undefined && row.cells.length >= 2 && [...row.cells].every((cell) => cell.nodeName === 'TH');
}

function labelCount(row: HTMLTableRowElement | undefined, { lexicon }: Scope): number {
  return row ? [...row.cells].filter((cell, i) => lexicon.column([textOf(cell)], i) !== undefined).length : 0;
}

/** Share of the printed cells of a row that are labels; 0 when fewer than three are. */
function labelShare(row: HTMLTableRowElement | undefined, scope: Scope): number {
  const labels = labelCount(row, scope);
  if (!row || labels < 3) return 0;
  return labels / [...row.cells].filter((cell) => textOf(cell) !== '').length;
}

/** A header row of controls, to search by column. */
export function isFilterRow(line: HTMLTableRowElement | undefined): boolean {
  if (!line?.querySelector('input:not([type=checkbox]), select')) return false;
  return [...line.cells].every((cell) => cell.querySelector('input, select') || textOf(cell) === '');
}

/** Such a row below the header: of its fields few are filled in, while a record of fields has values. */
export function isSearchRow(line: HTMLTableRowElement | undefined): boolean {
  if (!line || !isFilterRow(line)) return false;
  const filled = [...line.cells].filter((cell) => controlsValue(cell));
  return filled.length < line.cells.length / 2;
}

/** Two or more full header rows without spans: each record takes as many rows, one a header row. */
function stackedHeader(head: readonly HTMLTableRowElement[]): boolean {
  return (
    head.length >= 2 &&
    head.every((row) => {
      const spans = [...row.cells].some(
        (cell, i) => cell.rowSpan > 1 || (cell.colSpan > 1 && i < row.cells.length - 1),
      );
      return !spans && row.cells.length >= 3;
    })
  );
}

/** Whether the records span rows and columns as the header does, group by group: 2 rows here, 2 rows there. */
function spansAlike(body: readonly HTMLTableRowElement[], head: readonly HTMLTableRowElement[]): boolean {
  if (head.length < 2) return false;
  const shapeOf = (row: HTMLTableRowElement) => [...row.cells].map((cell) => `${cell.colSpan}x${cell.rowSpan}`).join();
  const wanted = head.map(shapeOf);
  const isLong = wanted.some((shape) => /x[2-9]/.test(shape));
  return isLong && body.length > 0 && body.every((row, i) => shapeOf(row) === wanted[i % head.length]);
}

/** Whether each record has a body of its own, with as many rows as the header has. */
function hasBodyEach(table: HTMLTableElement, headCount: number): boolean {
  const bodies = [...table.tBodies];
  return headCount >= 2 && bodies.length >= 2 && bodies.every((body) => body.rows.length === headCount);
}

/** How many rows of the table each record takes: as many as the header has, where header and records are built alike. */
export function rowsOfRecord(
  table: HTMLTableElement,
  head: readonly HTMLTableRowElement[],
  body: readonly HTMLTableRowElement[],
): number {
  const isStacked = stackedHeader(head) || hasBodyEach(table, head.length) || spansAlike(body, head);
  return isStacked && body.length % head.length === 0 ? head.length : 1;
}
