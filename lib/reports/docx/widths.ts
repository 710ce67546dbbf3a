/** How large the type of a table is, and how wide its columns, so that it fits the page upright. */
import type { Table } from '../../bulletin/model.ts';
import { TEXT_WIDTH } from './page.ts';
import { CELL_MARGIN } from './styles.ts';

export interface Fit {
  /** Points: 小四, 五号, 小五 or 六号. */
  size: number;
  /** Twips; together the width of the text. */
  widths: number[];
}

const SIZES = [12, 10.5, 9, 7.5];
const SMALLEST = 7.5;

/** A column of text may be broken into lines of no fewer characters, and does not ask for more than the most. */
const LEAST_TEXT = 8;
const MOST_TEXT = 30;

/** Width in characters: a digit takes half of one. A little is added so that rounding breaks no number. */
export function charactersWide(text: string): number {
  let width = 0;
  for (const character of text)
    width += character > '\u2e7f' ? 1 : character === '%' ? 0.85 : /[\dA-Z.,:-]/i.test(character) ? 0.55 : 0.6;
  return width;
}

/** What a column needs, in characters: so that no number breaks, and so that nothing breaks. */
function needs({ head, rows, texts }: Table, column: number): { least: number; most: number } {
  const widest = rows.reduce((width, row) => Math.max(width, charactersWide(row[column] ?? '')), 0);
  const title = charactersWide(head[column] ?? '');
  // A head of up to three characters stays on a line, a longer one may take two or three.
  const heading = Math.max(Math.min(title, 3), title / 3);
  if (!texts.includes(column)) return { least: Math.max(widest, heading), most: Math.max(widest, title) };
  const most = Math.min(Math.max(widest, title), MOST_TEXT);
  return { least: Math.max(Math.min(most, LEAST_TEXT), heading), most };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * The largest type at which no number breaks. Not a page on its side: there the standard wants the page number where the
 * upright page has it, which no word processor does by itself, and the reader turns the paper.
 */
export function fitOf(table: Table): Fit {
  const columns = table.head.map((_, column) => needs(table, column));
  const least = sum(columns.map((column) => column.least));
  const room = (size: number) => (TEXT_WIDTH - columns.length * 2 * CELL_MARGIN) / 20 / size;
  const size = SIZES.find((points) => least <= room(points)) ?? SMALLEST;
  return { size, widths: twipsOf(share(columns, room(size))) };
}

/** Shares the room out: first what each column must have, then up to what it would like, then evenly by width. */
function share(columns: readonly { least: number; most: number }[], room: number): number[] {
  const least = columns.map((column) => column.least);
  const most = columns.map((column) => column.most);
  const [low, high] = [sum(least), sum(most)];
  if (low >= room || high >= room) {
    const part = high > low ? Math.max(0, Math.min(1, (room - low) / (high - low))) : 0;
    return columns.map((column) => column.least + (column.most - column.least) * part);
  }
  return most.map((width) => width + (room - high) * (width / high));
}

/** Whole twips that add up to the width of the text. */
function twipsOf(characters: readonly number[]): number[] {
  const margins = 2 * CELL_MARGIN;
  const room = TEXT_WIDTH - characters.length * margins;
  const total = sum(characters) || 1;
  const ends = characters.map(
    (_, column) => Math.round((sum(characters.slice(0, column + 1)) / total) * room) + (column + 1) * margins,
  );
  return ends.map((end, column) => end - (ends[column - 1] ?? 0));
}
