/** Where a page and the containers of its list were scrolled to, to be put back later. */
import { parentOf } from '../reading/dom.ts';
import type { TicketList } from '../reading/page.ts';

/** Positions from the list's rows outwards, the window last; the order outlives a page that is loaded anew. */
export type Places = { left: number; top: number }[];

const MOST = 20;

export function placesOf(list: TicketList): Places {
  return scrollable(list).map(({ scrollLeft, scrollTop }) => ({ left: scrollLeft, top: scrollTop }));
}

export function putBack(list: TicketList, places: Places): void {
  scrollable(list).forEach((element, i) => {
    const place = places[i];
    if (place) element.scrollTo({ ...place, behavior: 'instant' });
  });
}

/** All ancestors of the rows, whether they scroll now or not: a shorter page may not. */
function scrollable(list: TicketList): Element[] {
  const found: Element[] = [];
  const row = list.rows[0]?.elements.at(-1) ?? list.parts[0];
  for (let at = row && parentOf(row); at; at = parentOf(at)) {
    const { overflowX, overflowY } = getComputedStyle(at);
    const isWindow = at === at.ownerDocument.scrollingElement;
    if (isWindow || /auto|scroll|overlay|hidden/.test(`${overflowX} ${overflowY}`)) found.push(at);
  }
  return found.slice(-MOST);
}
