/** A sheet as every format is read to: text as a person sees it, one string a cell. */

/** Cells drawn as one; only the first of them holds the text. Rows and columns from 0, ends included. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface Sheet {
  name: string;
  /** Rows as in the file, blank ones too, so that a row's number is its place. */
  rows: string[][];
  merges: Merge[];
  /** Rows and columns that the file hides, from 0: they are read all the same. */
  hiddenRows: number[];
  hiddenColumns: number[];
  /** Number cells whose last digits the spreadsheet dropped when it stored them, as `row,column` from 0. */
  digitsLost: ReadonlySet<string>;
  /** The row, from 0, where a quote is opened and never closed: a cell there may hold the rest of the file. */
  unclosed?: number;
}

/** What the reader of a whole file found. */
export interface Book {
  sheets: Sheet[];
  /** Characters of the file fit no encoding: they show as � in the texts. */
  damaged: boolean;
}

/** A sheet with nothing but rows. */
export function plainSheet(name: string, rows: string[][]): Sheet {
  return { name, rows, merges: [], hiddenRows: [], hiddenColumns: [], digitsLost: new Set() };
}
