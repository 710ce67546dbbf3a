/** What could not be read, said so that the clerk or the office's technician can act on it. */

import type { ReadField } from '../ticket/model.ts';

export type WarningCode =
  /** Most values of a column do not fit what its header says; the column is left out. */
  | 'column-unreadable'
  /** One value does not fit its column or label; it is left out, the ticket stays. */
  | 'value-unreadable'
  /** A row of a ticket list has no ticket number; it is left out. */
  | 'row-without-number'
  /** A row has other cells than the header says; it is left out. */
  | 'row-misaligned'
  /** Two rows of one list carry the same number but differ; the first is kept. */
  | 'number-twice'
  /** A text longer than the longest kept; its beginning is kept. */
  | 'text-cut'
  /** The year is not printed; the one nearest to the page's other dates was taken. */
  | 'year-inferred'
  /** The page prints the time left instead of the limit; the limit was computed from the clock. */
  | 'limit-inferred';

export interface Warning {
  code: WarningCode;
  /** The field that the header names. */
  field?: ReadField;
  /** The header or label as printed. */
  label?: string;
  /** Row of the list, from 1. */
  row?: number;
  ticketNo?: string;
  /** Reason in a few words; never the text of the value. */
  detail?: string;
}
