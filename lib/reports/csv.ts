/**
 * CSV that opens right in Excel and WPS, and runs nothing there.
 *
 * Guards are prefixes, not quotes: a spreadsheet looks through the quotes of a CSV cell.
 * - A text that a spreadsheet would take for a formula gets an apostrophe, as OWASP advises ("CSV Injection").
 *   It stays visible, which is the lesser evil for a cell that should not be there.
 * - A text of digits that would turn into 2.02E+11, lose its leading zero or become a date gets a tab behind it:
 *   the cell is then text, the tab does not show, and a tab in front would itself be a dangerous beginning. `="…"` would do so too, but is itself a formula.
 */
import Papa from 'papaparse';

export type Cell = string | number | null;

/** Leading blanks, quotes and invisible characters do not stop a spreadsheet from seeing the sign behind them. */
const FORMULA = /^[\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"'`“”‘’＂＇]*[=+\-@＝＋－＠]/u;
const CONTROL = /^[\t\r\n]/;
const NUMBER_LIKE = /^(?:\d{12,}|0\d+|\d+[eE]\d+|\d{1,4}[-/]\d{1,4})$/;

/** Rows as CSV text: UTF-8 byte order mark (or Excel reads GBK), CRLF, every cell quoted, texts guarded. */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  const guarded = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guardCell(cell) : cell)));
  return `\ufeff${Papa.unparse(guarded, { quotes: true, newline: '\r\n' })}\r\n`;
}

/** A text that is safe as a cell; any other text comes back unchanged. */
export function guardCell(text: string): string {
  if (FORMULA.test(text) || CONTROL.test(text)) return `'${text}`;
  return NUMBER_LIKE.test(text) ? `${text}\t` : text;
}

/** The text that a cell written by `guardCell` held; any other text comes back unchanged. */
export function unguardCell(cell: string): string {
  const text = cell.startsWith("'") ? cell.slice(1) : cell.replace(/\t$/, '');
  return text !== cell && guardCell(text) === cell ? text : cell;
}
