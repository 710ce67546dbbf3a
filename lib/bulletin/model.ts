/** A bulletin (通报) as a row of blocks: every format, and the preview, draws the same ones. */

/** A figure in running text: it comes from the report and cannot be typed over. */
export interface FieldText {
  /** What it is: the id of a figure or of a list, such as `onTimeRate` or `topUnits`. */
  field: string;
  /** As printed: 93.08%, 区人社局（326件）. */
  text: string;
  /** The arithmetic behind: (2282 − 158) ÷ 2282. */
  working?: string;
}

export type Inline = string | FieldText;

export interface Table {
  caption: string;
  head: readonly string[];
  /** As printed; every row as long as the head. */
  rows: readonly (readonly string[])[];
  /** Columns, counted from 0, that hold text and are set to the left; the others hold numbers. */
  texts: readonly number[];
}

export type Block =
  | { is: 'title'; text: string }
  /** 一、 is of level 1, 1. or （一） of level 2, (1) of level 3; the number stands in the text. */
  | { is: 'heading'; level: 1 | 2 | 3; text: string }
  /** `text` names the editable text that the paragraph was drafted from. */
  | { is: 'paragraph'; parts: readonly Inline[]; text?: string }
  | ({ is: 'table' } & Table)
  /** What stands behind begins on a page of its own: 附件. */
  | { is: 'attachment'; text: string }
  /** 落款: the office and the date, set to the right. */
  | { is: 'signature'; lines: readonly string[] };

/** The text of a paragraph as it is printed. */
export const plainText = (parts: readonly Inline[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
