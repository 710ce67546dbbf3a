/** The sheet of the tickets (工单), written as they come. */
import { isDayOnly } from '../../calendar/time.ts';
import type { Entry } from '../../figures/entry.ts';
import { countsOf } from '../../figures/tally.ts';
import { maskTicket } from '../../ticket/mask.ts';
import { type CellWriter, columnName, serialOf } from './cells.ts';
import { COLUMNS, type Column, type Row, type Saying } from './columns.ts';
import { rangeOf, rowXml, sheetHead, sheetTail } from './sheet.ts';

/** Characters handed on at once. */
const PIECE = 65_536;
const NAMES = COLUMNS.map((_, index) => columnName(index));

export interface TicketsSheet extends Saying {
  cells: CellWriter;
  unmask: boolean;
  /** Is told of each row that was written. */
  onRow: (row: Row) => void;
}

/** @param entries one of each ticket, no more than a sheet has rows */
export async function* ticketsSheet(
  entries: AsyncIterable<Entry>,
  { cells, unmask, onRow, ...saying }: TicketsSheet,
): AsyncGenerator<string> {
  let piece = sheetHead(
    COLUMNS.map(({ width }) => width),
    1,
  );
  piece += rowXml(
    1,
    COLUMNS.map(({ header }, index) => cells.shared(`${NAMES[index]}1`, saying.say(header), 'plain')),
  );
  let at = 1;
  for await (const { counted, ticket } of entries) {
    at++;
    const counts = countsOf([counted], saying.question);
    const row = { ticket: unmask ? ticket : maskTicket(ticket), counted, counts };
    piece += `<row r="${at}">`;
    for (let i = 0; i < COLUMNS.length; i++) piece += cellXml(COLUMNS[i] as Column, `${NAMES[i]}${at}`, row);
    piece += '</row>';
    onRow(row);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  // Ticket numbers are texts of digits on purpose: no green corners.
  yield piece +
    sheetTail(
      `<ignoredErrors><ignoredError sqref="${rangeOf(COLUMNS.length, at)}" numberStoredAsText="1"/></ignoredErrors>` +
        '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
    );

  function cellXml({ form, style, value }: Column, place: string, row: Row): string {
    const found = value(row, saying);
    if (found === undefined || found === '') return '';
    if (typeof found === 'number') return cells.number(place, found, style);
    if (form === 'shared') return cells.shared(place, found, style);
    const serial = form === 'moment' ? serialOf(found) : undefined;
    if (serial === undefined) return cells.text(place, found, style);
    return cells.number(place, serial, isDayOnly(found) ? 'day' : style);
  }
}
