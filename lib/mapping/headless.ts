/** Tables whose first row of plain cells is a header that no dictionary knows: a reading takes them for records only. */
import { normalizeLabel } from '../reading/dictionary.ts';
import { all } from '../reading/dom.ts';
import { gridsOf } from '../reading/grids.ts';
import type { Lexicon } from '../reading/lexicon.ts';
import type { Grid } from '../reading/matrix.ts';
import { isVisible, textOf } from '../reading/text.ts';

const MIN_COLUMNS = 3;
const MAX_HEADER = 12;

/** @param taken parts of what was read already */
export function headlessGrids(document: Document, lexicon: Lexicon, nowMs: number, taken: readonly Element[]): Grid[] {
  const headers = new Set(headerTexts(document));
  if (headers.size === 0) return [];
  const scope = { nowMs, lexicon: knowing(lexicon, headers), warnings: [] };
  return gridsOf(document, scope).filter(
    ({ headers: own, rows, parts }) =>
      own.length >= MIN_COLUMNS &&
      rows.length > 0 &&
      !parts.some((part) => taken.some((other) => part.contains(other) || other.contains(part))),
  );
}

/** A lexicon to which these texts are headers of some field. */
function knowing(lexicon: Lexicon, headers: ReadonlySet<string>): Lexicon {
  return {
    ...lexicon,
    column: (stack, index) =>
      lexicon.column(stack, index) ??
      (stack.length === 1 && headers.has(normalizeLabel(stack[0] ?? ''))
        ? { field: 'place', strength: 'weak', rank: Number.MAX_SAFE_INTEGER }
        : undefined),
  };
}

/** Texts of first rows that print nothing but short names, each its own, over rows that print numbers. */
function headerTexts(document: Document): string[] {
  return all(document, 'table').flatMap((table) => {
    const [first, second] = (table as HTMLTableElement).rows;
    if (!first || !second || first.cells.length < MIN_COLUMNS || !isVisible(first)) return [];
    const texts = [...first.cells].map((cell) => normalizeLabel(textOf(cell))).filter((text) => text !== '');
    const isHeader =
      texts.length >= MIN_COLUMNS &&
      new Set(texts).size === texts.length &&
      texts.every((text) => text.length <= MAX_HEADER && !/\d/.test(text));
    return isHeader && /\d/.test(textOf(second)) ? texts : [];
  });
}
