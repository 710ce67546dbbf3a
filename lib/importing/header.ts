/** Where the header of a sheet is: below titles, in one row or in several with cells drawn as one. */
import type { Lexicon } from '../reading/lexicon.ts';
import { parseMoment } from '../reading/values.ts';
import type { ReadField } from '../ticket/model.ts';
import type { Sheet } from './sheet.ts';

export interface Header {
  /** Its first row and the first one below it, from 0. */
  top: number;
  end: number;
  /** For each column its stacked headers, outermost first; none where nothing is printed. */
  headers: string[][];
}

/** Rows searched for the header: titles, conditions of the query and blanks stand above it. */
const SEARCHED = 40;
const DEEPEST = 3;
const MAX_HEADER = 40;

/** @returns undefined when no row can be a header */
export function findHeader(sheet: Sheet, lexicon: Lexicon): Header | undefined {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const spread = spreadRows(sheet, width);
  let best: { header: Header; score: number } | undefined;
  for (let top = 0; top < spread.length; top++) {
    for (let end = top + depthFrom(sheet, top); end <= Math.min(top + DEEPEST, spread.length); end++) {
      if (isCut(sheet, top, end)) continue;
      const header = { top, end, headers: stacked(sheet, spread, top, end, width) };
      const score = scoreOf(header, spread, lexicon);
      if (score > (best?.score ?? 0)) best = { header, score };
    }
  }
  return best && { ...best.header, headers: unlike(best.header.headers) };
}

/** The first rows with the text of each merged cell in all its places. */
function spreadRows({ rows, merges }: Sheet, width: number): string[][] {
  const spread = rows.slice(0, SEARCHED + DEEPEST).map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''));
  for (const { top, left, bottom, right } of merges) {
    if (top >= spread.length) continue;
    const text = rows[top]?.[left] ?? '';
    for (let row = top; row <= Math.min(bottom, spread.length - 1); row++) {
      spread[row]?.fill(text, left, right + 1);
    }
  }
  return spread.slice(0, Math.min(SEARCHED, rows.length));
}

/** How many rows a row and the merged cells that begin in it take up. */
function depthFrom({ merges }: Sheet, row: number): number {
  return merges.reduce((most, { top, bottom }) => {
    const depth = top === row && bottom - top < DEEPEST ? bottom - top + 1 : 1;
    return Math.max(most, depth);
  }, 1);
}

/** Whether a merged cell would be cut by the upper or the lower edge of a header. */
function isCut({ merges }: Sheet, top: number, end: number): boolean {
  const crosses = (edge: number) => merges.some((merge) => merge.top < edge && merge.bottom >= edge);
  return crosses(top) || crosses(end);
}

function stacked(sheet: Sheet, spread: string[][], top: number, end: number, width: number): string[][] {
  return Array.from({ length: width }, (_, column) => {
    const parts: string[] = [];
    for (let row = top; row < end; row++) {
      const text = spread[row]?.[column] || over(sheet, spread, row, column, end);
      if (text !== '' && parts.at(-1) !== text) parts.push(text);
    }
    return parts;
  });
}

/**
 * What stands over a column whose upper header is blank: formats without merged cells leave the group's name over its
 * first column only.
 */
function over({ merges }: Sheet, spread: string[][], row: number, column: number, end: number): string {
  if (row === end - 1 || merges.length > 0 || !spread[row + 1]?.[column]) return '';
  for (let left = column - 1; left >= 0; left--) {
    if (!spread[row + 1]?.[left]) return '';
    const text = spread[row]?.[left];
    if (text) return text;
  }
  return '';
}

/** How many fields the headers name; rows that hold values, or one text only, are no headers. */
function scoreOf({ top, end, headers }: Header, spread: string[][], lexicon: Lexicon): number {
  const filled = headers.filter((parts) => parts.length > 0);
  const distinct = new Set(filled.map((parts) => parts.join('/'))).size;
  if (distinct < 2 || new Set(spread[top]?.filter((text) => text !== '')).size < 2) return 0;
  const isBlank = (row: number) => spread[row]?.every((text) => text === '') ?? true;
  if (isBlank(end - 1)) return 0;
  const values = spread.slice(top, end).flat().filter(isValue).length;
  const fields = new Map<ReadField, number>();
  headers.forEach((parts, i) => {
    const match = parts.length > 0 ? lexicon.column(parts, i) : undefined;
    const worth = match?.strength === 'strong' ? 1 : 0.6;
    if (match) fields.set(match.field, Math.max(worth, fields.get(match.field) ?? 0));
  });
  const known = [...fields.values()].reduce((sum, worth) => sum + worth, fields.has('ticketNo') ? 1 : 0);
  // Where no header is known the widest row of labels wins; a row more must tell more.
  return known + distinct / 50 - values - (end - top - 1) * 0.2;
}

function isValue(text: string): boolean {
  return text.length > MAX_HEADER || /\d{6}/.test(text) || (/\d/.test(text) && parseMoment(text, 0).ok);
}

/** Headers that come twice get a number behind them: a profile knows a column by its header. */
function unlike(headers: string[][]): string[][] {
  const seen = new Map<string, number>();
  return headers.map((parts) => {
    const key = parts.join('/');
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 || key === '' ? parts : [...parts.slice(0, -1), `${parts.at(-1)} ${times}`];
  });
}
