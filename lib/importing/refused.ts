/** What of a file's records is not taken, by column, row and reason. */
import type { Warning } from '../reading/warnings.ts';

/** Each has words: `reason_<code>`, with `detail` standing for $1. */
export type Reason =
  | 'no_number'
  /** The number of another row, which `detail` names. */
  | 'number_twice'
  /** A number cell whose last digits the spreadsheet dropped. */
  | 'digits_lost'
  /** The spreadsheet shows an error: #N/A, #REF!. */
  | 'cell_error'
  | 'not_a_time'
  | 'no_such_day'
  | 'several_times'
  /** Time that was left when the file was made: nobody knows when that was. */
  | 'relative_time'
  | 'not_a_phone_number'
  | 'unfit'
  | 'text_cut'
  | 'unclosed_quote'
  | 'year_inferred'
  /** The store does not take it; `detail` says which rule. */
  | 'not_stored';

/** How much is lost: the whole row, one value of it, or nothing but certainty. */
export type Loss = 'row' | 'value' | 'nothing';

export interface Refused {
  /** As the file numbers it, from 1; undefined when it holds for the whole column. */
  row?: number;
  /** Header as printed. */
  column?: string;
  ticketNo?: string;
  reason: Reason;
  detail?: string;
  loss: Loss;
}

const VALUE_REASONS = new Set<string>([
  'not_a_time',
  'no_such_day',
  'several_times',
  'relative_time',
  'not_a_phone_number',
] satisfies Reason[]);

/** A warning of the reading core as what is refused of the file. */
export function refusedBy({ code, label, row, ticketNo, detail }: Warning): Refused {
  const place = {
    ...(row === undefined ? {} : { row }),
    ...(label === undefined ? {} : { column: label }),
    ...(ticketNo === undefined ? {} : { ticketNo }),
  };
  const reason = detail?.replaceAll(' ', '_') ?? '';
  switch (code) {
    case 'year-inferred':
      return { column: label ?? '', reason: 'year_inferred', loss: 'nothing' };
    case 'text-cut':
      return { ...place, reason: 'text_cut', loss: 'nothing' };
    default:
      return { ...place, reason: VALUE_REASONS.has(reason) ? (reason as Reason) : 'unfit', loss: 'value' };
  }
}
