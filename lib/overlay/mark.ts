/** One badge: an element of ours beside a ticket number, closed to the page, that only ever holds text. */
import { lineText } from '../clocks/lines.ts';
import { type ClockView, leadOf } from '../clocks/view.ts';
import { OWN_TAG } from '../reading/text.ts';
import type { Say } from '../ticket/words.ts';
import { badgeCss } from './badge-css.ts';
import { dress } from './dress.ts';

/**
 * `long` the full wording; `short` a few characters; `pinned` the same in small print, taking up no room at all, where
 * even those would break the line; `dot` the shape alone, taking up none either.
 */
export type Size = 'long' | 'short' | 'pinned' | 'dot';

interface Parts {
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
  partsOf.set(mark, { badge, text });
  return mark;
}

/** The visible part of a badge, whose box is larger than its element's where that takes up no room. */
export function badgeOf(mark: HTMLElement): Element {
  return partsOf.get(mark)?.badge ?? mark;
}

/** Shows a clock on a badge, as text. */
export function paintMark(mark: HTMLElement, view: ClockView, size: Size, say: Say): void {
  const parts = partsOf.get(mark);
  if (!parts) return;
  const lead = leadOf(view);
  const led = (text: string) => (lead ? `${say(lead)} ${text}` : text);
  const words = led(say(view.text));
  const shown = size === 'long' ? words : size === 'dot' ? '' : led(say(view.short));
  if (parts.text.data !== shown) parts.text.data = shown;
  const look = `${view.urgency} ${size}`;
  if (parts.badge.className !== look) parts.badge.className = look;
  mark.toggleAttribute('data-roomless', size === 'pinned' || size === 'dot');
  const title = [words, ...view.lines.map((line) => lineText(line, say)), ...view.notes.map(say)].join('\n');
  if (parts.badge.title !== title) parts.badge.title = title;
  parts.badge.setAttribute('aria-label', words);
  parts.badge.setAttribute('role', 'img');
}
