/** The XML spreadsheets of Excel 2002 and 2003 → sheets. */
import { Parser } from 'htmlparser2';
import { type GridBuilder, gridBuilder, type Placed } from './grid.ts';
import { FileRefusal } from './refusal.ts';
import type { Sheet } from './sheet.ts';

/** @throws FileRefusal `no-table` */
export function readSpreadsheetMl(text: string): Sheet[] {
  const sheets: Sheet[] = [];
  let name = '';
  let grid: GridBuilder | undefined;
  let cell: Placed | undefined;
  let isData = false;
  let isTime = false;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const said = (attribute: string) => attributes[`ss:${attribute}`] ?? attributes[attribute];
        const place = (attribute: string) => (said(attribute) === undefined ? {} : { at: Number(said(attribute)) - 1 });
        switch (local(tag)) {
          case 'Worksheet':
            name = said('Name') ?? '';
            grid = gridBuilder();
            break;
          case 'Row': {
            const { at } = place('Index');
            grid?.beginRow({ hidden: said('Hidden') === '1', ...(at === undefined ? {} : { row: at }) });
            break;
          }
          case 'Cell': {
            const { at } = place('Index');
            const span = (attribute: string) => Number(said(attribute) ?? 0) + 1;
            cell = { text: '', across: span('MergeAcross'), down: span('MergeDown') };
            if (at !== undefined) cell.column = at;
            break;
          }
          case 'Data':
            isData = cell !== undefined;
            isTime = said('Type') === 'DateTime';
        }
      },
      ontext(piece) {
        if (isData && cell) cell.text += piece;
      },
      onclosetag(tag) {
        switch (local(tag)) {
          case 'Data':
            isData = false;
            if (isTime && cell) cell.text = timeText(cell.text);
            break;
          case 'Cell':
            if (cell) grid?.put(cell);
            cell = undefined;
            break;
          case 'Worksheet':
            if (grid) sheets.push(grid.sheet(name));
            grid = undefined;
        }
      },
    },
    { xmlMode: true },
  );
  parser.write(text);
  parser.end();
  if (sheets.length === 0) throw new FileRefusal('no-table');
  return sheets;
}

function local(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}

/** `2026-11-24T17:30:00.000` as a person writes it; a midnight is the day alone. */
function timeText(iso: string): string {
  return iso
    .replace(/\.\d+$/, '')
    .replace(/T00:00:00$/, '')
    .replace('T', ' ');
}
