/** The form in which a return is written (退件): found by what its labels say, in a dialog or on the page itself. */
import type { ReadField } from '../ticket/model.ts';
import { all, attributeOf, holds, nameOf, parentOf, textIn, topOf } from './dom.ts';
import type { Lexicon } from './lexicon.ts';
import { isOverlay } from './sections.ts';
import { controlsIn, isControl, isVisible, shownControls, textOf } from './text.ts';
import { NEVER, valueFor } from './value-place.ts';
import { isAbsent } from './values.ts';

export interface ReturnForm {
  /** Where the reason is typed: a text area, or an editor of rich text. */
  reason: HTMLElement;
  /** What holds the control for the suggested unit: a select, an input, a kit's own. */
  to?: Element;
  /** The smallest element around both. */
  region: Element;
  /** It lies over the page and is about the return alone: it was opened for it. */
  isOpened: boolean;
}

const EDITORS = 'textarea, [contenteditable=""], [contenteditable=true]';
/** So far up from a field is its label looked for, and so far the other field of the form. */
const LEVELS = 9;
const MOST_TEXTS = 600;
/** A page with more places to type in is a table that is edited. */
const MOST_EDITORS = 20;
/** A dialog with more controls is a whole ticket's. */
const MOST_CONTROLS = 8;
const ASKING = /^(?:请)?(?:输入|填写|选择|说明|描述)/;

/** The return form that a page shows; undefined where none is open to the clerk. */
export function returnFormOf(root: Document | Element, lexicon: Lexicon): ReturnForm | undefined {
  const top = topOf(root);
  if (!top) return undefined;
  const editors = all(root, EDITORS).filter((each): each is HTMLElement => isTypable(each));
  for (const reason of editors.slice(0, MOST_EDITORS)) {
    const found = fieldAround(
      reason,
      'returnReason',
      top,
      lexicon,
      (value) => holds(value, reason) || value === reason,
    );
    if (!found && !namesItself(reason, 'returnReason', lexicon)) continue;
    return formAround(reason, top, lexicon);
  }
  return undefined;
}

function isTypable(element: Element): boolean {
  if (!isVisible(element) || element.matches(':disabled')) return false;
  return nameOf(element) !== 'TEXTAREA' || !(element as HTMLTextAreaElement).readOnly;
}

/** The value's place of a label of a field, climbing from an element up. */
function fieldAround(
  from: Element,
  field: ReadField,
  top: Element,
  lexicon: Lexicon,
  fits: (value: Element) => boolean,
): { value: Element; around: Element } | undefined {
  let around = parentOf(from);
  for (let level = 0; around && level < LEVELS; level++, around = parentOf(around)) {
    const value = labelled(around, field, top, lexicon, fits);
    if (value) return { value, around };
    if (around === top || isOverlay(around) || nameOf(around) === 'FORM') break;
  }
  return undefined;
}

function labelled(
  around: Element,
  field: ReadField,
  top: Element,
  lexicon: Lexicon,
  fits: (value: Element) => boolean,
): Element | undefined {
  const walker = around.ownerDocument.createTreeWalker(
    around,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => {
      if (node.nodeType === 3) return NodeFilter.FILTER_ACCEPT;
      return NEVER.has(nameOf(node)) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    },
  );
  let looked = 0;
  for (let node = walker.nextNode(); node && looked < MOST_TEXTS; node = walker.nextNode(), looked++) {
    const label = textIn(node).trim();
    const holder = parentOf(node);
    if (!holder || label === '' || label.length > 24 || lexicon.label(label)?.field !== field) continue;
    if (!isVisible(holder)) continue;
    const value = valueFor(node as Text, holder, top, lexicon);
    if (value instanceof Element && fits(value)) return value;
    const next = nextControl(node, around);
    if (next && fits(next)) return next;
  }
  return undefined;
}

/** The first control or editor behind a label: an empty editor prints nothing that could be taken for the label's value. */
function nextControl(label: Node, around: Element): Element | undefined {
  const isBehind = (each: Element) => (label.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const next = all(around, `${EDITORS}, input, select`).find((each) => isBehind(each) && isVisible(each));
  return next && (next.matches(EDITORS) ? next : (next.closest('[class*=select i], [class*=combo i]') ?? next));
}

/** Whether a control says of itself what it is for: by its placeholder or its accessible name. */
function namesItself(control: Element, field: ReadField, lexicon: Lexicon): boolean {
  return ['placeholder', 'aria-label', 'data-placeholder', 'title'].some((name) => {
    const said =
      attributeOf(control, name)
        ?.replace(ASKING, '')
        .replace(/[（(。.…].*$/, '') ?? '';
    return said !== '' && lexicon.label(said)?.field === field;
  });
}

function formAround(reason: HTMLElement, top: Element, lexicon: Lexicon): ReturnForm {
  const hasControl = (value: Element) => !holds(value, reason) && controlsIn(value).length > 0;
  const found = fieldAround(reason, 'returnTo', top, lexicon, hasControl);
  const named = found ? undefined : controlNamed(reason, top, lexicon);
  const to = found?.value ?? named;
  const region = to ? commonOf(reason, to) : (parentOf(reason) ?? reason);
  const overlay = overlayOf(reason);
  const isOpened = overlay !== undefined && shownControls(overlay).length <= MOST_CONTROLS;
  return { reason, ...(to ? { to } : {}), region, isOpened };
}

function controlNamed(reason: Element, top: Element, lexicon: Lexicon): Element | undefined {
  let around = parentOf(reason);
  for (let level = 0; around && level < LEVELS; level++, around = parentOf(around)) {
    const control = shownControls(around).find((each) => each !== reason && namesItself(each, 'returnTo', lexicon));
    if (control) return control;
    if (around === top || isOverlay(around) || nameOf(around) === 'FORM') break;
  }
  return undefined;
}

function commonOf(one: Element, other: Element): Element {
  let around: Element = one;
  for (let up = parentOf(around); up && !holds(around, other); up = parentOf(around)) around = up;
  return around;
}

function overlayOf(element: Element): Element | undefined {
  for (let at: Element | null = element; at; at = parentOf(at)) if (isOverlay(at)) return at;
  return undefined;
}

/** What is typed as the reason now. */
export function reasonIn({ reason }: Pick<ReturnForm, 'reason'>): string {
  return nameOf(reason) === 'TEXTAREA' ? (reason as HTMLTextAreaElement).value : textIn(reason);
}

/** The unit that is suggested now; empty where none is. */
export function unitIn({ to }: Pick<ReturnForm, 'to'>): string {
  if (!to) return '';
  const controls = isControl(to) ? [to] : shownControls(to);
  for (const control of controls) {
    if (nameOf(control) === 'SELECT') {
      const option = (control as HTMLSelectElement).selectedOptions[0];
      const said = option && option.value !== '' ? textIn(option).trim() : '';
      return isNothing(said) ? '' : said;
    }
    if (control.value.trim() !== '') return isNothing(control.value.trim()) ? '' : control.value.trim();
  }
  // What a kit's select shows stands beside its empty input, in some a second time for screen readers.
  const shown = isControl(to) ? '' : [...new Set(textOf(to).split('\n'))].join(' ');
  return isNothing(shown) ? '' : shown;
}

const isNothing = (text: string) => isAbsent(text) || /^[-—\s]*(?:请|点击)?选择/.test(text);
