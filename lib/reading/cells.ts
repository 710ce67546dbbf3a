/** The texts of a table's cells, read many at a time. */
import { isCut, textOf, tidy } from './text.ts';

/**
 * Elements whose text is not simply the text in them, or that say more than it: all but these few tags (a list of what
 * is special would be ten times as long, and is tried on every element), what stands behind another element of its
 * cell, and what carries a title.
 */
const SPECIAL = [
  ':not(td, div, tr, span, a, th, b, strong, em, i, font, label, u, tbody, thead, col, colgroup)',
  '* + :not(td, tr, th, tbody, thead, col, colgroup)',
  '[title]',
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
      for (let at: Element | null = special; at && at !== part && !closer.has(at); at = at.parentElement)
        closer.add(at);
    }
  }
  return (cell) => {
    if (closer.has(cell)) return textOf(cell);
    const text = tidy(cell.textContent ?? '');
    return text === '' || isCut(text) ? textOf(cell) : text;
  };
}
