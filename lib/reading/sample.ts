/** What the mapping of columns looks at: the headers and the first records, of a page's grid or of a sheet. */
import { all, attributeOf, childrenOf, one, textIn } from './dom.ts';
import type { Grid } from './matrix.ts';
import { splitTags } from './tags.ts';
import { isVisible, piecesOf, textOf, tidy } from './text.ts';

/** Records looked at to see whether a column's values fit its header. */
const SAMPLE = 30;

export interface Sample {
  /** For each column its stacked headers, outermost first. */
  headers: readonly (readonly string[])[];
  /** The first records: for each the printed value of every column; undefined where a cell is missing. */
  texts: readonly (readonly (string | undefined)[])[];
  /** The same value by element, as a number may stand beside tags. */
  piecesAt(row: number, column: number): string[];
  /** Whether people see the column: a kit may repeat all columns, hidden, in each frozen pane. */
  isShown(column: number): boolean;
  /** Whether the column takes up room at all: one that a kit only makes invisible is drawn by a pane beside. */
  isDrawn(column: number): boolean;
  /** Whether the value leads somewhere: an index column does not. */
  isLinked(row: number, column: number): boolean;
  /** Whether marks ([投诉], 急) stand beside the values. */
  hasTags(column: number): boolean;
  /** Whether cells of the column hold text that is not drawn. */
  holdsHidden(column: number): boolean;
  /** Whether cells of the column carry titles, or say something else than their bare text. */
  isOdd(column: number): boolean;
}

export function sampleOfGrid({ headers, rows }: Grid): Sample {
  const first = rows.filter(({ misaligned }) => !misaligned).slice(0, SAMPLE);
  const at = (row: number, column: number) => first[row]?.cells[column];
  const texts = first.map(({ cells }) => cells.map((cell) => (cell ? textOf(cell) : undefined)));
  return {
    headers,
    texts,
    piecesAt(row, column) {
      const cell = at(row, column);
      return cell ? piecesOf(cell) : [];
    },
    isShown: (column) =>
      first.slice(0, 5).some(({ cells: { [column]: cell } }) => cell !== undefined && isPrinted(cell)),
    isDrawn: (column) =>
      first.slice(0, 5).some(({ cells: { [column]: cell } }) => cell === undefined || cell.checkVisibility()),
    isLinked(row, column) {
      const cell = at(row, column);
      return cell !== undefined && (one(cell, 'a[href]') !== null || cell.closest('a[href]') !== null);
    },
    hasTags: (column) =>
      first.some(({ cells: { [column]: cell } }) => cell !== undefined && splitTags(cell).tags.length > 0),
    holdsHidden: (column) =>
      first.slice(0, 3).some(({ cells: { [column]: cell } }) => {
        const parts = cell ? all(cell, '*') : [];
        return parts.some((part) => childrenOf(part).length === 0 && textIn(part).trim() !== '' && !isVisible(part));
      }),
    isOdd: (column) =>
      first.some(({ cells: { [column]: cell } }, row) => {
        if (!cell) return false;
        if (texts[row]?.[column] !== tidy(textIn(cell))) return true;
        return attributeOf(cell, 'title') !== null || one(cell, '[title]') !== null;
      }),
  };
}

/** Whether what a cell says is seen: of a fixed column kits keep a copy whose content alone is hidden, or that lies beneath. */
function isPrinted(cell: Element): boolean {
  if (!isVisible(cell)) return false;
  const leaves = all(cell, '*').filter((part) => childrenOf(part).length === 0 && textIn(part).trim() !== '');
  return (leaves.length === 0 || leaves.some(isVisible)) && !isCovered(cell);
}

/** Whether something else is drawn where a cell is; false for what lies outside the window, where nobody can say. */
function isCovered(cell: Element): boolean {
  const { left, top, width, height } = cell.getBoundingClientRect();
  const hit = (cell.getRootNode() as Document | ShadowRoot).elementFromPoint(left + width / 2, top + height / 2);
  return hit !== null && !hit.contains(cell) && !cell.contains(hit);
}

/** @param rows records of a sheet, each with the text of every column */
export function sampleOfSheet(headers: readonly (readonly string[])[], rows: readonly (readonly string[])[]): Sample {
  const texts = rows.slice(0, SAMPLE);
  return {
    headers,
    texts,
    piecesAt: (row, column) => [texts[row]?.[column] ?? ''],
    isShown: () => true,
    isDrawn: () => true,
    isLinked: () => false,
    hasTags: () => false,
    holdsHidden: () => false,
    isOdd: () => false,
  };
}
