/** What is a label and what only looks like one: set upright, a link, one of a strip of tabs. */
import { attributeOf, childrenOf, nameOf, nextElementOf, one, parentOf, textIn } from './dom.ts';
import type { Lexicon } from './lexicon.ts';
import { textOf } from './text.ts';

/** A label set upright, one character a line, at its last character: 诉/求/内/容. */
export function upright(node: Text, holder: Element): string | undefined {
  // Over several rows it is the heading of a group.
  if ((holder as HTMLTableCellElement).rowSpan > 1) return undefined;
  if (node.data.trim().length !== 1 || node.nextSibling || !one(holder, 'br')) return undefined;
  const lines = textOf(holder).split(/\s+/);
  return lines.length > 1 && lines.every((line) => line.length === 1) ? lines.join('') : undefined;
}

/** Whether an element is a link, or stands in a strip of short words of one make: what one can do or choose, no label. */
export function isOneOfMany(holder: Element): boolean {
  if (nameOf(holder) === 'A') return true;
  const next = nextElementOf(holder);
  // A label looks other than its value.
  if (!next || attributeOf(next, 'class') !== attributeOf(holder, 'class')) return false;
  const strip = [...childrenOf(parentOf(holder) ?? holder)];
  const isShort = (each: Element) => /^[\u4e00-\u9fff]{2,6}$/.test(textIn(each).trim());
  const isTwin = (each: Element) =>
    nameOf(each) === nameOf(holder) && childrenOf(each).length === 0 && !/^(TD|TH|DT|DD)$/.test(nameOf(each));
  return strip.length >= 3 && strip.every((each) => isTwin(each) && isShort(each));
}

/** What was said, behind a line that says by whom and when: 办理单位：…　回复时间：…. */
export function behindLabelled(value: Element, lexicon: Lexicon): Element {
  const line = textIn(value).trim();
  const next = nextElementOf(value);
  const isLine = line.length < 80 && lexicon.label(/^([^:：]{2,12})[:：]/.exec(line)?.[1] ?? '')?.strength === 'strong';
  return isLine && next && textIn(next).trim().length > 10 ? next : value;
}
