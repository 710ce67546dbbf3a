/** The texts of a table's cells, read many at a time. */
import { isCut, isSymbol, textOf, tidy } from './text.ts';

/**
 * Finds what is not simply the text in its cell: what stands behind another element, elements of other tags than
 * these few, and what is hidden. One by one and from the row down, as browsers take far longer over a list.
 */
const CLOSER = [
  'td * + *',
  'td :not(div, span, a, b, strong, em, i, u, font, label)',
  'td :is([hidden], [style*=none])',
];

/**
 * Reads the cells of one grid. Most hold a text in a chain of single elements: those are their text content. Which
 * ones are not is asked once of the whole grid, not of every cell.
 * @returns textOf, quicker, for cells of these parts as they stand now, in columns that are not odd
 */
export function cellReader(parts: readonly Element[]): (cell: Element) => string {
  if (!parts.every((part) => part.nodeName === 'TABLE')) return textOf;
  const closer = new Set<Element>();
  for (const part of parts) {
    const odd = CLOSER.flatMap((selector) => [...part.querySelectorAll(selector)]);
    for (const found of [...part.getElementsByTagName('th'), ...odd]) {
      for (let at: Element | null = found; at && at !== part && !closer.has(at); at = at.parentElement) closer.add(at);
    }
  }
  return (cell) => {
    if (closer.has(cell)) return textOf(cell);
    const text = tidy(cell.textContent ?? '');
    return text === '' || isSymbol(text) || isCut(text) ? textOf(cell) : text;
  };
}
