/** One badge: an element of ours beside a ticket number, closed to the page, that only ever holds text. */
import { lineText } from '../clocks/lines.ts';
import { type ClockView, leadOf } from '../clocks/view.ts';
import { OWN_TAG } from '../reading/text.ts';
import type { Say, Words } from '../ticket/words.ts';
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
  /** The tooltip: the words in full and, under them, the lines and notes of a view. */
  words: string;
  under: string;
  view?: ClockView;
}

const partsOf = new WeakMap<Element, Parts>();

/** An empty badge, not yet on the page. */
export function createMark(document: Document): HTMLElement {
  const mark = document.createElement(OWN_TAG);
  const root = mark.attachShadow({ mode: 'closed' });
  dress(root, badgeCss);
  const badge = document.createElement('span');
  badge.setAttribute('part', 'badge');
  badge.setAttribute('role', 'img');
  const text = document.createTextNode('');
  badge.append(text);
  root.append(badge);
  partsOf.set(mark, { badge, text, words: '', under: '' });
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
  const { badge } = parts;
  const words = led(view, view.text, say);
  const shown = size === 'long' ? words : size === 'dot' ? '' : led(view, view.short, say);
  if (parts.text.data !== shown) parts.text.data = shown;
  const look = `${view.urgency} ${size}`;
  if (badge.className !== look) badge.className = look;
  mark.toggleAttribute('data-roomless', size === 'pinned' || size === 'dot');
  const isSame = parts.view?.lines === view.lines && parts.view.notes === view.notes;
  if (isSame && parts.words === words) return;
  if (!isSame) parts.under = [...view.lines.map((line) => lineText(line, say)), ...view.notes.map(say)].join('\n');
  parts.words = words;
  parts.view = view;
  badge.title = parts.under ? `${words}\n${parts.under}` : words;
  badge.setAttribute('aria-label', words);
}

/** Words with what is said of their clock before them. */
function led(view: ClockView, words: Words, say: Say): string {
  const lead = leadOf(view);
  return lead ? `${say(lead)} ${say(words)}` : say(words);
}
