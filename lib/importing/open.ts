/** A file's bytes → its sheets, whatever its name says. */
import { decodeText } from './charset.ts';
import { readText } from './csv.ts';
import { formatOf } from './format.ts';
import { readHtml } from './html.ts';
import { MAX_COLUMNS, MAX_ROWS, MAX_SHEETS } from './limits.ts';
import { FileRefusal } from './refusal.ts';
import type { Book, Sheet } from './sheet.ts';
import { readSpreadsheetMl } from './spreadsheetml.ts';
import { readWorkbook } from './xlsx.ts';

const TEXT_READERS = {
  html: readHtml,
  'xml-2003': readSpreadsheetMl,
  text: (text: string) => [readText(text)],
};

/**
 * The sheets of a file that hold anything.
 * @throws FileRefusal when it is not read at all
 */
export async function openBook(bytes: Uint8Array): Promise<Book> {
  const format = formatOf(bytes);
  if (format === 'xlsx') return checked(await readWorkbook(bytes), false);
  const { text, damaged } = decodeText(bytes);
  return checked(TEXT_READERS[format](text), damaged);
}

function checked(all: Sheet[], damaged: boolean): Book {
  const sheets = all
    .map(trimmed)
    .filter(({ rows }) => rows.length > 0)
    .slice(0, MAX_SHEETS);
  if (sheets.length === 0) throw new FileRefusal('empty');
  const longest = Math.max(...sheets.map(({ rows }) => rows.length));
  if (longest > MAX_ROWS) throw new FileRefusal('too-many-rows', `${longest} rows`);
  return { sheets, damaged };
}

/** Without the blank rows at the end, and with blanks around texts taken off. */
function trimmed(sheet: Sheet): Sheet {
  const rows = sheet.rows.map((row) => row.slice(0, MAX_COLUMNS).map(tidy));
  while (rows.at(-1)?.every((text) => text === '')) rows.pop();
  return { ...sheet, rows };
}

function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b\ufeff]/g, '')
    .trim();
}
