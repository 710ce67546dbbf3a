/** The worklist of a day for paper: A4 lying, most urgent first, with room for notes. The same tickets give the same bytes. */
import { dayOfMs, dayText, weekday } from '../calendar/time.ts';
import { leadOf } from '../clocks/view.ts';
import { type Say, type Words, words } from '../ticket/words.ts';
import type { Entry } from '../worklist/entry.ts';
import { type Group, grouped } from '../worklist/groups.ts';
import { paperWords, timeOfDay } from '../worklist/paper.ts';
import { cellWriter, columnName } from './workbook/cells.ts';
import { packageParts } from './workbook/package.ts';
import { PAGE, rangeOf, rowXml, sheetHead, sheetTail } from './workbook/sheet.ts';
import { sharedStrings } from './workbook/strings.ts';
import { STYLES_XML } from './workbook/styles.ts';
import { xmlText } from './workbook/xml.ts';
import { type Part, zipped } from './workbook/zip.ts';

export interface WorklistPaper {
  /** Open tickets, masked. */
  entries: readonly Entry[];
  /** When it is made, epoch milliseconds: its day and what is overdue; the time of day stands nowhere. */
  nowMs: number;
  /** The one unit whose tickets these are. */
  unit?: string | undefined;
  say: Say;
}

interface Column {
  head: Words;
  /** In characters. */
  width: number;
  text: (entry: Entry) => string;
  /** Bold where the ticket is overdue. */
  isLoud?: true;
}

/** Title, counts, names of the columns. */
const HEAD_ROWS = 3;
/** In points. Heights are said, as not every spreadsheet makes room for a text of several lines by itself. */
const LINE = 16;
const TITLE = 24;
const MARGINS = '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>';

/** The bytes of an .xlsx file. */
export async function worklistWorkbook(paper: WorklistPaper): Promise<Uint8Array> {
  const { say } = paper;
  const strings = sharedStrings(say(words('workbook_cut')));
  const title = say(words('paper_title'));
  const parts = Object.entries({
    ...packageParts([title], { repeated: `$${HEAD_ROWS}:$${HEAD_ROWS}` }),
    'xl/styles.xml': STYLES_XML,
    'xl/worksheets/sheet1.xml': sheetXml(paper, strings),
  }).map(([path, text]): Part => ({ path, text: [text] }));
  const bytes: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of zipped([...parts, { path: 'xl/sharedStrings.xml', text: strings.xml() }]))
    bytes.push(piece);
  return new Uint8Array(await new Blob(bytes).arrayBuffer());
}

function columnsOf({ say, nowMs, unit }: WorklistPaper): Column[] {
  const field = (name: 'title' | 'unit' | 'kind' | 'status', width: number): Column => ({
    head: words(`field_${name}`),
    width,
    text: (entry) => entry[name] ?? '',
  });
  return [
    { head: words('field_standing'), width: 20, text: (entry) => standing(entry, nowMs, say), isLoud: true },
    { head: words('field_dueAt'), width: 17, text: limitText },
    { head: words('field_ticketNo'), width: 20, text: ({ ticketNo }) => ticketNo },
    field('title', unit === undefined ? 46 : 62),
    ...(unit === undefined ? [field('unit', 16)] : []),
    field('kind', 9),
    field('status', 11),
    { head: words('paper_note'), width: 22, text: () => '' },
  ];
}

function standing(entry: Entry, nowMs: number, say: Say): string {
  const lead = leadOf(entry);
  const text = say(paperWords(entry, nowMs));
  return lead ? `${say(lead)} ${text}` : text;
}

const limitText = ({ limitMs }: Entry): string =>
  limitMs === undefined ? '' : [dayText(dayOfMs(limitMs)), timeOfDay(limitMs) ?? ''].join(' ').trim();

function sheetXml(paper: WorklistPaper, strings: ReturnType<typeof sharedStrings>): string {
  const { entries, nowMs, unit, say } = paper;
  const cells = cellWriter(strings, say(words('workbook_cut')));
  const columns = columnsOf(paper);
  const groups = grouped(entries, nowMs);
  const countOf = (wanted: Group) => groups.find(({ group }) => group === wanted)?.entries.length ?? 0;
  const day = dayOfMs(nowMs);
  const date = say(words('paper_day', dayText(day), say(words(`weekday_${weekday(day)}`))));
  const title = [say(words('paper_title')), date, unit].filter(Boolean).join('　');
  const total = say(words('paper_total', entries.length, countOf('overdue'), countOf('today')));
  const at = (column: number, row: number) => `${columnName(column)}${row}`;
  const rows = [
    rowXml(1, [cells.text('A1', title, 'title')], TITLE),
    rowXml(2, [cells.text('A2', total, 'plain')], LINE),
    rowXml(
      HEAD_ROWS,
      columns.map(({ head }, index) => cells.text(at(index, HEAD_ROWS), say(head), 'head')),
      LINE,
    ),
  ];
  for (const { group, entries: own } of groups) {
    const name = say(words('paper_group', say(words(`group_${group}`)), own.length));
    const row = rows.length + 1;
    rows.push(
      rowXml(
        row,
        columns.map((_, index) => cells.text(at(index, row), index === 0 ? name : '', 'head')),
        LINE,
      ),
    );
    for (const entry of own) rows.push(ticketXml(entry, rows.length + 1));
  }
  const footer = say(words('paper_page', '&P', '&N'));
  return (
    sheetHead(
      columns.map(({ width }) => width),
      HEAD_ROWS,
      { isShownFirst: true, isPrinted: true },
    ) +
    rows.join('') +
    sheetTail(
      `<printOptions gridLines="1"/>${MARGINS}${PAGE}<headerFooter><oddFooter>&amp;C${xmlText(footer)}</oddFooter></headerFooter>` +
        // Ticket numbers are texts of digits on purpose: no green corners.
        `<ignoredErrors><ignoredError sqref="${rangeOf(columns.length, rows.length)}" numberStoredAsText="1"/></ignoredErrors>`,
    )
  );

  function ticketXml(entry: Entry, row: number): string {
    const isLate = entry.urgency === 'overdue';
    const texts = columns.map(({ text }) => text(entry));
    const lines = Math.max(...columns.map(({ width }, index) => Math.ceil(widthOf(texts[index] ?? '') / (width - 1))));
    return rowXml(
      row,
      columns.map(({ isLoud }, index) =>
        cells.text(at(index, row), texts[index] ?? '', isLoud && isLate ? 'wrappedBold' : 'wrapped'),
      ),
      LINE * lines,
    );
  }
}

/** In characters of a spreadsheet's columns: those of Chinese take two. */
const widthOf = (text: string): number => [...text].reduce((sum, each) => sum + (each > '\u00ff' ? 2 : 1), 0);
