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

/** A column of text may be broken into lines of no fewer characters; none asks for more than the most. */
const LEAST_TEXT = 7;
const MOST = 30;

/** Spare room of every cell, in characters, so that rounding breaks no number. */
const SPARE = 0.2;

const LATIN: Record<string, number> = { '.': 0.25, ',': 0.25, '%': 0.84 };
for (const digit of '0123456789') LATIN[digit] = 0.5;

/** Width in characters of Chinese and, as Times New Roman has them, of digits and the marks beside them. */
function charactersWide(text: string): number {
  let width = 0;
  for (const character of text) {
    if (character > '\u2e7f') width += 1;
    else width += LATIN[character] ?? 0.6;
  }
  return width + SPARE;
}

interface Need {
  /** In characters: so that no number breaks. */
  least: number;
  /** So that the head does not break either. */
  head: number;
  /** So that nothing breaks. */
  most: number;
}

function needOf({ head, rows, texts }: Table, column: number): Need {
  const cells = rows.reduce((width, row) => Math.max(width, charactersWide(row[column] ?? '')), 0);
  const title = charactersWide(head[column] ?? '');
  const widest = Math.min(cells, MOST);
  // A head of up to five characters stays on a line, a longer one may take two or three.
  const short = Math.min(Math.max(Math.min(title, 5 + SPARE), title / 3), MOST);
  const full = Math.max(Math.min(title, 8), short);
  const least = Math.max(texts.includes(column) ? Math.min(widest, LEAST_TEXT) : widest, short);
  return { least, head: Math.max(least, full), most: Math.max(widest, full) };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * The largest type at which no number breaks. Not a page on its side: there the standard wants the page number where the
 * upright page has it, which no word processor does by itself, and the reader turns the paper.
 */
export function fitOf(table: Table): Fit {
  const needs = table.head.map((_, column) => needOf(table, column));
  const least = sum(needs.map((need) => need.least));
  const room = (size: number) => (TEXT_WIDTH - needs.length * 2 * CELL_MARGIN) / 20 / size;
  const size = SIZES.find((points) => least <= room(points)) ?? SMALLEST;
  return { size, widths: twipsOf(share(needs, room(size))) };
}

/** Shares the room out: first for the numbers, then for the heads, then for the texts; what is left goes by width. */
function share(needs: readonly Need[], room: number): number[] {
  let widths = needs.map((need) => need.least);
  for (const wish of [needs.map((need) => need.head), needs.map((need) => need.most)]) {
    const [has, wants] = [sum(widths), sum(wish)];
    if (has >= room) break;
    const part = wants <= room ? 1 : (room - has) / (wants - has);
    widths = widths.map((width, column) => width + ((wish[column] ?? width) - width) * part);
  }
  return widths;
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
