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

/** For a table in which nothing has to break at that size: a list is long, and better read with more rows to a page. */
const LARGE = 12;
const SIZES = [10.5, 9];
const SMALLEST = 7.5;

// In characters.
/** A column of text is no narrower, and its lines no shorter if it can be helped. */
const LEAST = 4;
const LEAST_TEXT = 7;
/** No column asks for more, and no word for more than a ticket number. */
const MOST = 30;
const MOST_WORD = 13;
/** A head so long stays on a line, and one so long does if there is room. */
const SHORT_HEAD = 5;
const LONG_HEAD = 8;

/** Spare room of every cell, in characters, so that rounding breaks no number. */
const SPARE = 0.2;

const LATIN: Record<string, number> = { '.': 0.25, ',': 0.25, '%': 0.84 };
for (const digit of '0123456789') LATIN[digit] = 0.5;
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') LATIN[letter] = 0.73;

/** Width in characters of Chinese and, as Times New Roman has them, of digits and the marks beside them. */
function charactersWide(text: string): number {
  let width = 0;
  for (const character of text) {
    if (character > '\u2e7f') width += 1;
    else width += LATIN[character] ?? 0.6;
  }
  return width + SPARE;
}

/** Widths of a column, in characters, each at least the one before. */
interface Need {
  /** So that no number and no ticket number breaks, and a text takes lines of four characters. */
  bare: number;
  /** And the head takes two or three lines at the most, a text of seven characters one. */
  least: number;
  /** And the head does not break. */
  head: number;
  /** And nothing breaks. */
  most: number;
}

const widestOf = (texts: readonly string[]): number =>
  texts.reduce((width, text) => Math.max(width, charactersWide(text)), 0);

function needOf({ head, rows, texts }: Table, column: number): Need {
  const isText = texts.includes(column);
  const cells = rows.map((row) => row[column] ?? '');
  const title = charactersWide(head[column] ?? '');
  const widest = Math.min(widestOf(cells), MOST);
  // What has no place to break: a number as it is, in a text the longest word of Latin letters and digits.
  const word = Math.min(widestOf(cells.flatMap((cell) => cell.match(/[!-~]+/g) ?? [])), MOST_WORD);
  const bare = isText ? Math.max(word, Math.min(widest, LEAST)) : Math.max(widest, 1);
  const short = Math.min(Math.max(Math.min(title, SHORT_HEAD + SPARE), title / 3), MOST);
  const least = Math.max(bare, short, isText ? Math.min(widest, LEAST_TEXT) : 0);
  const full = Math.max(least, Math.min(title, LONG_HEAD));
  return { bare, least, head: full, most: Math.max(widest, full) };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * The largest type at which no number breaks. Not a page on its side: there the standard wants the page number where the
 * upright page has it, which no word processor does by itself, and the reader turns the paper.
 */
export function fitOf(table: Table): Fit {
  const needs = table.head.map((_, column) => needOf(table, column));
  const room = (size: number) => (TEXT_WIDTH - needs.length * 2 * CELL_MARGIN) / 20 / size;
  const fits = (size: number, level: 'least' | 'most') => sum(needs.map((need) => need[level])) <= room(size);
  const size = fits(LARGE, 'most') ? LARGE : (SIZES.find((points) => fits(points, 'least')) ?? SMALLEST);
  return { size, widths: twipsOf(share(needs, room(size))) };
}

/** Shares the room out: first for the numbers, then for short heads, long heads, and the texts. */
function share(needs: readonly Need[], room: number): number[] {
  let widths = needs.map((need) => need.bare);
  for (const level of ['least', 'head', 'most'] as const) {
    const [has, wants] = [sum(widths), sum(needs.map((need) => need[level]))];
    if (has >= room) break;
    const part = wants <= room ? 1 : (room - has) / (wants - has);
    widths = needs.map((need, column) => {
      const width = widths[column] ?? 0;
      return width + (need[level] - width) * part;
    });
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
