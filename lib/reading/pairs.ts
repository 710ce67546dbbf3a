/** Labels with their values, wherever they stand: description lists, label cells, form items, plain lines. */

import type { ReadField } from '../ticket/model.ts';
import { type LabelMatch, looksLikeLabel, MAX_LABEL } from './dictionary.ts';
import { all, attributeOf, childrenOf, holds, nameOf, parentOf, textIn, topOf } from './dom.ts';
import { isDraft, isFilledByClerk } from './drafts.ts';
import { behindLabelled, isOneOfMany, upright } from './label-forms.ts';
import type { Lexicon } from './lexicon.ts';
import type { Scope } from './scope.ts';
import { spokenFrom, unsigned } from './spoken.ts';
import { finish, type Steps } from './steps.ts';
import { choiceIn, switchIn, tickedOf } from './switch.ts';
import { splitTags } from './tags.ts';
import { CHOICE, controlsValue, isVisible, piecesOf, shownControls, textOf, visibleText } from './text.ts';
import { NEVER, valueFor } from './value-place.ts';
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
  const drawn: Element[] = [];
  const walker = top.ownerDocument.createTreeWalker(top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node.nodeType === 3) return NodeFilter.FILTER_ACCEPT;
    if (NEVER.has(nameOf(node)) || skip.has(node as Element)) return NodeFilter.FILTER_REJECT;
    if (drawnLabel(node as Element)) drawn.push(node as Element);
    return NodeFilter.FILTER_SKIP;
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
  return [...pairs, ...drawnPairs(drawn, pairs, lexicon)];
}

const drawnLabel = (element: Element) =>
  attributeOf(element, 'data-label') ?? attributeOf(element, 'data-title') ?? attributeOf(element, 'data-th');

/** Labels that a style sheet draws before their values, from an attribute: small screens show tables so. */
function drawnPairs(elements: readonly Element[], known: readonly Pair[], lexicon: Lexicon): Pair[] {
  return elements.flatMap((element) => {
    const label = drawnLabel(element) ?? '';
    const match = lexicon.label(label);
    const isDrawn = () => getComputedStyle(element, '::before').content.includes(label) && isVisible(element);
    const isTaken = known.some((pair) => holds(element, pair.element));
    return match && !isTaken && isDrawn() ? (elementPair(match, label, undefined, element, lexicon) ?? []) : [];
  });
}

/** Long texts of people: a label in them is part of what was said. */
const SPOKEN: ReadonlySet<ReadField> = new Set(['content', 'reply', 'opinion', 'returnReason']);

/** What stands between two links. */
const SEPARATOR = /^[|｜/·,，、;；]+$/;
const ONE_LINE: ReadonlySet<ReadField> = new Set(['citizenName', 'citizenPhone', 'channel', 'kind', 'status']);
const LABELLED_LINE = /\n[^\n:：]{2,8}[:：]/;

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

/** `(编号：20261187)` behind a title. */
const IN_PARENTHESES = /^\s*[（(]([^（()）:：]{2,14}[:：][^（()）]+)[)）]\s*$/;
const LAST_LABEL = /[^\s\u3000:：|｜;；]{2,14}[:：]\s*$/;
/** `【留言主题】路灯不亮` is `留言主题：路灯不亮`. */
const BRACKETS = /^\s*【([^】：:]{2,12})】\s*(?=\S)/;
/** What numbers or rules off the records of a typed list, before a label: `【1】`, `2、`, `------`. */
const RECORD_MARK = /^[ \t]*(?:【\d{1,3}】|[(（]?\d{1,3}[)）、.])[ \t]*(?=([^\s:：]{2,14})[:：])/gm;
const RULE = /^[ \t]*[-=_*—─]{4,}[ \t]*$(?=\s*(?:【\d{1,3}】)?[^\s:：]{2,14}[:：])/gm;

/** A typed text of several lines without what stands between its records; lists within somebody's words keep theirs. */
function withoutMarks(typed: string, lexicon: Lexicon): string {
  if (!typed.includes('\n')) return typed;
  return typed
    .replace(RULE, '')
    .replace(RECORD_MARK, (mark, label: string) => (lexicon.label(label)?.field === 'ticketNo' ? '' : mark));
}

function pairsAt(node: Text, top: Element, lexicon: Lexicon): Pair[] {
  const holder = parentOf(node);
  const data = withoutMarks(node.data.replace(IN_PARENTHESES, '$1').replace(BRACKETS, '$1：'), lexicon);
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
    if (inline.length === 0 || !isVisible(holder)) return [];
    // The last label of the text may have its value in the element behind.
    const [last] = LAST_LABEL.exec(data) ?? [];
    const open = last === undefined ? undefined : pairAt(node, last, holder, top, lexicon);
    return open ? [...inline, open] : inline;
  }
  const pair = pairAt(node, upright(node, holder) ?? node.data, holder, top, lexicon);
  return pair ? [pair] : [];
}

/** @param data the label as it is printed */
function pairAt(node: Text, data: string, holder: Element, top: Element, lexicon: Lexicon): Pair | undefined {
  if (data.trim().length > MAX_LABEL * 2) return undefined;
  const match = lexicon.label(data);
  // A heading 工单详情 stands over the whole page; only with its colon it is the label of a text.
  if (
    match?.field === 'content' &&
    /^(工单|信件|事件|案件|办件)详情$/.test(data.trim()) &&
    !/^(LABEL|TH|TD|DT)$/.test(nameOf(holder))
  )
    return undefined;
  if (!match || !isVisible(holder) || (!looksLikeLabel(data) && isOneOfMany(holder))) return undefined;
  const isUpright = node.data.trim().length === 1 && data.length > 1;
  const value = valueFor(node, holder, top, lexicon, isUpright ? holder : node);
  if (!value) return undefined;
  if (value.nodeType === 3) {
    const text = (value as Text).data.replace(/^\s*[:：]\s*/, '').trim();
    const pair = made(match, data.trim(), text, [text], holder, lexicon);
    return pair && { ...pair, node: value as Text };
  }
  const element = SPOKEN.has(match.field) ? behindLabelled(value as Element, lexicon) : (value as Element);
  const pair = elementPair(match, data.trim(), node, element, lexicon);
  return pair && SPOKEN.has(pair.field) ? { ...pair, text: unsigned(spokenFrom(element, pair.text, lexicon)) } : pair;
}

function elementPair(
  match: LabelMatch,
  label: string,
  node: Text | undefined,
  element: Element,
  lexicon: Lexicon,
): Pair | undefined {
  if (holdsLabels(element, node, lexicon)) return undefined;
  const flip = switchIn(element) ?? choiceIn(element);
  if (flip)
    return isFilledByClerk(match.field) && !flip.disabled
      ? undefined
      : made(match, label, flip.text, [flip.text], element, lexicon);
  if (isDraft(element, match.field)) return undefined;
  const controls = shownControls(element);
  if (controls.length === 0) {
    const whole = match.field === 'citizenName' ? splitTags(element).text : visibleText(element);
    const text = whole.replace(/^\s*[:：]\s*/, '');
    return made(match, label, text, piecesOf(element), element, lexicon);
  }
  // Several controls are a form, not a value: a heading stood before it.
  const groups = new Set(controls.map((control) => (CHOICE.test(control.type) ? control.name || 'choice' : control)));
  if (groups.size > 2) return undefined;
  const isChoice = controls.some((control) => CHOICE.test(control.type));
  const text = controlsValue(element) || (isChoice ? '' : textOf(element).replace(COUNTER, ''));
  const pair = made(match, label, text, [text], element, lexicon);
  return pair && { ...pair, beside: controls[0] ?? element };
}

/** Whether an element holds labels other than this one: then that is the heading of a section. */
function holdsLabels(element: Element, own: Text | undefined, lexicon: Lexicon): boolean {
  let labels = 0;
  for (const leaf of all(element, 'th, td, dt, label, span, div, b, strong')) {
    if (childrenOf(leaf).length > 0 || (own && holds(leaf, own))) continue;
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
  if (isAbsent(said) || SEPARATOR.test(said)) return undefined;
  // What stands there is the next label, or the line with the number: this one has no value.
  if (SPOKEN.has(match.field) && lexicon.label(NUMBERED.exec(said)?.[1] ?? '')?.field === 'ticketNo') return undefined;
  if (looksLikeLabel(text) && lexicon.label(text)) return undefined;
  // Lines with labels of their own: a part of the page under a heading.
  if (ONE_LINE.has(match.field) && LABELLED_LINE.test(said)) return undefined;
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
