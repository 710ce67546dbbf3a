/** The elements that print the headers of a grid: a reading knows their texts only. */
import { all } from '../reading/dom.ts';
import { isVisible, textOf } from '../reading/text.ts';

/** What of a grid is looked at. */
export interface GridLike {
  headers: readonly (readonly string[])[];
  rows: readonly { cells: readonly (Element | undefined)[] }[];
  parts: readonly Element[];
}

const MARKED = 'th, td, [role=columnheader]';
/** Elements looked at in a grid without marked headers. */
const MOST = 2_000;

/**
 * By column the element that prints its header: it says the same text and stands over the column's first cell.
 * Where none is found, the first cell itself.
 */
export function headerElements({ headers, rows, parts }: GridLike): (Element | undefined)[] {
  const first = rows[0]?.cells ?? [];
  const inside = (selector: string) => parts.flatMap((part) => all(part, selector)).slice(0, MOST);
  const marked = inside(MARKED);
  let others: Element[] | undefined;
  return headers.map((stack, column) => {
    const cell = first[column];
    const text = stack.at(-1);
    if (text === undefined) return cell;
    const fits = (element: Element) => textOf(element) === text && isOver(element, cell) && isVisible(element);
    const found = marked.find(fits);
    if (found) return found;
    others ??= inside('*');
    return others.findLast(fits) ?? cell;
  });
}

function isOver(header: Element, cell: Element | undefined): boolean {
  if (!cell) return true;
  if (header === cell || header.contains(cell)) return false;
  const [above, below] = [header.getBoundingClientRect(), cell.getBoundingClientRect()];
  const middle = (below.left + below.right) / 2;
  return above.top <= below.top && above.left - 1 <= middle && middle <= above.right + 1;
}
