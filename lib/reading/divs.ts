/** Grids made of other elements than tables: ARIA grids, and rows of divs under a row of labels. */
import { all, attributeOf, childrenOf, nameOf, nextElementOf, one, parentOf, textIn, topOf } from './dom.ts';
import type { Lexicon } from './lexicon.ts';
import { type Cells, checked, type Grid, type Row } from './matrix.ts';
import type { Scope } from './scope.ts';
import type { Steps } from './steps.ts';
import { isVisible, textOf } from './text.ts';

const GRID_ROLES = /^(grid|table|treegrid)$/;

/** Grids below a root that are not HTML tables. */
export function* divGrids(root: Document | Element, scope: Scope): Steps<Grid[]> {
  const parts = yield* outsideTables(root, scope);
  const plain = yield* plainGrids(parts, scope);
  const aria: Grid[] = [];
  for (const element of parts.grids) {
    // Where the headers are a table's, the table is read as one.
    const head = one(element, '[role=columnheader]');
    if (!head || head.closest('table') || !isVisible(element)) continue;
    aria.push(...ariaGrid(element));
    yield;
  }
  return [...aria, ...plain.filter((grid) => !aria.some((other) => overlaps(other, grid)))];
}

function overlaps(a: Grid, b: Grid): boolean {
  return a.parts.some((part) => b.parts.some((other) => part.contains(other) || other.contains(part)));
}

function ariaGrid(grid: Element): Grid[] {
  const lines = all(grid, '[role=row]');
  const head = lines.filter((line) => one(line, '[role=columnheader]'));
  if (head.length === 0) return [];
  const headers: string[][] = [];
  for (const line of head) {
    place(line, '[role=columnheader]').forEach((cell, column) => {
      if (!cell) return;
      headers[column] = [...(headers[column] ?? []), textOf(cell)];
    });
  }
  const rows = byIndex(lines.filter((line) => !head.includes(line)))
    .map((elements): Row => {
      const [line = grid] = elements;
      const selector = '[role=gridcell], [role=cell], [role=rowheader]';
      const isPlaced = one(line, '[aria-colindex]') !== null;
      // Told apart by their order alone, they have to be as many as the headers.
      const isWrong = !isPlaced && all(line, selector).length !== headers.length;
      const expanded = [...childrenOf(line)].find((child) => !child.matches(selector) && textIn(child).trim() !== '');
      return {
        cells: elements.map((each) => place(each, selector)).reduce(overlaid),
        elements,
        ...(isWrong ? { misaligned: true } : {}),
        ...(expanded && !one(expanded, selector) ? { expanded } : {}),
      };
    })
    .filter((row) => row.cells.some((cell) => cell !== undefined));
  return [checked({ headers: Array.from(headers, (column) => column ?? []), rows, parts: [grid] })];
}

/** The lines of each row: frozen columns have lines of their own, known by their index. */
function byIndex(lines: readonly Element[]): Element[][] {
  const indexed = lines.every((line) => attributeOf(line, 'aria-rowindex') !== null);
  const placed = indexed && lines.every((line) => childrenOf(line).length === 0 || one(line, '[aria-colindex]'));
  if (!placed) return lines.map((line) => [line]);
  return [...Map.groupBy(lines, (line) => attributeOf(line, 'aria-rowindex')).values()];
}

const overlaid = (below: Cells, over: Cells): Cells =>
  Array.from({ length: Math.max(below.length, over.length) }, (_, i) => over[i] ?? below[i]);

/** Cells of an ARIA row by `aria-colindex` where it is given, else in order. */
function place(line: Element, selector: string): Cells {
  const cells: Cells = [];
  let next = 0;
  for (const cell of all(line, selector)) {
    const index = Number(attributeOf(cell, 'aria-colindex'));
    const column = index >= 1 && index <= 500 ? index - 1 : next;
    cells[column] = cell;
    next = column + 1;
  }
  return Array.from(cells);
}

/** Least labels side by side that make a header row of divs. */
const MIN_LABELS = 4;
const NOT_HERE = /^(TABLE|SCRIPT|STYLE|TEMPLATE|SELECT|TEXTAREA|svg)$/;

/** What may belong to a grid, outside of tables. */
interface Parts {
  /** Elements that print a label and nothing else. */
  labels: Element[];
  /** Lines of cells that call themselves headers. */
  lines: Set<Element>;
  /** Elements that call themselves grids. */
  grids: Element[];
}

function* outsideTables(root: Document | Element, { lexicon }: Scope): Steps<Parts> {
  const parts: Parts = { labels: [], lines: new Set(), grids: [] };
  const top = topOf(root);
  if (!top) return parts;
  const walker = top.ownerDocument.createTreeWalker(top, NodeFilter.SHOW_ELEMENT, (node) => {
    const role = NOT_HERE.test(nameOf(node)) ? 'row' : attributeOf(node as Element, 'role');
    if (role === 'row') return NodeFilter.FILTER_REJECT;
    const line = role === 'columnheader' ? parentOf(node) : null;
    if (line) parts.lines.add(line);
    if (role !== null && GRID_ROLES.test(role)) parts.grids.push(node as Element);
    return NodeFilter.FILTER_ACCEPT;
  });
  let count = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (++count % 200 === 0) yield;
    const leaf = node as Element;
    if (childrenOf(leaf).length === 0 && lexicon.column([textIn(leaf)], 0)) parts.labels.push(leaf);
  }
  return parts;
}

/** Rows of as many cells as there are labels in a line above them. */
function* plainGrids({ labels, lines }: Parts, { lexicon }: Scope): Steps<Grid[]> {
  const tallies = new Map<Element, number>();
  for (const leaf of labels) {
    const line = lineOf(leaf);
    if (line) tallies.set(line, (tallies.get(line) ?? 0) + 1);
  }
  const heads = new Set(lines);
  for (const [line, count] of tallies)
    if (count >= MIN_LABELS && count >= childrenOf(line).length * 0.6) heads.add(line);
  const grids: Grid[] = [];
  for (const head of heads) {
    grids.push(...rowsUnder(head, lexicon));
    yield;
  }
  return grids;
}

/** The row element of a header cell: the nearest ancestor with several children, a label alone in each. */
function lineOf(leaf: Element): Element | undefined {
  let child: Element = leaf;
  for (let level = 0; level < 4; level++) {
    const parent = parentOf(child);
    if (!parent) return undefined;
    if (childrenOf(parent).length >= MIN_LABELS) return textOf(child) === textOf(leaf) ? parent : undefined;
    child = parent;
  }
  return undefined;
}

function rowsUnder(head: Element, lexicon: Lexicon): Grid[] {
  const width = childrenOf(head).length;
  // Some kits give each record a table of its own.
  const fits = (element: Element) =>
    childrenOf(element).length === width && !(nameOf(element) === 'TR' && one(element, 'th'));
  let below: Element[] = [];
  let anchor: Element | null = head;
  for (let level = 0; anchor && below.length === 0 && level < 3; level++, anchor = parentOf(anchor)) {
    for (let next = nextElementOf(anchor); next; next = nextElementOf(next)) {
      if (fits(next)) below.push(next);
      else
        below.push(
          ...all(next, '*').filter((inner) => fits(inner) && (nameOf(inner) === 'TR' || !inner.closest('table'))),
        );
    }
    below = below.filter((line) => ![...childrenOf(line)].every((cell, i) => lexicon.column([textOf(cell)], i)));
  }
  if (below.length === 0) return [];
  const rows: Row[] = below.filter(isVisible).map((line) => ({ cells: [...childrenOf(line)], elements: [line] }));
  return [{ headers: [...childrenOf(head)].map((cell) => [textOf(cell)]), rows, parts: [head, ...below] }];
}
