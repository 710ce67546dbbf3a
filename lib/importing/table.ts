/** A sheet → its header and its records, without titles, totals, footers and repeated headers. */
import type { Lexicon } from '../reading/lexicon.ts';
import { findHeader, type Header } from './header.ts';
import type { Sheet } from './sheet.ts';

export interface Table {
  headers: string[][];
  /** The rows of the header as the file numbers them, from 1. */
  headerRows: { from: number; to: number };
  records: Entry[];
}

export interface Entry {
  /** As the file numbers it, from 1. */
  row: number;
  cells: readonly string[];
}

/** Merged cells among the records that are filled in at most: an export has none or one a record. */
const MAX_FILLED = 2_000_000;
const TOTALS = /^(合计|总计|小计|共计|汇总|总数|total|sum|共\s*\d+\s*[条件个])/i;
const FOOTER =
  /^(制表|填表|填报|审核|审批|复核|负责人|经办人|联系人[:：]|备注[:：]|说明[:：]|注[:：]|导出|打印|统计时间|报送|单位负责|第\s*\d+\s*页|\*|※)/;
/** Cells that a line of signatures or a remark below the table takes up at most. */
const FOOTER_CELLS = 4;

/** @returns undefined when the sheet holds no table */
export function tableOf(sheet: Sheet, lexicon: Lexicon): Table | undefined {
  const header = findHeader(sheet, lexicon);
  if (!header) return undefined;
  const { top, end, headers } = header;
  const records: Entry[] = [];
  const rows = filledDown(sheet, end);
  for (let i = end; i < rows.length; i++) {
    const cells = rows[i] ?? [];
    if (!isBlank(cells) && !isRepeated(cells, sheet, header) && !isAside(cells)) records.push({ row: i + 1, cells });
  }
  return { headers, headerRows: { from: top + 1, to: end }, records };
}

/** A cell over several records holds for each of them. */
function filledDown({ rows, merges }: Sheet, from: number): readonly (readonly string[])[] {
  const filled = [...rows];
  let left = MAX_FILLED;
  for (const merge of merges) {
    const text = rows[merge.top]?.[merge.left] ?? '';
    if (merge.top < from || merge.bottom === merge.top || text === '') continue;
    for (let row = merge.top + 1; row <= Math.min(merge.bottom, rows.length - 1) && left > 0; row++, left--) {
      const cells = [...(filled[row] ?? [])];
      while (cells.length <= merge.left) cells.push('');
      cells[merge.left] ||= text;
      filled[row] = cells;
    }
  }
  return filled;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((text) => text === '');
}

/** Exports made for printing repeat the header on every page. */
function isRepeated(cells: readonly string[], { rows }: Sheet, { top, end }: Header): boolean {
  for (let row = top; row < end; row++) {
    if (cells.every((text, i) => text === (rows[row]?.[i] ?? ''))) return true;
  }
  return false;
}

/** Totals, signatures and remarks: they stand where records do and are none. */
function isAside(cells: readonly string[]): boolean {
  const filled = cells.filter((text) => text !== '');
  if (filled.slice(0, 2).some((text) => TOTALS.test(text))) return true;
  return filled.length <= FOOTER_CELLS && FOOTER.test(filled[0] ?? '');
}
