/** The first records as they would be read, field by field. */
import type { Observed } from '../reading/observation.ts';
import { ticketNoIn } from '../reading/values.ts';
import type { Warning } from '../reading/warnings.ts';
import { READ_FIELDS, type ReadField } from '../ticket/model.ts';
import type { MappingColumn, Preview, PreviewRow, PreviewValue } from './model.ts';

/** Records that are previewed. */
export const PREVIEWED = 3;

/** A record as it was read, with what its columns print. */
export interface Previewed {
  /** Place in the list from 1; undefined on a ticket's page. */
  row?: number;
  /** Undefined when no ticket was found in it. */
  found: Observed | undefined;
  printed(column: MappingColumn): string;
}

/**
 * @param records the first ones; empty when nothing at all is read as a ticket
 * @param warnings of the reading
 */
export function previewOf(
  columns: readonly MappingColumn[],
  records: readonly Previewed[],
  warnings: readonly Warning[],
): Preview {
  const mapped = columns.filter((column) => column.field !== undefined);
  const rows = records.slice(0, PREVIEWED);
  if (!rows.some(({ found }) => found)) return { fields: [], rows: [], refusal: refusalOf(columns) };
  // A header may name a second field beside the one that its column is shown as.
  const fields = READ_FIELDS.filter(
    (field) =>
      mapped.some((column) => column.field === field) ||
      (field !== 'ticketNo' && rows.some(({ found }) => found?.observation[field] !== undefined)),
  );
  return { fields, rows: rows.map((record) => rowOf(mapped, record, fields, warnings)) };
}

function rowOf(
  mapped: readonly MappingColumn[],
  record: Previewed,
  fields: readonly ReadField[],
  warnings: readonly Warning[],
): PreviewRow {
  const { row, found } = record;
  const ticketNo = found?.observation.ticketNo;
  const values: PreviewRow['values'] = {};
  for (const field of fields) {
    const column = mapped.find((each) => each.field === field);
    const printed = column ? record.printed(column) : '';
    const value = found?.observation[field];
    if (value !== undefined) values[field] = { value, printed };
    else if (printed !== '') values[field] = { printed, ...problemOf(column, field, record, warnings) };
  }
  return { ...(row === undefined ? {} : { row }), ...(ticketNo === undefined ? {} : { ticketNo }), values };
}

/** Why a printed value is not read; nothing when it only says that there is none (`--`). */
function problemOf(
  column: MappingColumn | undefined,
  field: ReadField,
  { row, found }: Previewed,
  warnings: readonly Warning[],
): Pick<PreviewValue, 'problem'> {
  if (!found) return field === 'ticketNo' ? { problem: { code: 'row-without-number' } } : {};
  const told = warnings.find(
    ({ code, label, row: at, ticketNo }) =>
      label === column?.label &&
      (code === 'column-unreadable' ||
        (code === 'value-unreadable' && at === row && (row !== undefined || ticketNo === found.observation.ticketNo))),
  );
  if (!told) return {};
  return { problem: { code: told.code, ...(told.detail === undefined ? {} : { detail: told.detail }) } };
}

function refusalOf(columns: readonly MappingColumn[]): NonNullable<Preview['refusal']> {
  const number = columns.find(({ field }) => field === 'ticketNo');
  if (!number) return 'no-number';
  const printsNumber = number.samples.some((sample) => ticketNoIn([sample]) !== undefined);
  return printsNumber ? 'no-ticket' : 'number-unreadable';
}
