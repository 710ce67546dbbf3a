/** Everything that is drawn on a page, with its box: texts, controls, pictures that have a name. */
import { MAX_LABEL } from './dictionary.ts';
import { attributeOf, childrenOf, nameOf, parentOf, textIn } from './dom.ts';
import type { Scope } from './scope.ts';
import type { Steps } from './steps.ts';
import { isIcon, isVisible, OWN_TAG } from './text.ts';

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Something that is drawn: a text, a control, or a picture that has a name. */
export interface Leaf {
  element: Element;
  text: string;
  box: Box;
  isNumberLabel: boolean;
  isLabel: boolean;
  /** A label without doubt. */
  isSure: boolean;
}

const NOT_READ = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'OPTION', 'HEAD', OWN_TAG.toUpperCase()]);
/** Pages with more than this are no lists that a person could look at. */
const MOST_LEAVES = 30_000;
/**
 * The leaves of a page on which a label names the number; none on others, where nothing has to be measured.
 * @param taken parts of the page that are read already
 */
export function* leavesOf(top: Element, { lexicon }: Scope, taken: ReadonlySet<Element>): Steps<Leaf[]> {
  const walker = top.ownerDocument.createTreeWalker(top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof Text) return /\S/.test(node.data) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
    const element = node as Element;
    if (NOT_READ.has(nameOf(element)) || taken.has(element)) return NodeFilter.FILTER_REJECT;
    const isLeaf = childrenOf(element).length === 0 && textIn(element).trim() === '';
    return isLeaf && speaks(element) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  });
  const texts: { element: Element; text: string }[] = [];
  let numberLabels = 0;
  const isNumberLabel = (text: string) => text.length <= MAX_LABEL && lexicon.column([text], -1)?.field === 'ticketNo';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (texts.length % 200 === 0) yield;
    if (texts.length > MOST_LEAVES) return [];
    const element = node instanceof Text ? parentOf(node) : (node as Element);
    if (!element || isIcon(element)) continue;
    const text = node instanceof Text ? node.data.trim() : '';
    if (isNumberLabel(text)) numberLabels++;
    texts.push({ element, text });
  }
  // Without a label for the number there is nothing to look for, and nothing has to be measured.
  if (numberLabels === 0) return [];
  const leaves: Leaf[] = [];
  for (const [i, { element, text }] of texts.entries()) {
    if (i % 100 === 99) yield;
    const { left, right, top: above, bottom } = element.getBoundingClientRect();
    if (right - left < 1 || bottom - above < 1 || !isVisible(element)) continue;
    const match = text.length <= MAX_LABEL ? lexicon.column([text], -1) : undefined;
    const isLabel = match !== undefined;
    leaves.push({
      element,
      text,
      box: { left, right, top: above, bottom },
      isLabel,
      isSure: match?.strength === 'strong',
      isNumberLabel: isLabel && isNumberLabel(text),
    });
  }
  return leaves;
}

/** Whether an element without text of its own says something. */
function speaks(element: Element): boolean {
  if (nameOf(element) === 'INPUT') return /^(text|)$/.test(attributeOf(element, 'type') ?? '');
  return ['title', 'alt', 'aria-label'].some((name) => attributeOf(element, name));
}
