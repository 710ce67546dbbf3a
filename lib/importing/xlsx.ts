/** Workbooks (.xlsx) → sheets of text. Formulas count by the value stored beside them; nothing is evaluated. */
import { type CellValue, type Sheet as RawSheet, readXlsx } from 'hucre/xlsx';
import { MAX_ROWS, SPARE_ROWS } from './limits.ts';
import { FileRefusal } from './refusal.ts';
import type { Sheet } from './sheet.ts';
import { checkWorkbookZip } from './zip.ts';

/** Rows in which the number formats of the columns are looked up. */
const FORMAT_ROWS = 60;
/** Excel keeps 15 digits of a number. */
const SAFE_DIGITS = 1e15;
const ZEROS = /^0{2,20}$/;
const HAS_CLOCK = /h/i;

/**
 * All sheets of a workbook, hidden ones too.
 * @throws FileRefusal when it cannot be unpacked or parsed
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  checkWorkbookZip(bytes);
  const { sheets } = await readRaw(bytes, { maxRows: MAX_ROWS + SPARE_ROWS });
  // Formats by the cell would cost more than the cells; a column has one, which its first rows show.
  const isFormatted = sheets.some(({ rows }) => rows.some((row) => row.some((value) => isNumeric(value))));
  const styled = isFormatted ? await readRaw(bytes, { maxRows: FORMAT_ROWS, readStyles: true }) : undefined;
  return sheets.map((sheet, i) => textSheet(sheet, columnFormats(styled?.sheets[i])));
}

async function readRaw(bytes: Uint8Array, options: { maxRows: number; readStyles?: true }) {
  try {
    return await readXlsx(bytes, options);
  } catch (error) {
    throw new FileRefusal('broken', String(error));
  }
}

/** The number format of each column, as its first cell with a number has it. */
function columnFormats(sheet: RawSheet | undefined): Map<number, string> {
  const formats = new Map<number, string>();
  for (const [key, { value, style }] of sheet?.cells ?? []) {
    const column = Number(key.slice(key.indexOf(',') + 1));
    if (style?.numFmt !== undefined && isNumeric(value) && !formats.has(column)) formats.set(column, style.numFmt);
  }
  return formats;
}

function isNumeric(value: CellValue): value is number | Date {
  return typeof value === 'number' || value instanceof Date;
}

function textSheet(raw: RawSheet, formats: ReadonlyMap<number, string>): Sheet {
  const digitsLost = new Set<string>();
  const rows = raw.rows.map((values, row) =>
    values.map((value, column) => {
      if (typeof value === 'number' && losesDigits(value)) digitsLost.add(`${row},${column}`);
      return textOf(value, formats.get(column));
    }),
  );
  return {
    name: raw.name,
    rows,
    merges: (raw.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      top: startRow,
      left: startCol,
      bottom: endRow,
      right: endCol,
    })),
    hiddenRows: [...(raw.rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden ? [row] : [])),
    hiddenColumns: (raw.columns ?? []).flatMap(({ hidden }, column) => (hidden ? [column] : [])),
    digitsLost,
  };
}

/** Beyond 15 digits a zero at the end is what Excel put in place of the digit that was typed. */
function losesDigits(value: number): boolean {
  return Math.abs(value) >= SAFE_DIGITS && (!Number.isSafeInteger(value) || value % 10 === 0);
}

function textOf(value: CellValue, format: string | undefined): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) return timeText(value, format);
  if (!Number.isFinite(value)) return '';
  // Digits as they are, whatever the cell's width makes of them: 2.02611E+11 is no number of a ticket.
  const digits = Number.isInteger(value) ? BigInt(value).toString() : String(value);
  return format !== undefined && ZEROS.test(format) ? digits.padStart(format.length, '0') : digits;
}

/**
 * A date in the one form that cannot be misread (11/5 could be May), its day alone where neither value nor format has a
 * time of day. Serial numbers are cut to some digits by exporters: to the second they come out right.
 */
function timeText(date: Date, format: string | undefined): string {
  const ms = Math.round(date.getTime() / 1_000) * 1_000;
  if (Number.isNaN(ms)) return '';
  const [day = '', time = ''] = new Date(ms).toISOString().slice(0, 19).split('T');
  if (day < '1905') return time;
  return time === '00:00:00' && !HAS_CLOCK.test(format ?? '') ? day : `${day} ${time}`;
}
