/** One writer of spreadsheets in a process of its own: prints the milliseconds it took and the most memory it held. */
import { createWriteStream, readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { say } from '../../../companion/say.ts';
import type { Report } from '../../../lib/figures/report.ts';
import { COLUMNS } from '../../../lib/reports/workbook/columns.ts';
import { workbookStream } from '../../../lib/reports/workbook.ts';
import { entries, HEADS, question, rows, TICKETS } from './tickets.ts';

const [writer = '', file = '', reportFile = ''] = process.argv.slice(2);
const TIME = 'yyyy-mm-dd hh:mm';

const WRITERS: Record<string, () => Promise<void>> = {
  async ours() {
    const report: Report = { ...JSON.parse(readFileSync(reportFile, 'utf8')), question };
    const source = { length: TICKETS, [Symbol.iterator]: entries };
    await workbookStream({ report, entries: source, say }).pipeTo(Writable.toWeb(createWriteStream(file)));
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
      if (++written % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
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
