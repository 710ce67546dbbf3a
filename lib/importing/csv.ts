/** Separated text (CSV, TSV) → one sheet. */
import Papa from 'papaparse';
import { MAX_ROWS, SPARE_ROWS } from './limits.ts';
import { plainSheet, type Sheet } from './sheet.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;
const GUESSED_ROWS = 40;
/** What Excel itself writes into the first line to name the delimiter. */
const NAMED = /^sep=(.)\r?\n/i;

/** @returns rows as a spreadsheet would number them: a blank line is a row, a line break inside quotes is none */
export function readText(text: string): Sheet {
  const named = NAMED.exec(text);
  const delimiter = named?.[1] ?? delimiterOf(text);
  const { data, errors } = Papa.parse<string[]>(text.slice(named?.[0].length ?? 0), {
    delimiter,
    preview: MAX_ROWS + SPARE_ROWS,
  });
  const rows = data.map((row) => row.map(unforced));
  const offset = named ? 1 : 0;
  const unclosed = errors.find(({ code }) => code === 'MissingQuotes')?.row;
  return {
    ...plainSheet('', named ? [[], ...rows] : rows),
    ...(unclosed === undefined ? {} : { unclosed: unclosed + offset }),
  };
}

/** The delimiter by which most rows have the same number of cells; titles above a table have fewer. */
function delimiterOf(text: string): string {
  let best: string = DELIMITERS[0];
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const widths = Papa.parse<string[]>(text, { delimiter, preview: GUESSED_ROWS }).data.map((row) => row.length);
    const usual = widths.filter((width) => width > 1);
    const score = Math.max(0, ...usual.map((width) => usual.filter((each) => each === width).length * (width - 1)));
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/**
 * Exporters force a number to be text by `="2026…"`, an apostrophe in front or a tab behind: the number is what was
 * meant. Any other formula stays the text that it is.
 */
export function unforced(cell: string): string {
  const forced = /^=?"([\w-]+)"$|^'(\d[\w-]*)$/.exec(cell.trim());
  return forced ? (forced[1] ?? forced[2] ?? '') : cell;
}
