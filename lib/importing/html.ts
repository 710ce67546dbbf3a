/**
 * Tables of HTML, which many platforms send under the name of a spreadsheet (.xls), → sheets.
 *
 * htmlparser2 only says what stands where; no document is made, so nothing can run or be fetched. It works in a worker
 * and in Node, which the browser's own parser does not.
 */
import { Parser } from 'htmlparser2';
import { unforced } from './csv.ts';
import { type GridBuilder, gridBuilder } from './grid.ts';
import { FileRefusal } from './refusal.ts';
import type { Sheet } from './sheet.ts';

const UNSEEN = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'xml', 'object', 'svg']);
const BLOCKS = new Set(['br', 'p', 'div', 'li', 'tr', 'table', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4']);
const HIDDEN = /display\s*:\s*none/i;
/** What Excel prints of a long number whose cell keeps the digits in `x:num`. */
const SHORTENED = /^-?\d(?:\.\d+)?E\+\d+$|^#+$/i;

interface Cell {
  text: string;
  across: number;
  down: number;
  whole: string | undefined;
}

interface Table {
  grid: GridBuilder;
  rows: number;
  widest: number;
  cellsInRow: number;
  /** The cell that is open: text goes there. */
  cell: Cell | undefined;
  /** The table in whose cell it stands. */
  around: Table | undefined;
}

/**
 * Every table with at least two rows and two columns that is not part of another one's cell.
 * @throws FileRefusal `no-table`
 */
export function readHtml(text: string): Sheet[] {
  const open: Table[] = [];
  const done: Table[] = [];
  const names: string[] = [];
  let unseen = 0;

  const closeCell = (table: Table | undefined) => {
    if (!table?.cell) return;
    const { text: raw, across, down, whole } = table.cell;
    const printed = unforced(tidy(raw));
    table.grid.put({ text: whole !== undefined && SHORTENED.test(printed) ? whole : printed, across, down });
    table.cell = undefined;
    table.cellsInRow += Math.max(across, 1);
    table.widest = Math.max(table.widest, table.cellsInRow);
  };
  const write = (piece: string) => {
    if (unseen > 0) return;
    for (const { cell } of open) if (cell) cell.text += piece;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (UNSEEN.has(name)) unseen++;
      if (unseen > 0) return;
      if (BLOCKS.has(name)) write('\n');
      const table = open.at(-1);
      if (name === 'table') {
        open.push({ grid: gridBuilder(), rows: 0, widest: 0, cellsInRow: 0, cell: undefined, around: table });
      } else if (name === 'tr' && table) {
        closeCell(table);
        table.grid.beginRow({ hidden: HIDDEN.test(attributes.style ?? '') });
        table.rows++;
        table.cellsInRow = 0;
      } else if ((name === 'td' || name === 'th') && table) {
        closeCell(table);
        write(' ');
        const { colspan, rowspan } = attributes;
        table.cell = { text: '', across: Number(colspan) || 1, down: Number(rowspan) || 1, whole: attributes['x:num'] };
      }
    },
    ontext: (piece) => write(piece.replace(/\s+/g, ' ')),
    oncomment(comment) {
      // Excel names its sheets in a comment for itself.
      for (const [, name = ''] of comment.matchAll(/<x:Name>([^<]*)<\/x:Name>/g)) names.push(name);
    },
    onclosetag(name) {
      if (UNSEEN.has(name)) unseen = Math.max(0, unseen - 1);
      if (name !== 'br' && BLOCKS.has(name)) write('\n');
      if (name === 'td' || name === 'th' || name === 'table') closeCell(open.at(-1));
      if (name !== 'table') return;
      const table = open.pop();
      if (table) done.push(table);
    },
  });
  parser.write(text);
  parser.end();
  const sheets = done.filter((table) => isReal(table) && !(table.around && isReal(table.around)));
  if (sheets.length === 0) throw new FileRefusal('no-table');
  return sheets.map(({ grid }, i) => grid.sheet(names.length === sheets.length ? (names[i] ?? '') : ''));
}

/** Whether it holds records rather than a page's layout. */
function isReal({ rows, widest }: Table): boolean {
  return rows > 1 && widest > 1;
}

/** Blanks as a browser draws them: one for many, none at the ends of lines. */
function tidy(text: string): string {
  return text
    .replace(/[ \u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
