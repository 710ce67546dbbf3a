/** What scrolls a list of which only a part is in the page: a virtual list, or one that grows at its end. */
import { parentOf } from '../reading/dom.ts';
import type { TicketList } from '../reading/page.ts';

/** Content this many times as high as the rows in the page means that rows are missing. */
const TALLER = 1.6;
/** Words of lists that load more when scrolled. */
const ENDLESS = /加载更多|上拉加载|下拉加载|滚动加载|加载中|正在加载|没有更多|到底了|loading more|load more|no more/i;

/** The element that scrolls the list so that other rows come; undefined where all rows are there already. */
export function findScroller(list: TicketList): HTMLElement | undefined {
  const first = list.rows[0]?.elements[0];
  const last = list.rows.at(-1)?.elements[0];
  if (!first || !last) return undefined;
  const rowsHeight = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top;
  let tallest = 0;
  for (let at = parentOf(first); at; at = parentOf(at)) {
    if (at instanceof HTMLElement && canScroll(at)) {
      const isVirtual = Math.max(at.scrollHeight, tallest) > Math.max(rowsHeight, at.clientHeight) * TALLER;
      if (at.clientHeight > 0 && (isVirtual ? holdsRowsOnly(at, tallest) : growsAtEnd(at))) return at;
      // The rows scroll in this one; what is around it scrolls other things.
      return undefined;
    }
    tallest = Math.max(tallest, at.getBoundingClientRect().height);
  }
  return undefined;
}

/** The window scrolls much beside the list: there only a tall element around the rows tells. */
const holdsRowsOnly = (scroller: HTMLElement, tallest: number) =>
  !isWindow(scroller) || tallest > scroller.clientHeight * 3;

function isWindow(element: Element): boolean {
  return element === element.ownerDocument.scrollingElement;
}

function canScroll(element: HTMLElement): boolean {
  if (element.scrollHeight <= element.clientHeight + 10) return false;
  if (isWindow(element)) return true;
  const { overflowY } = getComputedStyle(element);
  // Grids that draw their own scroll bars hide the browser's and move the content by program.
  return /^(?:auto|scroll|overlay|hidden)$/.test(overflowY);
}

function growsAtEnd(scroller: HTMLElement): boolean {
  const text = (isWindow(scroller) ? scroller.ownerDocument.body : scroller).textContent ?? '';
  return ENDLESS.test(text.slice(-400));
}
