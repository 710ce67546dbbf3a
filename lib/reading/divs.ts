/** Grids made of other elements than tables: ARIA grids, and rows of divs under a row of labels. */
import { matchLabel } from './dictionary.ts';
import type { Cells, Grid, Row } from './matrix.ts';
import { isVisible, textOf } from './text.ts';

const GRID_ROLES = /^(grid|table|treegrid)$/;

/** Grids below a root that are not HTML tables. */
export function divGrids(root: Document | Element): Grid[] {
  const aria = [...root.querySelectorAll('[role]')]
    .filter(
      (element) =>
        GRID_ROLES.test(element.getAttribute('role') ?? '') &&
        element.nodeName !== 'TABLE' &&
        !element.querySelector('table') &&
        isVisible(element),
    )
    .flatMap(ariaGrid);
  return [...aria, ...plainGrids(root).filter((grid) => !aria.some((other) => overlaps(other, grid)))];
}

function overlaps(a: Grid, b: Grid): boolean {
  return a.parts.some((part) => b.parts.some((other) => part.contains(other) || other.contains(part)));
}

function ariaGrid(grid: Element): Grid[] {
  const lines = [...grid.querySelectorAll('[role=row]')];
  const head = lines.filter((line) => line.querySelector('[role=columnheader]'));
  if (head.length === 0) return [];
  const headers: string[][] = [];
  for (const line of head) {
    place(line, '[role=columnheader]').forEach((cell, column) => {
      if (!cell) return;
      headers[column] = [...(headers[column] ?? []), textOf(cell)];
    });
  }
  const rows = lines
    .filter((line) => !head.includes(line))
    .map((line) => ({ cells: place(line, '[role=gridcell], [role=cell], [role=rowheader]'), elements: [line] }))
    .filter((row) => row.cells.some((cell) => cell !== undefined));
  return [{ headers: Array.from(headers, (column) => column ?? []), rows, parts: [grid] }];
}

/** Cells of an ARIA row by `aria-colindex` where it is given, else in order. */
function place(line: Element, selector: string): Cells {
  const cells: Cells = [];
  let next = 0;
  for (const cell of line.querySelectorAll(selector)) {
    const index = Number(cell.getAttribute('aria-colindex'));
    const column = index >= 1 && index <= 500 ? index - 1 : next;
    cells[column] = cell;
    next = column + 1;
  }
  return Array.from(cells);
}

/** Least labels side by side that make a header row of divs. */
const MIN_LABELS = 4;
const NOT_HERE = /^(TABLE|SCRIPT|STYLE|TEMPLATE|SELECT|TEXTAREA|svg)$/;

function plainGrids(root: Document | Element): Grid[] {
  const tallies = new Map<Element, number>();
  const top = root.nodeType === 9 ? (root as Document).body : (root as Element);
  if (!top) return [];
  const walker = top.ownerDocument.createTreeWalker(top, NodeFilter.SHOW_ELEMENT, (node) =>
    NOT_HERE.test(node.nodeName) || (node as Element).role === 'row'
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const leaf = node as Element;
    if (leaf.firstElementChild || !matchLabel(leaf.textContent ?? '')) continue;
    const line = lineOf(leaf);
    if (line) tallies.set(line, (tallies.get(line) ?? 0) + 1);
  }
  return [...tallies].flatMap(([line, count]) =>
    count >= MIN_LABELS && count >= line.children.length * 0.6 ? rowsUnder(line) : [],
  );
}

/** The row element of a header cell: the nearest ancestor with several children, a label alone in each. */
function lineOf(leaf: Element): Element | undefined {
  let child: Element = leaf;
  for (let level = 0; level < 4; level++) {
    const parent = child.parentElement;
    if (!parent) return undefined;
    if (parent.children.length >= MIN_LABELS) return textOf(child) === textOf(leaf) ? parent : undefined;
    child = parent;
  }
  return undefined;
}

function rowsUnder(head: Element): Grid[] {
  const width = head.children.length;
  // Some kits give each record a table of its own.
  const fits = (element: Element) =>
    element.children.length === width && !(element.nodeName === 'TR' && element.querySelector('th'));
  let below: Element[] = [];
  let anchor: Element | null = head;
  for (let level = 0; anchor && below.length === 0 && level < 3; level++, anchor = anchor.parentElement) {
    for (let next = anchor.nextElementSibling; next; next = next.nextElementSibling) {
      if (fits(next)) below.push(next);
      else
        below.push(
          ...[...next.querySelectorAll('*')].filter(
            (inner) => fits(inner) && (inner.nodeName === 'TR' || !inner.closest('table')),
          ),
        );
    }
    below = below.filter((line) => ![...line.children].every((cell) => matchLabel(textOf(cell))));
  }
  if (below.length === 0) return [];
  const rows: Row[] = below.filter(isVisible).map((line) => ({ cells: [...line.children], elements: [line] }));
  return [{ headers: [...head.children].map((cell) => [textOf(cell)]), rows, parts: [head, ...below] }];
}
