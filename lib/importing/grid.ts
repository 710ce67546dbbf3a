/** Cells laid out as HTML and SpreadsheetML lay them out: one after another, some over several rows and columns. */
import { MAX_COLUMNS, MAX_ROWS, SPARE_ROWS } from './limits.ts';
import { plainSheet, type Sheet } from './sheet.ts';

export interface Placed {
  text: string;
  /** How many columns and rows it takes up. */
  across: number;
  down: number;
  /** Its column from 0 where the file says it; else the next free one. */
  column?: number;
}

export interface GridBuilder {
  /** @param row its place from 0 where the file says it; else the next one */
  beginRow(options: { hidden: boolean; row?: number }): void;
  put(cell: Placed): void;
  sheet(name: string): Sheet;
}

export function gridBuilder(): GridBuilder {
  const sheet = plainSheet('', []);
  let row = -1;
  let column = 0;
  /** For each column, the last row that a cell from above takes up. */
  const taken: number[] = [];

  return {
    beginRow({ hidden, row: said }) {
      row = Math.max(row + 1, said ?? 0);
      column = 0;
      if (hidden) sheet.hiddenRows.push(row);
    },
    put({ text, across, down, column: said }) {
      if (row < 0) row = 0;
      if (row >= MAX_ROWS + SPARE_ROWS) return;
      column = Math.max(column, said ?? 0);
      while ((taken[column] ?? -1) >= row) column++;
      if (column >= MAX_COLUMNS) return;
      while (sheet.rows.length <= row) sheet.rows.push([]);
      const cells = sheet.rows[row] as string[];
      while (cells.length <= column) cells.push('');
      cells[column] = text;
      const right = Math.min(column + clamp(across, MAX_COLUMNS), MAX_COLUMNS) - 1;
      const bottom = row + clamp(down, MAX_ROWS) - 1;
      if (right > column || bottom > row) sheet.merges.push({ top: row, left: column, bottom, right });
      if (bottom > row) for (let i = column; i <= right; i++) taken[i] = bottom;
      column = right + 1;
    },
    sheet: (name) => ({ ...sheet, name }),
  };
}

function clamp(span: number, most: number): number {
  return Number.isInteger(span) && span > 1 ? Math.min(span, most) : 1;
}
