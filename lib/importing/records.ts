/** Records of a table → observations, through the same dictionary and parsers as a page's list. */
import type { Column } from '../reading/columns.ts';
import { type Observed, observationOf, type Printed } from '../reading/observation.ts';
import type { Scope } from '../reading/scope.ts';
import { isAbsent, ticketNoIn, ticketNoOf } from '../reading/values.ts';
import { TIME_FIELDS } from '../ticket/model.ts';
import { type Refused, refusedBy } from './refused.ts';
import type { Entry } from './table.ts';

export interface ReadRecord {
  found: Observed | undefined;
  refused: Refused[];
}

const TIMES = new Set<string>(TIME_FIELDS);
const ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i;
/** A number that lost its digits before it was written as text. */
const SHORTENED = /^\d(?:\.\d+)?E\+\d+$/i;
const SPOKEN = /^(?:前天|昨[天日]|今[天日]|明[天日]|后天|刚刚|当[天日])/;

/**
 * Reads one record.
 * @param digitsLost whether the spreadsheet dropped digits of a cell of this row
 */
export function readRecord(
  { row, cells }: Entry,
  columns: readonly Column[],
  scope: Omit<Scope, 'warnings'>,
  digitsLost: (column: number) => boolean,
): ReadRecord {
  const refused: Refused[] = [];
  const number = columns.find(({ field }) => field === 'ticketNo');
  if (!number) return { found: undefined, refused };
  const numberText = cells[number.index] ?? '';
  const place = { row, column: number.label, loss: 'row' } as const;
  if (digitsLost(number.index) || SHORTENED.test(numberText)) {
    return { found: undefined, refused: [{ ...place, reason: 'digits_lost' }] };
  }
  const pieces = numberText.split('\n');
  const ticketNo = ticketNoOf(numberText) ?? ticketNoIn(pieces);
  if (ticketNo === undefined) return { found: undefined, refused: [{ ...place, reason: 'no_number' }] };

  const printed: Printed[] = [];
  for (const { field, index, label } of columns) {
    if (field === 'ticketNo') continue;
    const text =
      index === number.index ? (pieces.find((piece) => !piece.includes(ticketNo)) ?? '') : (cells[index] ?? '');
    if (isAbsent(text)) continue;
    const leftOut = (reason: Refused['reason']) =>
      refused.push({ row, column: label, ticketNo, reason, loss: 'value' });
    if (digitsLost(index) || (SHORTENED.test(text) && field === 'citizenPhone')) leftOut('digits_lost');
    else if (ERROR.test(text)) leftOut('cell_error');
    // What was today when the file was made, nobody knows.
    else if (TIMES.has(field) && SPOKEN.test(text)) leftOut('relative_time');
    else printed.push({ field, label, text });
  }
  const warnings: Scope['warnings'] = [];
  const found = observationOf(ticketNo, printed, { ...scope, warnings }, row);
  for (const warning of warnings) {
    if (warning.code !== 'limit-inferred') refused.push(refusedBy(warning));
    else refused.push({ row, column: warning.label ?? '', ticketNo, reason: 'relative_time', loss: 'value' });
  }
  // The parser takes time that is left for time left now; this file is from another day.
  for (const field of ['dueAt', 'cityDueAt'] as const) {
    if (found.inferred[field] === 'left') delete found.observation[field];
  }
  return { found, refused };
}
