/** One badge: an element of ours beside a ticket number, closed to the page, that only ever holds text. */
import { lineText } from '../clocks/lines.ts';
import { type ClockView, leadOf, saidOf } from '../clocks/view.ts';
import { OWN_TAG } from '../reading/text.ts';
import { type Say, words } from '../ticket/words.ts';
import { badgeCss } from './badge-css.ts';
import { dress } from './dress.ts';

/**
 * `long` the full wording; `short` a few characters; `pinned` the same in small print, taking up no room at all, where
 * even those would break the line; `glyph` one character for which clock it is, `dot` the shape alone, taking up none either.
 */
export type Size = 'long' | 'short' | 'pinned' | 'glyph' | 'dot';

interface Parts {
  badge: HTMLSpanElement;
  text: Text;
  name: Text;
  /** What it shows: its print, and its name where that is not the print. */
  shown: string;
  label: string | null;
  view?: ClockView;
  size?: Size;
}

/** What the clerk does with a badge. */
export interface Hand {
  /** The pointer rests on it, or the keyboard stands on it. */
  rest(view: ClockView, badge: Element): void;
  leave(): void;
  open(ticketNo: string): void;
  /** The keyboard goes to the next badge, or the one before. */
  step(mark: HTMLElement, by: 1 | -1): void;
}

const NAME = 'name';

const partsOf = new WeakMap<Element, Parts>();

/** An empty badge, not yet on the page. */
export function createMark(document: Document, hand: Hand): HTMLElement {
  const mark = document.createElement(OWN_TAG);
  const root = mark.attachShadow({ mode: 'closed' });
  dress(root, badgeCss);
  const badge = document.createElement('span');
  badge.setAttribute('part', 'badge');
  const text = document.createTextNode('');
  badge.append(text);
  // The name of a badge that prints less than its words: a text that is not drawn costs a tenth of an attribute.
  const named = document.createElement('b');
  named.id = NAME;
  named.hidden = true;
  const name = document.createTextNode('');
  named.append(name);
  root.append(badge, named);
  const parts: Parts = { badge, text, name, shown: '', label: null };
  partsOf.set(mark, parts);
  badge.role = 'button';
  badge.tabIndex = -1;
  listen(mark, parts, hand);
  return mark;
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function listen(mark: HTMLElement, parts: Parts, hand: Hand): void {
  const { badge } = parts;
  const rest = () => parts.view && hand.rest(parts.view, badge);
  const open = () => parts.view && hand.open(parts.view.ticketNo);
  badge.addEventListener('pointerenter', rest);
  badge.addEventListener('pointerleave', hand.leave);
  badge.addEventListener('focus', rest);
  badge.addEventListener('blur', hand.leave);
  badge.addEventListener('click', open);
  badge.addEventListener('keydown', (event) => {
    const step = STEPS[event.key];
    if (step !== undefined) hand.step(mark, step);
    else if (event.key === 'Enter' || event.key === ' ') open();
    else if (event.key === 'Escape') hand.leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  // A click on a badge is none on the row that it stands in.
  for (const type of ['click', 'dblclick', 'mousedown', 'pointerdown'])
    mark.addEventListener(type, (event) => event.stopPropagation());
}

/** Puts a badge into the order of the Tab key, or takes it out; of a frame's badges one is in it. */
export function setTabStop(mark: HTMLElement, on: boolean): void {
  const badge = partsOf.get(mark)?.badge;
  if (badge && badge.tabIndex !== (on ? 0 : -1)) badge.tabIndex = on ? 0 : -1;
}

export function focusMark(mark: HTMLElement): void {
  partsOf.get(mark)?.badge.focus();
}

/** The visible part of a badge, whose box is larger than its element's where that takes up no room. */
export function badgeOf(mark: HTMLElement): Element {
  return partsOf.get(mark)?.badge ?? mark;
}

const ROOMLESS: ReadonlySet<Size> = new Set(['pinned', 'glyph', 'dot']);

function shortOf(view: ClockView, size: Size, say: Say): string {
  const glyph = leadOf(view) && view.clock !== 'none' ? say(words(`clock_glyph_${view.clock}`)) : '';
  if (size === 'dot') return '';
  return size === 'glyph' ? glyph : `${glyph}${say(view.short)}`;
}

function nameBy(badge: Element, hasName: boolean): void {
  if (hasName) badge.setAttribute('aria-labelledby', NAME);
  else badge.removeAttribute('aria-labelledby');
}

/** Shows a clock on a badge, as text. What stands on it already is not touched: most of it does when a minute passes. */
export function paintMark(mark: HTMLElement, view: ClockView, size: Size, say: Say): void {
  const parts = partsOf.get(mark);
  if (!parts) return;
  const { badge, text, name, view: before } = parts;
  const said = saidOf(view, say);
  const shown = size === 'long' ? said : shortOf(view, size, say);
  // What is printed in full is its own name.
  const label = size === 'long' ? null : said;
  if (parts.shown !== shown) text.data = shown;
  if (parts.size !== size || before?.urgency !== view.urgency) badge.className = `${view.urgency} ${size}`;
  if (parts.size !== size) {
    mark.toggleAttribute('data-roomless', ROOMLESS.has(size));
  }
  if (label !== null && parts.label !== label) name.data = label;
  if ((parts.label === null) !== (label === null)) nameBy(badge, label !== null);
  if (before?.lines !== view.lines || before.notes !== view.notes) {
    const lines = [...view.lines.map((line) => lineText(line, say)), ...view.notes.map(say)];
    badge.setAttribute('aria-description', lines.join('\n'));
  }
  parts.shown = shown;
  parts.label = label;
  parts.view = view;
  parts.size = size;
}
