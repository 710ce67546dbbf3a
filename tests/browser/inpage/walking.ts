/** Runs in a page under test: the pager and the scroller of its list, described by what the controls are. */
import { readPage } from '../../../lib/reading/page.ts';
import { findScroller } from '../../../lib/walking/scroller.ts';
import { viewOf } from '../../../lib/walking/view.ts';

export interface SeenPager {
  next: string;
  previous: string;
  page: number | undefined;
  pages: number | undefined;
  total: number | undefined;
  numbers: number[];
}

/** What stands in a control's own tag. */
const tagOf = (control: Element | undefined) => (control ? (control.cloneNode() as Element).outerHTML : '');

export function pagerOf(): SeenPager | undefined {
  const pager = viewOf(readPage(document, { nowMs: Date.now() }))?.pager;
  if (!pager) return undefined;
  const { next, previous, page, pages, total, numbers } = pager;
  return { next: tagOf(next), previous: tagOf(previous), page, pages, total, numbers: [...numbers.keys()] };
}

export function scrollerOf(): string {
  const [list] = readPage(document, { nowMs: Date.now() }).lists;
  return tagOf(list && findScroller(list));
}
