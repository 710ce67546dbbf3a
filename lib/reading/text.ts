/** What an element says to the person who looks at it: its text, the properties of its controls, its icon's title. */

import { all, attributeOf, childrenOf, firstOf, nameOf, nextOf, one, parentOf } from './dom.ts';

/** Tag of the elements that Anqi itself puts on the page: never read. */
export const OWN_TAG = 'anqi-mark';

const SKIP = new Set([
  'SCRIPT',
  'STYLE',
  'TEMPLATE',
  'NOSCRIPT',
  'FORM',
  'SELECT',
  'OPTION',
  'svg',
  OWN_TAG.toUpperCase(),
]);
const BLOCK = new Set(['BR', 'P', 'DIV', 'LI', 'TR']);
const CUT = /(?:…|\.\.\.)$/;

/** Whether a text ends in an ellipsis: nearly every one is told by its last character. */
export function isCut(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last === 0x2026 || (last === 0x2e && text.endsWith('...'));
}

const UNTIDY = /^\s|\s$|[\u00a0\t\r\f\v\n]| {2}/;

/** No text of a page is looked at beyond this: far more than is kept of any field. */
const MOST = 60_000;
/** Elements nested deeper than this print nothing that a person could make out. */
const DEEPEST = 400;

/** Spaces and line ends of markup made plain; lines that the page breaks stay apart. */
export function tidy(text: string): string {
  if (text.length > MOST) return tidy(text.slice(0, MOST));
  if (!UNTIDY.test(text)) return text;
  return text
    .replace(/[\u00a0\t\r\f\v ]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

/**
 * Text of an element as a person reads it. Editing forms folded into a cell are left out when something else
 * stands there; a text cut by an ellipsis is replaced by the full one where a title holds it; a lone icon
 * speaks through its title.
 */
export function textOf(element: Element, depth = 0): string {
  const only = firstOf(element);
  // The common case, and the one that speed rests on: nothing but one text node, however deep.
  if (only && !nextOf(only) && depth < DEEPEST) {
    if (only instanceof Text) {
      const text = tidy(only.data);
      return isSymbol(text) ? titleOf(element) || text : whole(element, text);
    }
    if (only instanceof Element && !SKIP.has(nameOf(only)) && !isControl(only)) {
      const inner = textOf(only, depth + 1);
      return inner === '' ? titleOf(element) : whole(element, inner);
    }
  }
  if (!only) return isControl(element) ? (controlValue(element) ?? '') : titleOf(element);
  const parts: string[] = [];
  gather(element, parts);
  const text = tidy(parts.join(''));
  if (text !== '' && !isSymbol(text)) return whole(element, text);
  return controlsValue(element) || titleOf(element) || text;
}

/** A sign that draws something and says nothing: what it stands for is in its title. */
export function isSymbol(text: string): boolean {
  return text.length <= 2 && !/[\p{L}\p{N}\-—–/\\*#&]/u.test(text);
}

/** Text of an element without what a style sheet hides: exact, and many times slower than textOf. */
export function visibleText(element: Element): string {
  if (childrenOf(element).length === 0) return textOf(element);
  const parts: string[] = [];
  gather(element, parts, true);
  const text = tidy(parts.join(''));
  return text === '' ? textOf(element) : whole(element, text);
}

function gather(node: Node, parts: string[], drawnOnly = false, depth = 0): void {
  if (depth > DEEPEST) return;
  for (let child = firstOf(node); child; child = nextOf(child)) {
    if (child instanceof Text) {
      parts.push(child.data);
    } else if (child instanceof Element && !SKIP.has(nameOf(child)) && !isHidden(child)) {
      if (isAction(child) || isIcon(child) || (drawnOnly && !isVisible(child))) continue;
      const block = BLOCK.has(child.nodeName);
      if (block) parts.push('\n');
      gather(child, parts, drawnOnly, depth + 1);
      if (block) parts.push('\n');
    }
  }
}

const ACTION =
  /^(查看.{0,4}|复制.{0,4}|拨打.{0,2}|定位|导航|地图|短信|显示.{0,6}|隐藏.{0,4}|呼叫|外呼|回拨|发短信|编辑|修改|更多|展开|收起|下载)$/;

/** A link or button that does something with the value and is no part of it. */
function isAction(element: Element): boolean {
  if (element.nodeName !== 'A' && element.nodeName !== 'BUTTON') return false;
  const text = element.textContent ?? '';
  return text.length < 40 && ACTION.test(text.trim().replace(/^[[【（(]|[\]】）)]$/g, ''));
}

const ICON = /(^|[\s-])(icons?|symbols?)([\s_-]|$)/i;

/** An icon drawn by a font that makes pictures of words: `arrow_upward` is what it draws, not what it says. */
export function isIcon(element: Element): boolean {
  const text = element.firstElementChild === null ? (element.textContent ?? '') : '';
  if (text === '' || text.length > 30 || !/^[a-z][a-z0-9_]*$/.test(text.trim())) return false;
  return attributeOf(element, 'aria-hidden') === 'true' || ICON.test(attributeOf(element, 'class') ?? '');
}

function isHidden(element: Element): boolean {
  return (
    (element as HTMLElement).hidden === true ||
    attributeOf(element, 'style')?.replace(/\s/g, '').includes('display:none') === true
  );
}

/** Pieces of text by element, for values that stand beside tags in one cell. */
export function piecesOf(element: Element): string[] {
  if (childrenOf(element).length === 0) return [textOf(element)];
  const pieces: string[] = [];
  const walk = (node: Node, depth: number) => {
    if (depth > DEEPEST) return;
    for (let child = firstOf(node); child; child = nextOf(child)) {
      if (child instanceof Text) {
        const text = tidy(child.data);
        if (text !== '') pieces.push(text);
      } else if (child instanceof Element && !SKIP.has(nameOf(child)) && !isIcon(child)) walk(child, depth + 1);
    }
  };
  walk(element, 0);
  return pieces.length > 0 ? pieces : [textOf(element)];
}

/** The full text where what is printed was cut and a title of the element or one inside holds the rest. */
function whole(element: Element, text: string): string {
  const cut = CUT.test(text);
  if (!cut && attributeOf(element, 'title') === null) return text;
  const start = cut ? text.replace(CUT, '').trim() : text;
  for (const candidate of [element, ...(cut ? all(element, '[title], [data-title], [data-content]') : [])]) {
    for (const name of ['title', 'data-title', 'data-content', 'data-original-title']) {
      const title = tidy(attributeOf(candidate, name) ?? '');
      if ((cut ? title.length >= start.length : title.length > text.length) && title.startsWith(start)) return title;
    }
  }
  return text;
}

function titleOf(element: Element): string {
  const named = ['title', 'alt', 'aria-label', 'data-original-title'];
  const says = (each: Element) => named.map((name) => attributeOf(each, name)).find(Boolean);
  const speaking =
    says(element) === undefined ? one(element, '[title], img[alt], [aria-label], [data-original-title]') : element;
  if (!speaking || Element.prototype.closest.call(speaking, OWN_TAG)) return '';
  return tidy(says(speaking) ?? '');
}

const CONTROLS = 'input, textarea, select';

export function isControl(element: Element): element is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  return element.nodeName === 'INPUT' || element.nodeName === 'TEXTAREA' || element.nodeName === 'SELECT';
}

/** The controls that an element is or holds, hidden inputs left out. */
export function controlsIn(element: Element): (HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[] {
  const found = isControl(element) ? [element] : all(element, CONTROLS).filter(isControl);
  return found.filter((control) => control.type !== 'hidden');
}

/** The controls that a person sees. A kit hides the browser's own choices behind drawn ones: their place counts. */
export function shownControls(element: Element): (HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[] {
  const placeOf = (control: HTMLElement & { type: string }) =>
    CHOICE.test(control.type) ? (parentOf(control) ?? control) : control;
  return controlsIn(element).filter((control) => isVisible(placeOf(control)));
}

export const CHOICE = /^(radio|checkbox)$/;

/**
 * What the controls inside an element are set to: the checked choices, or the first value that is not empty.
 * @returns undefined when there is no control; an empty string when all are empty
 */
export function controlsValue(element: Element): string | undefined {
  const shown = controlsIn(element);
  if (shown.length === 0) return undefined;
  const choices = shown.filter((control) => control.type === 'radio' || control.type === 'checkbox');
  if (choices.length > 0) {
    const chosen = choices.filter((choice) => isChosen(choice as HTMLInputElement));
    return chosen
      .map((choice) => choiceLabel(choice as HTMLInputElement))
      .filter(Boolean)
      .join('、');
  }
  for (const control of shown) {
    const value = controlValue(control);
    if (value) return value;
  }
  return '';
}

function controlValue(control: Element): string | undefined {
  if (control.nodeName === 'SELECT') {
    const option = (control as HTMLSelectElement).selectedOptions[0];
    return option && option.value !== '' ? tidy(option.textContent) : '';
  }
  const input = control as HTMLInputElement;
  if (/^(button|submit|reset|image|file|password|hidden)$/.test(input.type)) return undefined;
  return tidy(input.value);
}

/** Checked by its property or, on a page saved as HTML, by the class or ARIA state that a kit leaves on the label. */
function isChosen(choice: HTMLInputElement): boolean {
  if (choice.checked) return true;
  const label = choice.closest('label, [role=radio], [role=checkbox]');
  return (
    label !== null &&
    (label.getAttribute('aria-checked') === 'true' || /(^|[\s-])(is-checked|checked)(\s|$)/.test(label.className))
  );
}

function printedIn(element: Element): string {
  const parts: string[] = [];
  gather(element, parts);
  return tidy(parts.join(''));
}

function choiceLabel(choice: HTMLInputElement): string {
  const label = choice.closest('label') ?? choice.labels?.[0];
  // What the label prints, not what its controls are set to: those are asked for here.
  if (label) return printedIn(label) || choice.value;
  let text = '';
  for (let next = choice.nextSibling; next && next.nodeName !== 'INPUT'; next = next.nextSibling)
    text += next.textContent ?? '';
  return tidy(text) || choice.title || choice.value;
}

/** Whether a person can see the element at all. */
export function isVisible(element: Element): boolean {
  return Element.prototype.checkVisibility.call(element, { visibilityProperty: true });
}
