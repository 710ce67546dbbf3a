/** Labels with their values, wherever they stand: description lists, label cells, form items, plain lines. */

import type { ReadField } from '../ticket/model.ts';
import { type LabelMatch, looksLikeLabel, MAX_LABEL } from './dictionary.ts';
import {
  all,
  childrenOf,
  holds,
  nameOf,
  nextElementOf,
  nextOf,
  one,
  parentOf,
  previousOf,
  textIn,
  topOf,
} from './dom.ts';
import { isDraft, isFilledByClerk } from './drafts.ts';
import type { Lexicon } from './lexicon.ts';
import type { Scope } from './scope.ts';
import { finish, type Steps } from './steps.ts';
import { choiceIn, switchIn, tickedOf } from './switch.ts';
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
  /** The text alone that is the value, where it has no element of its own. */
  node?: Text;
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
export const pairsOf = (root: Document | Element, skip: ReadonlySet<Element>, scope: Scope): Pair[] =>
  finish(pairSteps(root, skip, scope));

/** pairsOf in steps. */
export function* pairSteps(root: Document | Element, skip: ReadonlySet<Element>, { lexicon }: Scope): Steps<Pair[]> {
  const top = topOf(root);
  if (!top) return [];
  const walker = top.ownerDocument.createTreeWalker(top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node.nodeType === 3) return NodeFilter.FILTER_ACCEPT;
    return NEVER.has(nameOf(node)) || skip.has(node as Element) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const pairs: Pair[] = [];
  let spoken: Element | undefined;
  let count = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (++count % 100 === 0) yield;
    if (spoken && holds(spoken, node)) continue;
    for (const pair of pairsAt(node as Text, top, lexicon)) {
      pairs.push(pair);
      if (SPOKEN.has(pair.field) && pair.element !== parentOf(node)) spoken = pair.element;
    }
  }
  return pairs;
}

/** Long texts of people: a label in them is part of what was said. */
const SPOKEN: ReadonlySet<ReadField> = new Set(['content', 'reply', 'returnReason']);

/** `留言编号 LY3172405`: a number stands behind its label without a colon. */
const NUMBERED = /^\s*([^\s:：\d]{2,8})[\s\u3000]+([A-Za-z]{0,8}[-_]?\d[\w-]{4,40})\s*(?:$|[｜|,，;；\u3000])/;
const INLINE = /^\s*([^:：]{2,24})[:：]\s*([\s\S]*\S)\s*$/;
/** Several labels in one text stand apart by a gap or a bar. */
const NEXT_INLINE = /(?:[\u3000|｜;；]|\s{2,}|\s(?=[^\s:：]{2,10}[:：]))\s*(?=([^\s:：]{2,14})[:：])/g;

/** `来电人：张三　联系电话：138…` as it stands in one text node. */
function inlinePairs(data: string, holder: Element, lexicon: Lexicon): Pair[] {
  const starts = [...data.matchAll(NEXT_INLINE)].filter((gap) => lexicon.label(gap[1] ?? '')).map((gap) => gap.index);
  // A line that begins with something else (a time, a name) is an entry of a log.
  if (!lexicon.label(INLINE.exec(data)?.[1] ?? '')) return [];
  const pieces = [0, ...starts].map((start, i) => data.slice(start, starts[i]).replace(/^[\s|｜;；]+/, ''));
  return pieces.flatMap((piece) => {
    const [, label, value] = INLINE.exec(piece) ?? [];
    const match = label === undefined ? undefined : lexicon.label(label);
    if (!match || label === undefined || value === undefined) return [];
    return made(match, label.trim(), value, [value], holder, lexicon) ?? [];
  });
}

/** `【留言主题】路灯不亮` is `留言主题：路灯不亮`. */
const BRACKETS = /^\s*【([^】：:]{2,12})】\s*(?=\S)/;

function pairsAt(node: Text, top: Element, lexicon: Lexicon): Pair[] {
  const holder = parentOf(node);
  const data = node.data.replace(BRACKETS, '$1：');
  if (!holder || !/\S/.test(data)) return [];
  const [, named, number] = NUMBERED.exec(data) ?? [];
  const match = named === undefined ? undefined : lexicon.label(named);
  if (match?.field === 'ticketNo' && named && number && isVisible(holder)) {
    const first = made(match, named, number, [number], holder, lexicon);
    const rest = data.slice(data.indexOf(number) + number.length).replace(/^[\s｜|,，;；]+/, '');
    return [...(first ? [first] : []), ...inlinePairs(rest, holder, lexicon)];
  }
  if (INLINE.test(data)) {
    const inline = inlinePairs(data, holder, lexicon);
    return inline.length > 0 && isVisible(holder) ? inline : [];
  }
  const pair = pairAt(node, holder, top, lexicon);
  return pair ? [pair] : [];
}

function pairAt(node: Text, holder: Element, top: Element, lexicon: Lexicon): Pair | undefined {
  const { data } = node;
  if (data.trim().length > MAX_LABEL * 2) return undefined;
  const match = lexicon.label(data);
  // A heading 工单详情 stands over the whole page; only with its colon it is the label of a text.
  if (
    match?.field === 'content' &&
    /^(工单|信件|事件|案件|办件)详情$/.test(data.trim()) &&
    !/^(LABEL|TH|TD|DT)$/.test(nameOf(holder))
  )
    return undefined;
  if (!match || !isVisible(holder)) return undefined;
  const value = valueFor(node, holder, top, lexicon);
  if (!value) return undefined;
  if (value.nodeType === 3) {
    const text = (value as Text).data.replace(/^\s*[:：]\s*/, '').trim();
    const pair = made(match, data.trim(), text, [text], holder, lexicon);
    return pair && { ...pair, node: value as Text };
  }
  const pair = elementPair(match, node, value as Element, lexicon);
  return pair && SPOKEN.has(pair.field)
    ? { ...pair, text: unsigned(spokenFrom(value as Element, pair.text, lexicon)) }
    : pair;
}

/** A text without the lines over it that say who wrote it and when. */
function unsigned(text: string): string {
  const [author = '', date = '', ...said] = text.split('\n');
  const isSigned =
    said.length > 0 && author.length <= 20 && /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}[日 T\d:：]*$/.test(date.trim());
  return isSigned ? said.join('\n') : text;
}

/** A long text that goes on in the paragraphs after the first, up to the next label or heading. */
function spokenFrom(first: Element, text: string, lexicon: Lexicon): string {
  if (nameOf(first) !== 'P') return text;
  const lines = [text];
  for (let next = nextElementOf(first); next && nameOf(next) === 'P'; next = nextElementOf(next)) {
    const said = visibleText(next);
    const label = /^\s*([^:：]{2,12})(?:[:：]|$)/.exec(said)?.[1];
    if (label !== undefined && lexicon.label(label)) break;
    if (said !== '' && isVisible(next)) lines.push(said);
  }
  return lines.join('\n');
}

function elementPair(match: LabelMatch, node: Text, element: Element, lexicon: Lexicon): Pair | undefined {
  if (holdsLabels(element, node, lexicon)) return undefined;
  const label = node.data.trim();
  const flip = switchIn(element) ?? choiceIn(element);
  if (flip)
    return isFilledByClerk(match.field) && !flip.disabled
      ? undefined
      : made(match, label, flip.text, [flip.text], element, lexicon);
  const controls = shownControls(element);
  if (controls.length === 0) {
    const text = visibleText(element).replace(/^\s*[:：]\s*/, '');
    return made(match, label, text, piecesOf(element), element, lexicon);
  }
  // Several controls are a form, not a value: a heading stood before it.
  const groups = new Set(controls.map((control) => (CHOICE.test(control.type) ? control.name || 'choice' : control)));
  if (groups.size > 2 || isDraft(element, match.field)) return undefined;
  const isChoice = controls.some((control) => CHOICE.test(control.type));
  const text = controlsValue(element) || (isChoice ? '' : textOf(element).replace(COUNTER, ''));
  const pair = made(match, label, text, [text], element, lexicon);
  return pair && { ...pair, beside: controls[0] ?? element };
}

/** Whether an element holds labels other than this one: then that is the heading of a section. */
function holdsLabels(element: Element, own: Text, lexicon: Lexicon): boolean {
  let labels = 0;
  for (const leaf of all(element, 'th, td, dt, label, span, div, b, strong')) {
    if (childrenOf(leaf).length > 0 || holds(leaf, own)) continue;
    const text = textIn(leaf);
    if (lexicon.label(text)?.strength === 'strong') labels += looksLikeLabel(text) ? 2 : 1;
  }
  return labels >= 2;
}

/** How many characters are typed of how many. */
const COUNTER = /\d+\s*\/\s*\d+$/;

function made(
  match: LabelMatch,
  label: string,
  text: string,
  pieces: string[],
  element: Element,
  lexicon: Lexicon,
): Pair | undefined {
  const said = tickedOf(text) ?? text;
  if (isAbsent(said)) return undefined;
  // What stands there is the next label, or the line with the number: this one has no value.
  if (SPOKEN.has(match.field) && lexicon.label(NUMBERED.exec(said)?.[1] ?? '')?.field === 'ticketNo') return undefined;
  if (looksLikeLabel(text) && lexicon.label(text)) return undefined;
  return {
    field: match.field,
    match,
    label: label.replace(/[:：*\s]+$/, ''),
    text: said,
    pieces,
    element,
    beside: element,
  };
}

/** The node that holds a label's value. */
function valueFor(label: Text, holder: Element, top: Element, lexicon: Lexicon): Element | Text | undefined {
  const marked = nameOf(holder) === 'FORM' ? null : holder.closest('label');
  const target = marked?.htmlFor ? one(top, `[id="${CSS.escape(marked.htmlFor)}"]`) : null;
  // A kit's select keeps an empty input for typing: what it shows stands beside that.
  if (target && isControl(target) && isVisible(target) && (target.value !== '' || target.nodeName === 'TEXTAREA')) {
    return CHOICE.test(target.type) ? (parentOf(target) ?? target) : target;
  }
  let node: Node = label;
  for (let level = 0; level < 6; level++) {
    const next = nextContent(node);
    if (next) {
      if (isLabelLike(next, level, lexicon)) return below(node, top, lexicon);
      return beginsWithLabel(next, lexicon) ? undefined : choicesAround(next);
    }
    const parent = parentOf(node);
    if (!parent || parent === top) return undefined;
    const name = nameOf(parent);
    if (name === 'TR' || name === 'TABLE') return below(node, top, lexicon);
    if (before(node) && name !== 'LABEL' && !isMark(parent, label)) return valueAbove(node, parent, lexicon);
    node = parent;
  }
  return undefined;
}

/** The value that stands before its label, in one of several pairs of the same make: figures over their names. */
function valueAbove(node: Node, pair: Element, lexicon: Lexicon): Element | undefined {
  const [value, label, ...more] = childrenOf(pair);
  if (!value || label !== node || more.length > 0) return undefined;
  const twins = [...childrenOf(parentOf(pair) ?? pair)].filter((other) => {
    const [, name, ...rest] = childrenOf(other);
    return rest.length === 0 && name !== undefined && lexicon.label(textIn(name)) !== undefined;
  });
  const isLabel = lexicon.label(textIn(value)) !== undefined;
  return twins.length >= 3 && !isLabel && isVisible(value) ? value : undefined;
}

/** The whole group of a choice of which `node` is the first: what is chosen may be any of them. */
function choicesAround(node: Element | Text): Element | Text {
  const parent = parentOf(node);
  if (node instanceof Text || !parent) return node;
  const names = (element: Element) =>
    new Set(controlsIn(element).map(({ type, name }) => (CHOICE.test(type) ? name : 'other')));
  const own = names(node);
  const all = names(parent);
  const isPart = controlsIn(parent).length > controlsIn(node).length;
  return isPart && own.size === 1 && all.size === 1 && !own.has('other') && own.has([...all][0] ?? '') ? parent : node;
}

/** Whether all that an element prints is the label itself, apart from stars, icons and help marks. */
function isMark(element: Element, label: Text): boolean {
  return textIn(element).replace(/[\s*:：?？]/g, '').length <= label.data.replace(/[\s*:：]/g, '').length + 1;
}

function before(node: Node): boolean {
  for (let previous = previousOf(node); previous; previous = previousOf(previous)) {
    if (/[^\s*]/.test(textIn(previous))) return true;
  }
  return false;
}

/** What stands beside a label and is no value: its translation, a question mark with its help. */
function isRemark(element: Element): boolean {
  if (!/^(SMALL|SPAN|I|EM|SUP|LABEL)$/.test(nameOf(element)) || !nextElementOf(parentOf(element) ?? element))
    return false;
  const text = textIn(element).trim();
  return /^[?？ⓘ]/.test(text) || /^(?=.*[a-z]{3})[A-Za-z][A-Za-z .()/-]{2,30}$/.test(text);
}

/** The next sibling that prints or holds anything. */
function nextContent(node: Node): Element | Text | undefined {
  for (let next = nextOf(node); next; next = nextOf(next)) {
    if (next instanceof Text) {
      if (/[^\s:：*]/.test(next.data)) return next;
    } else if (next instanceof Element) {
      const name = nameOf(next);
      if ((NEVER.has(name) && !isControl(next)) || isRemark(next)) continue;
      if (!isVisible(next)) continue;
      if (name === 'TD' || name === 'DD') return next;
      if (isControl(next) || one(next, 'input, textarea, select, img')) return next;
      if (/[^\s:：*?]/.test(textIn(next)) || /[^\s:：*?]/.test(textOf(next))) return next;
    }
  }
  return undefined;
}

/** Whether an element is another label with its value: the label before it has none. */
function beginsWithLabel(next: Element | Text, lexicon: Lexicon): boolean {
  if (next instanceof Text) return false;
  const walker = next.ownerDocument.createTreeWalker(next, NodeFilter.SHOW_TEXT);
  let first = walker.nextNode();
  while (first && textIn(first).trim() === '') first = walker.nextNode();
  const text = first ? textIn(first).trim() : '';
  const hasMore = textIn(next).trim().length > text.length || one(next, 'input, textarea, select') !== null;
  return hasMore && lexicon.label(text)?.strength === 'strong';
}

/** Whether what follows is itself nothing but a label: then the labels stand in a row, the values below. */
function isLabelLike(node: Element | Text, level: number, lexicon: Lexicon): boolean {
  const trimmed = textIn(node).trim();
  return (
    trimmed.length <= MAX_LABEL &&
    lexicon.label(trimmed)?.strength === 'strong' &&
    // Far from the label even its bare words are the next label, and no value.
    (level >= 2 || /^T[HD]$/.test(nameOf(node)) || /[:：]$/.test(trimmed))
  );
}

/** The cell under a label's cell, where labels stand in a row of their own. */
function below(node: Node, top: Element, lexicon: Lexicon): Element | undefined {
  const from = node instanceof Element ? node : parentOf(node);
  const cell = from && Element.prototype.closest.call(from, 'th, td');
  if (!cell || !holds(top, cell)) return undefined;
  const row = parentOf(cell) as HTMLTableRowElement;
  const next = nextElementOf(row) as HTMLTableRowElement | null;
  const under = next?.cells?.[(cell as HTMLTableCellElement).cellIndex];
  if (next?.cells?.length !== row.cells.length || under?.nodeName !== 'TD') return undefined;
  const isLabel = (each: Element) => lexicon.label(textIn(each)) !== undefined;
  const printed = [...row.cells].filter((each) => textIn(each).trim() !== '');
  const isHeader = (each: Element) => isLabel(each) || /^[^\d]{1,8}$/.test(textIn(each).trim());
  const isRowOfLabels =
    printed.every(isHeader) && printed.filter(isLabel).length >= printed.length * 0.6 && ![...next.cells].some(isLabel);
  return isRowOfLabels && !isLabel(under) ? under : undefined;
}
