/** What the clerk sees while saying what columns and labels mean: the columns, and the first records as they would be read. */
import type { Confidence } from '../reading/columns.ts';
import type { WarningCode } from '../reading/warnings.ts';
import type { ReadField } from '../ticket/model.ts';

/** How sure it is what a column holds; `none` where nothing is known of it. */
export type Certainty = Confidence | 'none';

/** A column of a list or a label of a ticket's page, and the field it is read as. */
export interface MappingColumn {
  /** By which a profile knows it. */
  key: string;
  /** As printed; empty for a column without a header. */
  label: string;
  /** Place from 0. */
  index: number;
  /** Undefined when it is not read: then `chosen` says that the clerk wants it so. */
  field?: ReadField;
  confidence: Certainty;
  /** The first values, as printed. */
  samples: string[];
}

/** One field of one previewed record. */
export interface PreviewValue {
  /** What the store would keep; undefined when nothing is printed or it cannot be read. */
  value?: string;
  /** As the page prints it. */
  printed: string;
  /** Why there is no value although something is printed. */
  problem?: { code: WarningCode; detail?: string };
}

export interface PreviewRow {
  /** Place in the list from 1; undefined on a ticket's page. */
  row?: number;
  ticketNo?: string;
  values: Partial<Record<ReadField, PreviewValue>>;
}

export interface Preview {
  /** Fields of which a column or label was found, in the order in which they are shown. */
  fields: ReadField[];
  rows: PreviewRow[];
  /** Why nothing would be read: no column of numbers, or nothing beside the number that only tickets have. */
  refusal?: 'no-number' | 'number-unreadable' | 'no-ticket';
}
