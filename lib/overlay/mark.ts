/** One badge: an element of ours beside a ticket number, closed to the page, that only ever holds text. */
import type { ClockView } from '../clocks/view.ts';
import { OWN_TAG } from '../reading/text.ts';
import type { Say } from '../ticket/words.ts';
import { badgeCss } from './badge-css.ts';
import { dress } from './dress.ts';

/** `long` the full wording, `short` where that would make the row grow, `dot` the shape alone. */
export type Size = 'long' | 'short' | 'dot';

interface Parts {
  root: ShadowRoot;
  badge: HTMLSpanElement;
  text: Text;
}

const partsOf = new WeakMap<Element, Parts>();

/** An empty badge, not yet on the page. */
export function createMark(document: Document): HTMLElement {
  const mark = document.createElement(OWN_TAG);
  const root = mark.attachShadow({ mode: 'closed' });
  dress(root, badgeCss);
  const badge = document.createElement('span');
  badge.setAttribute('part', 'badge');
  const text = document.createTextNode('');
  badge.append(text);
  root.append(badge);
  partsOf.set(mark, { root, badge, text });
  return mark;
}

/** Whether an element is one of our badges, made by this script and not by an orphaned one. */
export function isMark(element: Element): boolean {
  return partsOf.has(element);
}

/** Shows a clock on a badge, as text. */
export function paintMark(mark: HTMLElement, view: ClockView, size: Size, say: Say): void {
  const parts = partsOf.get(mark);
  if (!parts) return;
  const words = say(view.text);
  const shown = size === 'long' ? words : size === 'short' ? say(view.short) : '';
  if (parts.text.data !== shown) parts.text.data = shown;
  const look = `${view.urgency} ${size}`;
  if (parts.badge.className !== look) parts.badge.className = look;
  const title = [words, ...view.title.map(say)].join('\n');
  if (parts.badge.title !== title) parts.badge.title = title;
  parts.badge.setAttribute('aria-label', words);
  parts.badge.setAttribute('role', 'img');
}
