/** Records of a ticket list → observations. */
import type { Column } from './columns.ts';
import { looksLikeLabel } from './dictionary.ts';
import type { Row } from './matrix.ts';
import { type Observed, observationOf, type Printed } from './observation.ts';
import type { Scope } from './scope.ts';
import { piecesOf, textOf, visibleText } from './text.ts';
import { isAbsent, ticketNoIn, ticketNoOf } from './values.ts';

/** A ticket as found on the page: what was read, and the elements that print its number. */
export interface Found extends Observed {
  anchors: Element[];
  source: 'list' | 'detail';
}

/**
 * One record.
 * @param row place in the list from 1
 * @returns undefined when it carries no ticket number (a warning says so, except for totals rows)
 */
export function readRow(
  cells: Row['cells'],
  columns: readonly Column[],
  row: number,
  scope: Scope,
  read: (cell: Element) => string = textOf,
): Found | undefined {
  const number = columns.find((column) => column.field === 'ticketNo');
  const cell = number && cells[number.index];
  const ticketNo = cell && (ticketNoOf(read(cell)) ?? ticketNoIn(piecesOf(cell)));
  if (!cell || ticketNo === undefined || (ticketNo.length < 6 && isTotals(cells))) {
    if (!isTotals(cells))
      scope.warnings.push({ code: 'row-without-number', row, ...(number ? { label: number.label } : {}) });
    return undefined;
  }
  const printed: Printed[] = [];
  for (const { field, index, label, close } of columns) {
    const value = cells[index];
    if (field === 'ticketNo' || !value) continue;
    const text = value === cell ? besideNumber(cell, ticketNo) : close ? visibleText(value) : read(value);
    if (!isAbsent(text)) printed.push({ field, label, text });
  }
  return { ...observationOf(ticketNo, printed, scope, row), anchors: [cell], source: 'list' };
}

/** What else a cell prints that also holds the number. */
function besideNumber(cell: Element, ticketNo: string): string {
  return piecesOf(cell).find((piece) => !piece.includes(ticketNo) && !looksLikeLabel(piece)) ?? '';
}

function isTotals(cells: Row['cells']): boolean {
  const first = cells.map((cell) => (cell ? textOf(cell) : '')).filter((text) => text !== '');
  return first.length === 0 || first.slice(0, 2).some((text) => /^(合计|总计|小计|共计|汇总|total)/i.test(text));
}
