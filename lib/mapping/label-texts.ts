/** Everything on a page that is printed like a form label, known or not, and where it stands. */
import { MAX_LABEL, normalizeLabel } from '../reading/dictionary.ts';
import { attributeOf, holds, nameOf, parentOf, topOf } from '../reading/dom.ts';
import { isVisible } from '../reading/text.ts';
import { NEVER } from '../reading/value-place.ts';

/** The labels of a page: by their key the places that print them, in document order. */
export type LabelTexts = Map<string, Range[]>;

const NOT_LABELS = new Set([...NEVER, 'A']);

/** A word or two before a colon; a time, a sentence or a greeting is none. */
const INLINE = /(?:^|[\s　|｜;；])([^\s:：\d，。、；！？,;!?]{2,12})[:：]/g;
const LABEL_CLASS = /(^|[\s_-])(label|caption|field-?name|key|th)([\s_-]|$)/i;

/**
 * @param skip elements not looked into: lists of records
 * @param extra keys of texts that the clerk pointed at
 */
export function labelTexts(
  root: Document | Element,
  skip: ReadonlySet<Element>,
  extra: ReadonlySet<string>,
): LabelTexts {
  const found: LabelTexts = new Map();
  const top = topOf(root);
  if (!top) return found;
  const walker = top.ownerDocument.createTreeWalker(top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof Text) return /\S/.test(node.data) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
    return NOT_LABELS.has(nameOf(node)) || skip.has(node as Element)
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_SKIP;
  });
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text;
    const holder = parentOf(text);
    if (!holder || text.data.length > 300) continue;
    for (const [start, end] of labelsIn(text, holder, extra)) {
      const key = normalizeLabel(text.data.slice(start, end));
      if (key.length < 2 || !isVisible(holder)) continue;
      const range = top.ownerDocument.createRange();
      range.setStart(text, start);
      range.setEnd(text, end);
      found.set(key, [...(found.get(key) ?? []), range]);
    }
  }
  return found;
}

/** Where in a text labels stand, from and to. */
function labelsIn(text: Text, holder: Element, extra: ReadonlySet<string>): [number, number][] {
  const { data } = text;
  const trimmed = data.trim();
  const start = data.indexOf(trimmed);
  if (trimmed.length <= MAX_LABEL) {
    const isPicked = extra.has(normalizeLabel(trimmed));
    if (isPicked || (!/\d/.test(trimmed) && (/[:：]$/.test(trimmed) || isMarkedAsLabel(holder))))
      return [[start, start + trimmed.length]];
  }
  return [...data.matchAll(INLINE)].map((match) => {
    const from = match.index + match[0].indexOf(match[1] ?? '');
    return [from, from + (match[1] ?? '').length];
  });
}

/** Whether the markup says that an element holds a label. */
function isMarkedAsLabel(holder: Element): boolean {
  for (let at: Element | null = holder, level = 0; at && level < 3; at = parentOf(at), level++) {
    if (/^(TH|DT|LABEL)$/.test(nameOf(at)) || LABEL_CLASS.test(attributeOf(at, 'class') ?? '')) return true;
  }
  return false;
}

/** The place that prints the label of a value: the last one before it, or in it. */
export function placeBefore(places: readonly Range[], value: Element): Range | undefined {
  const before = places.filter(({ startContainer }) => {
    const order = startContainer.compareDocumentPosition(value);
    return holds(value, startContainer) || (order & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  });
  return before.at(-1) ?? places[0];
}
