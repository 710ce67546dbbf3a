/** Cells of a sheet as XML. What a text is, is said by its type, so that no text is ever taken for a formula. */
import { dayNumber, isDay } from '../../calendar/time.ts';
import type { Strings } from './strings.ts';
import { STYLES, type StyleName } from './styles.ts';
import { cellText, textElement, xmlText } from './xml.ts';

/** Days from the first one that spreadsheets count (with their 29 February 1900) to 1970. */
const EPOCH_DAYS = 25_569;

/** A, … Z, AA, …: the letters of a column, counted from 0. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest < 0 ? '' : columnName(rest)) + String.fromCharCode(65 + (index % 26));
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}):(\d{2})\+08:00)?$/;

/**
 * Beijing wall time of a moment as the number that spreadsheets keep: days, and their fraction.
 * @returns undefined where the moment is none, or lies before the days that spreadsheets count right
 */
export function serialOf(moment: string): number | undefined {
  const [, day = '', hour, minute, second] = MOMENT.exec(moment) ?? [];
  const days = dayOf(day);
  if (days === undefined) return undefined;
  const seconds = hour === undefined ? 0 : Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  return days + seconds / 86_400;
}

/** The few days that tickets speak of are asked for again and again. */
const DAYS = new Map<string, number>();
const MAX_DAYS = 5_000;

function dayOf(day: string): number | undefined {
  const known = DAYS.get(day);
  if (known !== undefined) return known;
  if (day < '1900-03-01' || !isDay(day)) return undefined;
  const days = dayNumber(day) + EPOCH_DAYS;
  if (DAYS.size < MAX_DAYS) DAYS.set(day, days);
  return days;
}

/** Writes the cells of a workbook. */
export interface CellWriter {
  /** A text of its own, kept where it stands. */
  text(at: string, text: string, style: StyleName): string;
  /** A text that many cells have, kept once. */
  shared(at: string, text: string, style: StyleName): string;
  number(at: string, value: number, style: StyleName): string;
  /** @param result what the formula comes to, shown until the spreadsheet works it out */
  formula(at: string, formula: string, result: number | string, style: StyleName): string;
}

/** The attribute of each style; the plain one goes without saying. */
const STYLED = Object.fromEntries(
  Object.entries(STYLES).map(([name, index]) => [name, index === 0 ? '' : ` s="${index}"`]),
) as Record<StyleName, string>;

/** @param mark what stands at the end of a text that no cell could hold */
export function cellWriter(strings: Strings, mark: string): CellWriter {
  const inline = (at: string, text: string, style: StyleName) =>
    `<c r="${at}"${STYLED[style]} t="inlineStr"><is>${textElement(cellText(text, mark))}</is></c>`;
  return {
    text: inline,
    shared(at, text, style) {
      const index = strings.indexOf(text);
      return index === undefined ? inline(at, text, style) : `<c r="${at}"${STYLED[style]} t="s"><v>${index}</v></c>`;
    },
    number: (at, value, style) => `<c r="${at}"${STYLED[style]}><v>${value}</v></c>`,
    formula: (at, formula, result, style) =>
      `<c r="${at}"${STYLED[style]}${typeof result === 'string' ? ' t="str"' : ''}>` +
      `<f>${xmlText(formula)}</f><v>${typeof result === 'string' ? xmlText(result) : result}</v></c>`,
  };
}
