/**
 * The workbook of an office's period for Excel: every figure as a live formula over the tickets' table, the tickets,
 * units and categories. Runs in Node and in a browser's worker; written as it is read, so that its memory does not
 * grow with the tickets.
 */
import type { Entry } from '../figures/entry.ts';
import type { PrintedReport } from '../figures/report.ts';
import { type Say, words } from '../ticket/words.ts';
import { cellWriter } from './workbook/cells.ts';
import { entriesOnce } from './workbook/entries.ts';
import { groupsSheet } from './workbook/groups-sheet.ts';
import { liveFigures } from './workbook/live.ts';
import { fixedParts, type SheetName, sheetPath, tableXml } from './workbook/package.ts';
import { sharedStrings } from './workbook/strings.ts';
import { STYLES_XML } from './workbook/styles.ts';
import { summarySheet } from './workbook/summary-sheet.ts';
import { tallies } from './workbook/tallies.ts';
import { ticketsSheet } from './workbook/tickets-sheet.ts';
import { type Part, zipped } from './workbook/zip.ts';

export interface WorkbookInput {
  report: PrintedReport;
  /** The tickets that the report counts: an array, or whatever reads them one by one and knows how many there are. */
  entries: (Iterable<Entry> | AsyncIterable<Entry>) & { readonly length: number };
  say: Say;
  /** Citizens' names and telephone numbers as they are; without it they are masked, in texts too. */
  unmask?: boolean;
  /** Ends the work: the stream then fails with the signal's reason. */
  signal?: AbortSignal;
  /** @param share of the work that is done, up to 1 */
  onProgress?: (share: number) => void;
}

/**
 * The bytes of an .xlsx file; `new Response(stream).bytes()` gives them in one piece.
 * The stream fails with a RangeError where there are more tickets than a sheet holds (1,048,575).
 */
export function workbookStream(input: WorkbookInput): ReadableStream<Uint8Array<ArrayBuffer>> {
  const bytes = zipped(partsOf(input));
  return new ReadableStream({
    async pull(controller) {
      try {
        input.signal?.throwIfAborted();
        const { done, value } = await bytes.next();
        if (!done) return controller.enqueue(value);
        input.onProgress?.(1);
        controller.close();
      } catch (error) {
        await bytes.return(undefined);
        controller.error(error);
      }
    },
    async cancel() {
      await bytes.return(undefined);
    },
  });
}

/** The tickets come first, as everything else counts them; the tabs' order is the workbook part's. */
function* partsOf({ report, entries, unmask = false, signal, onProgress, ...input }: WorkbookInput): Generator<Part> {
  const say = saidOnce(input.say);
  const mark = say(words('workbook_cut'));
  const strings = sharedStrings(mark);
  const cells = cellWriter(strings, mark);
  const live = liveFigures(say, report.question.profile);
  const counted = tallies(report);
  const sheet = (name: SheetName, text: Part['text']): Part => ({ path: sheetPath(name), text });
  let rows = 1;

  for (const [path, text] of Object.entries({ ...fixedParts(say), 'xl/styles.xml': STYLES_XML }))
    yield { path, text: [text] };
  const onRow: Parameters<typeof ticketsSheet>[1]['onRow'] = (row) => {
    rows++;
    counted.add(row);
  };
  const once = entriesOnce(entries, report.merged, { signal, onProgress });
  yield sheet('tickets', ticketsSheet(once, { cells, unmask, onRow, say, question: report.question }));
  // A table has a row even where there is no ticket.
  yield { path: 'xl/tables/table1.xml', text: [tableXml(say, Math.max(rows, 2))] };
  yield sheet('summary', summarySheet(report, counted.lines(), live, cells, say));
  yield sheet('units', groupsSheet('unit', counted.units(), live, cells, say));
  yield sheet('categories', groupsSheet('category', counted.categories(), live, cells, say));
  yield { path: 'xl/sharedStrings.xml', text: strings.xml() };
}

/** Yes and no are said in most cells: texts without arguments are looked up once. */
function saidOnce(say: Say): Say {
  const said = new Map<string, string>();
  return (each) => {
    if (each.args.length > 0) return say(each);
    const text = said.get(each.key) ?? say(each);
    said.set(each.key, text);
    return text;
  };
}
