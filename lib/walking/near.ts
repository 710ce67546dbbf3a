/** The places around a list where its pager may stand, the nearest first. */
import { all, childrenOf, holds, parentOf } from '../reading/dom.ts';
import type { TicketList } from '../reading/page.ts';
import { isVisible } from '../reading/text.ts';

/** How many containers around the list are looked into. */
const LEVELS = 8;
/** Rows at the edges of a table that may hold its pager. */
const EDGE = 2;

export function* placesNear(list: TicketList): Generator<Element> {
  yield* rowsOfOthers(list);
  let at = containerOf(list);
  for (let level = 0; at && level < LEVELS; level++) {
    const container = parentOf(at);
    if (!container) return;
    const siblings = [...childrenOf(container)];
    const here = siblings.indexOf(at);
    for (const after of siblings.slice(here + 1)) if (isPlace(after)) yield after;
    for (const before of siblings.slice(0, here).reverse()) if (isPlace(before)) yield before;
    at = container;
  }
}

const isPlace = (element: Element) => !/^(?:SCRIPT|STYLE|LINK|TEMPLATE)$/.test(element.nodeName) && isVisible(element);

/** Old frameworks put the pager into the table itself, as its foot or as a row that is no record. */
function* rowsOfOthers(list: TicketList): Generator<Element> {
  const records = new Set(list.rows.filter((_, i) => list.found[i]).flatMap(({ elements }) => elements));
  for (const part of list.parts) {
    if (!(part instanceof HTMLTableElement)) continue;
    const rows = [...part.rows];
    for (const row of [...rows.slice(-EDGE).reverse(), ...rows.slice(0, EDGE)]) {
      if (!records.has(row) && isVisible(row) && all(row, 'a, button, input').length > 0) yield row;
    }
  }
}

/** The smallest element that holds the whole list. */
function containerOf(list: TicketList): Element | null {
  const [first, ...rest] = list.parts;
  // A list of a thousand parts has them all in one place: the edges tell.
  const edges = [...rest.slice(0, 3), ...rest.slice(-3)];
  let at: Element | null = first ?? null;
  while (at && !edges.every((part) => at && holds(at, part))) at = parentOf(at);
  return at;
}
