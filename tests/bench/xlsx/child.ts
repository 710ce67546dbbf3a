/** One writer of spreadsheets in a process of its own: prints the milliseconds it took and the most memory it held. */
import { createWriteStream, readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { say } from '../../../companion/say.ts';
import { countsOf } from '../../../lib/figures/tally.ts';
import { COLUMNS } from '../../../lib/reports/workbook/columns.ts';
import { workbookStream } from '../../../lib/reports/workbook.ts';
import { maskTicket } from '../../../lib/ticket/mask.ts';
import { type Handed, question, repeated, TICKETS } from './tickets.ts';

const [writer = '', handed = '', file = ''] = process.argv.slice(2);
const { quarter, report }: Handed = JSON.parse(readFileSync(handed, 'utf8'));
const HEADS = COLUMNS.map(({ header }) => say(header));
const TIME = 'yyyy-mm-dd hh:mm';

/** The cells of the workbook's tickets, for writers that are handed values. */
function* rows(): Generator<(string | number | Date | null)[]> {
  const saying = { say, question };
  for (const { counted, ticket } of repeated(quarter)) {
    const row = { ticket: maskTicket(ticket), counted, counts: countsOf([counted], question) };
    yield COLUMNS.map(({ form, value }) => {
      const found = value(row, saying) ?? null;
      // The wall time of Beijing, which these writers take from UTC.
      return form === 'moment' && typeof found === 'string' ? new Date(`${found.slice(0, 19)}Z`) : found;
    });
  }
}

const WRITERS: Record<string, () => Promise<void>> = {
  async ours() {
    const entries = { length: TICKETS, [Symbol.iterator]: () => repeated(quarter) };
    const bytes = workbookStream({ report: { ...report, question }, entries, say });
    await bytes.pipeTo(Writable.toWeb(createWriteStream(file)));
  },
  async exceljs() {
    const { default: excel } = await import('exceljs');
    const book = new excel.stream.xlsx.WorkbookWriter({ stream: createWriteStream(file), useStyles: true });
    const sheet = book.addWorksheet('tickets', { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = COLUMNS.map(({ form, width }, index) => {
      return { header: HEADS[index] ?? '', width, ...(form === 'moment' ? { style: { numFmt: TIME } } : {}) };
    });
    let written = 0;
    for (const row of rows()) {
      sheet.addRow(row).commit();
      // Without a turn for its streams nothing leaves the memory before the end.
      if (++written % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    sheet.commit();
    await book.commit();
  },
  async sheetjs() {
    const { default: sheets } = await import('xlsx');
    const sheet = sheets.utils.aoa_to_sheet([HEADS, ...rows()], { dateNF: TIME });
    const book = sheets.utils.book_new();
    sheets.utils.book_append_sheet(book, sheet, 'tickets');
    sheets.writeFile(book, file, { bookType: 'xlsx', compression: true });
  },
};

const start = performance.now();
await WRITERS[writer]?.();
const ms = performance.now() - start;
process.stdout.write(JSON.stringify({ ms, mb: process.resourceUsage().maxRSS / 1024 }));
