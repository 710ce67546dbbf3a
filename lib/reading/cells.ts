/** The texts of a table's cells, read many at a time. */
import { isCut, OWN_TAG, textOf, tidy } from './text.ts';

/** Parts of a cell, other than the cells themselves, that stand behind another element. */
const BESIDE = '* + :not(td, th, tr, tbody, thead, tfoot, col, colgroup)';

/** Elements whose text is not simply the text in them, or that say more than it. */
const SPECIAL = [
  'script, style, template, noscript, form, select, option, svg, input, textarea, img, br, p, li, ul, table',
  OWN_TAG,
  '[title]',
  BESIDE,
].join(', ');

/**
 * Reads the cells of one grid. Most hold a text in a chain of single elements: those are their text content. Which
 * ones are not is asked once of the whole grid, not of every cell.
 * @returns textOf, quicker, for cells of these parts as they stand now
 */
export function cellReader(parts: readonly Element[]): (cell: Element) => string {
  const closer = new Set<Element>();
  for (const part of parts) {
    for (const special of part.querySelectorAll(SPECIAL)) {
      for (let at: Element | null = special; at && at !== part && !closer.has(at); at = at.parentElement) closer.add(at);
    }
  }
  return (cell) => {
    if (closer.has(cell)) return textOf(cell);
    const text = tidy(cell.textContent ?? '');
    return text === '' || isCut(text) ? textOf(cell) : text;
  };
}
