/** What stands around the rows of a sheet. */
import { columnName } from './cells.ts';
import { MAIN, RELATIONS, XML_HEAD } from './xml.ts';

/** What is behind the rows of a sheet that is printed: A4, lying, as wide as the page. */
export const PAGE = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';

/**
 * Everything in front of the first row.
 * @param widths of the columns, in characters @param frozen how many rows stay when the others are scrolled
 */
export function sheetHead(
  widths: readonly number[],
  frozen: number,
  { isShownFirst = false, isPrinted = false } = {},
): string {
  const columns = widths.map((width, index) => {
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  });
  return (
    `${XML_HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">` +
    `${isPrinted ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : ''}<sheetViews><sheetView${isShownFirst ? ' tabSelected="1"' : ''} workbookViewId="0">` +
    `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>` +
    `<selection pane="bottomLeft" activeCell="A${frozen + 1}" sqref="A${frozen + 1}"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>`
  );
}

/** @param behind what follows the rows: a filter, the page, the reference to a table */
export const sheetTail = (behind = ''): string => `</sheetData>${behind}</worksheet>`;

/** @param cells empty ones are left out @param height in points; what the spreadsheet takes for right, where left out */
export const rowXml = (row: number, cells: readonly string[], height?: number): string =>
  `<row r="${row}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>${cells.join('')}</row>`;

/** `A1:C9`, from the first cell. */
export const rangeOf = (columns: number, rows: number): string => `A1:${columnName(columns - 1)}${rows}`;
