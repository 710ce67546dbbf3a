/**
 * Lists found by how they look, whatever they are made of: a row of labels, and below it values in columns. Header and
 * body may be different tables, panes or piles of divs; what stands under what is told by the boxes that are drawn.
 */
import { MAX_LABEL } from './dictionary.ts';
import { childrenOf, holds, parentOf, textIn, topOf } from './dom.ts';
import { type Box, type Leaf, leavesOf } from './leaves.ts';
import type { Grid, Row } from './matrix.ts';
import type { Scope } from './scope.ts';
import type { Steps } from './steps.ts';
import { textOf } from './text.ts';
import { isTicketNo } from './values.ts';

/** Least labels side by side that make a header. */
const MIN_LABELS = 3;
/** How far up the tree header and body may part. */
const MAX_CLIMB = 16;
const NUMBER = /^(?=.*\d)[\w\-—/#[\]()〔〕【】（）年第字号\u4e00-\u9fff]{1,40}$/u;

/** @param taken parts of the page that are read already */
export function* visualGrids(root: Document | Element, scope: Scope, taken: ReadonlySet<Element>): Steps<Grid[]> {
  const top = topOf(root);
  if (!top) return [];
  const leaves = yield* leavesOf(top, scope, taken);
  const grids: Grid[] = [];
  for (const band of headerBands(leaves)) {
    const grid = gridUnder(band, leaves, top);
    if (grid) grids.push(grid);
    yield;
  }
  return grids;
}

const middle = (box: Box) => (box.top + box.bottom) / 2;
/** Where a text begins to be read: its middle may lie outside its column where it is cut off. */
const probe = ({ left, right }: Box) => left + Math.min((right - left) / 2, 30);

/** Rows of labels that have a label for the number, each with all that stands beside them on their height. */
function headerBands(leaves: readonly Leaf[]): Leaf[][] {
  return (
    leaves
      // A label with its colon belongs to a form.
      .filter((leaf) => leaf.isNumberLabel && !/[:：]$/.test(leaf.text))
      .flatMap((number) => {
        const { top, bottom } = headerBox(number);
        const band = leaves.filter(({ box, isLabel }) => {
          // Beside two rows of labels a third kind stands halfway between them.
          const shared = Math.min(box.bottom, bottom) - Math.max(box.top, top);
          return (middle(box) > top && middle(box) < bottom) || (isLabel && shared > (box.bottom - box.top) * 0.4);
        });
        const labels = band.filter((leaf) => leaf.isLabel);
        // Values on the height of the labels: a description list, not a header.
        const values = band.filter(({ text }) => /\d{5,}/.test(text) || text.length > MAX_LABEL);
        return labels.length >= MIN_LABELS && values.length === 0 && labels.length >= band.length * 0.4 ? [band] : [];
      })
  );
}

/** The height of the header: that of the number's cell, which may stand beside two rows of labels. */
function headerBox(number: Leaf): { top: number; bottom: number } {
  const cell = cellBox(number);
  const spare = Math.max(0, (20 - (cell.bottom - cell.top)) / 2);
  return { top: cell.top - spare, bottom: cell.bottom + spare };
}

function gridUnder(band: readonly Leaf[], leaves: readonly Leaf[], top: Element): Grid | undefined {
  const number = band.find((leaf) => leaf.isNumberLabel);
  if (!number) return undefined;
  const header = headerOf(band);
  const inBand = new Set(band);
  const isBelow = (leaf: Leaf) =>
    !inBand.has(leaf) &&
    leaf.box.top >= number.box.bottom - 4 &&
    NUMBER.test(leaf.text) &&
    isTicketNo(leaf.text.replace(/\s/g, '')) &&
    header.columnAt(leaf)?.leaf === number;
  for (let level = 0, container = parentOf(number.element); container && level < MAX_CLIMB; level++) {
    const around: Element = container;
    const holdsHeader = band.every(({ element }) => holds(around, element));
    const numbers = holdsHeader ? leaves.filter((leaf) => holds(around, leaf.element) && isBelow(leaf)) : [];
    if (numbers.length > 0) {
      const inside = leaves.filter((leaf) => !inBand.has(leaf) && holds(around, leaf.element));
      // More labels further down: values stand under each, and the whole is one ticket's description.
      const more = inside.filter(({ isSure, box }) => isSure && box.top >= number.box.bottom);
      if (new Set(more.map(({ text }) => text)).size >= Math.max(2, numbers.length)) return undefined;
      const rows = rowsOf(numbers, inside, header, around);
      return { headers: header.columns.map(({ stack }) => stack), rows, parts: [around] };
    }
    if (around === top) return undefined;
    container = parentOf(around);
  }
  return undefined;
}

interface HeaderCell {
  leaf: Leaf;
  box: Box;
  /** Its text, after those that stand over it and others. */
  stack: string[];
}

interface Header {
  /** From left to right. */
  columns: HeaderCell[];
  /** How many cells its lines have, named or not. */
  count: number;
  /** The column that something below stands in. */
  columnAt(leaf: Leaf): HeaderCell | undefined;
}

/**
 * A header by its boxes. Frozen columns lie over others: what is below belongs to the headers of its own pane, those it
 * shares the nearest ancestor with.
 */
function headerOf(band: readonly Leaf[]): Header {
  // Arrows to sort by stand beside the labels and say nothing themselves.
  const cells = band.filter(({ text }) => text !== '').map((leaf) => ({ leaf, box: cellBox(leaf) }));
  const stands = (upper: Box, lower: Box) => {
    const center = (lower.left + lower.right) / 2;
    return lower.top >= upper.bottom - 4 && center > upper.left && center < upper.right;
  };
  const columns = cells
    .filter(({ box }) => !cells.some((other) => stands(box, other.box)))
    .sort((a, b) => a.box.left - b.box.left)
    .map(({ leaf, box }) => {
      const over = cells.filter((other) => stands(other.box, box)).map((other) => textOf(other.leaf.element));
      return { leaf, box, stack: [...over, textOf(leaf.element)] };
    });
  const below = new Map<Element, HeaderCell[]>();
  for (const column of columns) {
    for (let at = parentOf(column.leaf.element); at; at = parentOf(at))
      below.set(at, [...(below.get(at) ?? []), column]);
  }
  return {
    columns,
    count: columns.length,
    columnAt({ element, box }) {
      let at: Element | null = element;
      while (at && !below.has(at)) at = parentOf(at);
      return at ? nearest(below.get(at) ?? [], probe(box)) : undefined;
    },
  };
}

/** The header whose box a place lies under; between two, the nearer one. Beside the outermost ones stand row numbers. */
function nearest(columns: readonly HeaderCell[], x: number): HeaderCell | undefined {
  const distance = ({ box }: HeaderCell) => Math.max(box.left - x, x - box.right, 0);
  const isOutside = columns.every(({ box }) => x < box.left - EDGE) || columns.every(({ box }) => x > box.right + EDGE);
  return isOutside ? undefined : [...columns].sort((a, b) => distance(a) - distance(b))[0];
}

/** A value may begin a little beside its header. */
const EDGE = 12;

/** The box of the header's whole cell: the widest element around it that prints nothing else. */
function cellBox(leaf: Leaf): Box {
  let cell = leaf.element;
  const said = textIn(cell).trim();
  for (let parent = parentOf(cell); parent && textIn(parent).trim() === said; parent = parentOf(parent)) cell = parent;
  const { left, right, top, bottom } = cell.getBoundingClientRect();
  // A label that stands in nothing of its own width is as wide as it is drawn.
  return right - left > 0 ? { left, right, top, bottom } : leaf.box;
}

function rowsOf(numbers: readonly Leaf[], inside: readonly Leaf[], header: Header, container: Element): Row[] {
  const sorted = [...numbers].sort((a, b) => a.box.top - b.box.top);
  const elements = new Set(sorted.map(({ element }) => element));
  const records = sorted.map((number) => rowElement(number.element, elements, container));
  const spans = records.map((record, i) => {
    const box = record.getBoundingClientRect();
    const above = sorted[i - 1]?.box.bottom ?? Number.NEGATIVE_INFINITY;
    const below = sorted[i + 1]?.box.top ?? Number.POSITIVE_INFINITY;
    return { top: Math.max(box.top, above), bottom: Math.min(box.bottom, below) };
  });
  const cells = records.map(() => new Map<HeaderCell, Element[]>());
  for (const leaf of inside) {
    const y = middle(leaf.box);
    const row = cells[spans.findIndex(({ top, bottom }) => y >= top && y < bottom)];
    const column = row && header.columnAt(leaf);
    if (column) row.set(column, [...(row.get(column) ?? []), leaf.element]);
  }
  return records.map((record, i): Row => {
    const row = cells[i] ?? new Map<HeaderCell, Element[]>();
    const all = [...row.values()].flat();
    const placed = header.columns.map((column) => cellAround(row.get(column) ?? [], all, record));
    const isWhole = cellsBeside(placed) >= header.count;
    return { cells: placed, elements: [record], ...(isWhole ? {} : { misaligned: true }) };
  });
}

/** How many cells stand in the lines that some of them are in: the drawn children of their parents. */
function cellsBeside(cells: readonly (Element | undefined)[]): number {
  const lines = new Set(cells.flatMap((cell) => (cell && parentOf(cell)) ?? []));
  const isDrawn = (cell: Element) => cell.getBoundingClientRect().width > 1;
  return [...lines].reduce((sum, line) => sum + [...childrenOf(line)].filter(isDrawn).length, 0);
}

/** The largest element around a number that holds no other number. */
function rowElement(number: Element, numbers: ReadonlySet<Element>, container: Element): Element {
  let row = number;
  for (let parent = parentOf(row); parent && parent !== container; parent = parentOf(parent)) {
    const around = parent;
    if ([...numbers].some((other) => other !== number && holds(around, other))) break;
    row = parent;
  }
  return row;
}

/** The smallest element that holds all of a cell's leaves and no other's, and then its wrappers that print nothing more. */
function cellAround(leaves: readonly Element[], all: readonly Element[], record: Element): Element | undefined {
  const [first, ...more] = leaves;
  if (!first) return undefined;
  let cell = first;
  while (!more.every((leaf) => holds(cell, leaf))) {
    const parent = parentOf(cell);
    if (!parent || all.some((leaf) => holds(parent, leaf) && !leaves.includes(leaf))) break;
    cell = parent;
  }
  const said = textIn(cell).trim();
  for (let parent = parentOf(cell); parent && parent !== record; parent = parentOf(parent)) {
    if (textIn(parent).trim() !== said) break;
    cell = parent;
  }
  return cell;
}
