/** One badge: an element of ours beside a ticket number, closed to the page, that only ever holds text. */
import { lineText } from '../clocks/lines.ts';
import { type ClockView, saidOf } from '../clocks/view.ts';
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
  /** What it shows: its print, its name where that is not the print, the words in full, what stands under them. */
  shown: string;
  label: string | null;
  words: string;
  under: string;
  view?: ClockView;
  size?: Size;
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
  const parts: Parts = { badge, text, shown: '', label: null, words: '', under: '' };
  partsOf.set(mark, parts);
  // Words change every minute, a tooltip is looked at now and then: it is made then.
  badge.addEventListener('pointerenter', () => {
    badge.title = parts.under ? `${parts.words}\n${parts.under}` : parts.words;
  });
  return mark;
}

/** The visible part of a badge, whose box is larger than its element's where that takes up no room. */
export function badgeOf(mark: HTMLElement): Element {
  return partsOf.get(mark)?.badge ?? mark;
}

/** Shows a clock on a badge, as text. What stands on it already is not touched: most of it does when a minute passes. */
export function paintMark(mark: HTMLElement, view: ClockView, size: Size, say: Say): void {
  const parts = partsOf.get(mark);
  if (!parts) return;
  const { badge, text, view: before } = parts;
  const words = saidOf(view, say);
  const shown = size === 'long' ? words : size === 'dot' ? '' : saidOf({ clock: view.clock, text: view.short }, say);
  // What is printed in full is its own name.
  const label = size === 'long' ? null : words;
  if (parts.shown !== shown) text.data = shown;
  if (parts.size !== size || before?.urgency !== view.urgency) badge.className = `${view.urgency} ${size}`;
  if (parts.size !== size) {
    mark.toggleAttribute('data-roomless', size === 'pinned' || size === 'dot');
    badge.role = label === null ? null : 'img';
  }
  if (parts.label !== label) badge.ariaLabel = label;
  if (before?.lines !== view.lines || before.notes !== view.notes) {
    parts.under = [...view.lines.map((line) => lineText(line, say)), ...view.notes.map(say)].join('\n');
    badge.setAttribute('aria-description', parts.under);
  }
  parts.shown = shown;
  parts.label = label;
  parts.words = words;
  parts.view = view;
  parts.size = size;
}
