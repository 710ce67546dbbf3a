/** Labels with their values, wherever they stand: description lists, label cells, form items, plain lines. */
import { type LabelMatch, looksLikeLabel, MAX_LABEL, matchLabel } from './dictionary.ts';
import { isDraft, isFilledByClerk } from './drafts.ts';
import type { ReadField } from './labels.ts';
import { switchIn } from './switch.ts';
import {
  CHOICE,
  controlsIn,
  controlsValue,
  isControl,
  isVisible,
  OWN_TAG,
  piecesOf,
  shownControls,
  textOf,
  visibleText,
} from './text.ts';
import { isAbsent } from './values.ts';

/** A label that names a field, the element that holds its value, and the value as printed. */
export interface Pair {
  field: ReadField;
  match: LabelMatch;
  label: string;
  text: string;
  /** Pieces of text by element: a ticket number may stand beside tags. */
  pieces: string[];
  element: Element;
  /** Where a badge can stand: the value's element, or the label's where the value is a form control. */
  beside: Element;
}

const NEVER = new Set([
  'SCRIPT',
  'STYLE',
  'TEMPLATE',
  'NOSCRIPT',
  'OPTION',
  'TEXTAREA',
  'SELECT',
  'BUTTON',
  'HEAD',
  OWN_TAG.toUpperCase(),
]);

/**
 * All labelled values below a root that a person can see, in document order.
 * @param skip elements not looked into (ticket lists, logs)
 */
export function pairsOf(root: Document | Element, skip: ReadonlySet<Element>): Pair[] {
  const top = root.nodeType === 9 ? (root as Document).body : (root as Element);
  if (!top) return [];
  const walker = top.ownerDocument.createTreeWalker(top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node.nodeType === 3) return NodeFilter.FILTER_ACCEPT;
    return NEVER.has(node.nodeName) || skip.has(node as Element) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const pairs: Pair[] = [];
  let spoken: Element | undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (spoken?.contains(node)) continue;
    for (const pair of pairsAt(node as Text, top)) {
      pairs.push(pair);
      if (SPOKEN.has(pair.field) && pair.element !== node.parentElement) spoken = pair.element;
    }
  }
  return pairs;
}

/** Long texts of people: a label in them is part of what was said. */
const SPOKEN: ReadonlySet<ReadField> = new Set(['content', 'reply', 'returnReason']);

const INLINE = /^\s*([^:：]{2,24})[:：]\s*([\s\S]*\S)\s*$/;
/** Several labels in one text stand apart by a gap or a bar. */
const NEXT_INLINE = /(?:[\u3000|｜;；]|\s{2,}|\s(?=[^\s:：]{2,10}[:：]))\s*(?=([^\s:：]{2,14})[:：])/g;

/** `来电人：张三　联系电话：138…` as it stands in one text node. */
function inlinePairs(data: string, holder: Element): Pair[] {
  const starts = [...data.matchAll(NEXT_INLINE)].filter((gap) => matchLabel(gap[1] ?? '')).map((gap) => gap.index);
  // A line that begins with something else (a time, a name) is an entry of a log.
  if (!matchLabel(INLINE.exec(data)?.[1] ?? '')) return [];
  const pieces = [0, ...starts].map((start, i) => data.slice(start, starts[i]).replace(/^[\s|｜;；]+/, ''));
  return pieces.flatMap((piece) => {
    const [, label, value] = INLINE.exec(piece) ?? [];
    const match = label === undefined ? undefined : matchLabel(label);
    if (!match || label === undefined || value === undefined) return [];
    return made(match, label.trim(), value, [value], holder) ?? [];
  });
}

function pairsAt(node: Text, top: Element): Pair[] {
  const holder = node.parentElement;
  const { data } = node;
  if (!holder || !/\S/.test(data)) return [];
  if (INLINE.test(data)) {
    const inline = inlinePairs(data, holder);
    return inline.length > 0 && isVisible(holder) ? inline : [];
  }
  const pair = pairAt(node, holder, top);
  return pair ? [pair] : [];
}

function pairAt(node: Text, holder: Element, top: Element): Pair | undefined {
  const { data } = node;
  if (data.trim().length > MAX_LABEL * 2) return undefined;
  const match = matchLabel(data);
  if (!match || !isVisible(holder)) return undefined;
  const value = valueFor(node, holder, top);
  if (!value) return undefined;
  if (value.nodeType === 3) {
    const text = (value as Text).data.replace(/^\s*[:：]\s*/, '').trim();
    return made(match, data.trim(), text, [text], holder);
  }
  return elementPair(match, data.trim(), value as Element);
}

function elementPair(match: LabelMatch, label: string, element: Element): Pair | undefined {
  if (holdsLabels(element)) return undefined;
  const flip = switchIn(element);
  if (flip)
    return isFilledByClerk(match.field) && !flip.disabled
      ? undefined
      : made(match, label, flip.text, [flip.text], element);
  const controls = shownControls(element);
  if (controls.length === 0) {
    const text = visibleText(element).replace(/^\s*[:：]\s*/, '');
    return made(match, label, text, piecesOf(element), element);
  }
  // Several controls are a form, not a value: a heading stood before it.
  const groups = new Set(controls.map((control) => (CHOICE.test(control.type) ? control.name || 'choice' : control)));
  if (groups.size > 2 || isDraft(element, match.field)) return undefined;
  const isChoice = controls.some((control) => CHOICE.test(control.type));
  const text = controlsValue(element) || (isChoice ? '' : textOf(element).replace(COUNTER, ''));
  const pair = made(match, label, text, [text], element);
  return pair && { ...pair, beside: controls[0] ?? element };
}

/** Whether an element holds labels of its own: then the label before it is the heading of a section. */
function holdsLabels(element: Element): boolean {
  let labels = 0;
  for (const leaf of element.querySelectorAll('th, td, dt, label, span, div, b, strong')) {
    if (leaf.firstElementChild) continue;
    const text = leaf.textContent ?? '';
    if (matchLabel(text)?.strength === 'strong') labels += looksLikeLabel(text) ? 2 : 1;
  }
  return labels >= 2;
}

/** How many characters are typed of how many. */
const COUNTER = /\d+\s*\/\s*\d+$/;

function made(match: LabelMatch, label: string, text: string, pieces: string[], element: Element): Pair | undefined {
  if (isAbsent(text)) return undefined;
  // What stands there is the next label: this one has no value.
  if (looksLikeLabel(text) && matchLabel(text)) return undefined;
  return { field: match.field, match, label: label.replace(/[:：*\s]+$/, ''), text, pieces, element, beside: element };
}

/** The node that holds a label's value. */
function valueFor(label: Text, holder: Element, top: Element): Element | Text | undefined {
  const marked = holder.closest('label');
  const target = marked?.htmlFor ? marked.ownerDocument.getElementById(marked.htmlFor) : null;
  // A kit's select keeps an empty input for typing: what it shows stands beside that.
  if (target && isControl(target) && isVisible(target) && (target.value !== '' || target.nodeName === 'TEXTAREA')) {
    return CHOICE.test(target.type) ? (target.parentElement ?? target) : target;
  }
  let node: Node = label;
  for (let level = 0; level < 6; level++) {
    const next = nextContent(node);
    if (next) return isLabelLike(next) ? below(node, top) : choicesAround(next);
    const parent: Element | null = node.parentElement;
    if (!parent || parent === top) return undefined;
    if (parent.nodeName === 'TR' || parent.nodeName === 'TABLE') return below(node, top);
    if (before(node) && parent.nodeName !== 'LABEL' && !isMark(parent, label)) return undefined;
    node = parent;
  }
  return undefined;
}

/** The whole group of a choice of which `node` is the first: what is chosen may be any of them. */
function choicesAround(node: Element | Text): Element | Text {
  const parent = node.parentElement;
  if (node.nodeType === 3 || !parent) return node;
  const names = (element: Element) =>
    new Set(controlsIn(element).map(({ type, name }) => (CHOICE.test(type) ? name : 'other')));
  const own = names(node as Element);
  const all = names(parent);
  return own.size === 1 && all.size === 1 && !own.has('other') && own.has([...all][0] ?? '') ? parent : node;
}

/** Whether all that an element prints is the label itself, apart from stars, icons and help marks. */
function isMark(element: Element, label: Text): boolean {
  return (
    (element.textContent ?? '').replace(/[\s*:：?？]/g, '').length <= label.data.replace(/[\s*:：]/g, '').length + 1
  );
}

function before(node: Node): boolean {
  for (let previous = node.previousSibling; previous; previous = previous.previousSibling) {
    if (/[^\s*]/.test(previous.textContent ?? '')) return true;
  }
  return false;
}

/** The next sibling that prints or holds anything. */
function nextContent(node: Node): Element | Text | undefined {
  for (let next = node.nextSibling; next; next = next.nextSibling) {
    if (next.nodeType === 3) {
      if (/[^\s:：*]/.test((next as Text).data)) return next as Text;
    } else if (next.nodeType === 1) {
      const element = next as Element;
      if (NEVER.has(element.nodeName) && !isControl(element)) continue;
      if (!isVisible(element)) continue;
      if (element.nodeName === 'TD' || element.nodeName === 'DD') return element;
      if (isControl(element) || element.querySelector('input, textarea, select, img')) return element;
      if (/[^\s:：*?]/.test(element.textContent ?? '')) return element;
    }
  }
  return undefined;
}

/** Whether what follows is itself nothing but a label: then the labels stand in a row, the values below. */
function isLabelLike(node: Element | Text): boolean {
  const text = node.nodeType === 3 ? (node as Text).data : ((node as Element).textContent ?? '');
  const trimmed = text.trim();
  return (
    trimmed.length <= MAX_LABEL &&
    matchLabel(trimmed)?.strength === 'strong' &&
    ((node as Element).nodeName === 'TH' || /[:：]$/.test(trimmed) || (node as Element).nodeName === 'TD')
  );
}

/** The cell under a label's cell. */
function below(node: Node, top: Element): Element | undefined {
  const cell = (node.nodeType === 1 ? (node as Element) : node.parentElement)?.closest('th, td');
  if (!cell || !top.contains(cell)) return undefined;
  const row = cell.parentElement as HTMLTableRowElement;
  const next = row.nextElementSibling as HTMLTableRowElement | null;
  const under = next?.cells?.[(cell as HTMLTableCellElement).cellIndex];
  return next?.cells?.length === row.cells.length && under && under.nodeName === 'TD' ? under : undefined;
}
