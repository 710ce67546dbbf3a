/** Where the value of a label stands: beside it, below it, over it, in the group of a choice. */
import { MAX_LABEL } from './dictionary.ts';
import { childrenOf, holds, nameOf, nextElementOf, nextOf, one, parentOf, previousOf, textIn } from './dom.ts';
import type { Lexicon } from './lexicon.ts';
import { CHOICE, controlsIn, isControl, isVisible, OWN_TAG, textOf } from './text.ts';

/** Elements that print no label and no value. */
export const NEVER = new Set([
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
 * The node that holds a label's value.
 * @param from what prints the label: its text, or the element around where the label takes several
 */
export function valueFor(
  label: Text,
  holder: Element,
  top: Element,
  lexicon: Lexicon,
  from: Element | Text = label,
): Element | Text | undefined {
  const marked = nameOf(holder) === 'FORM' ? null : holder.closest('label');
  const target = marked?.htmlFor ? one(top, `[id="${CSS.escape(marked.htmlFor)}"]`) : null;
  // A kit's select keeps an empty input for typing: what it shows stands beside that.
  if (target && isControl(target) && isVisible(target) && (target.value !== '' || target.nodeName === 'TEXTAREA')) {
    return CHOICE.test(target.type) ? (parentOf(target) ?? target) : target;
  }
  let node: Node = from;
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
