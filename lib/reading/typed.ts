/** What the clerk is filling in on a ticket's page: the controls behind the labels of a reply, and what stands in them now. */
import type { ReadField } from '../ticket/model.ts';
import { all, holds, nameOf, parentOf, topOf } from './dom.ts';
import { isFilledByClerk } from './drafts.ts';
import type { Lexicon } from './lexicon.ts';
import { choiceIn, switchIn } from './switch.ts';
import { controlsValue, isVisible, shownControls } from './text.ts';
import { NEVER, valueFor } from './value-place.ts';

export interface Typed {
  field: ReadField;
  label: string;
  /** What holds the controls. */
  element: Element;
  /** Where it is typed, of a text of several lines. */
  box?: HTMLElement;
}

const EDITABLE = 'textarea, [contenteditable=""], [contenteditable=true], [contenteditable=plaintext-only], iframe';

/** Whether a page has anything to type more than a line into: where it has not, nothing has to be looked for. */
export const hasBoxes = (root: Document | Element): boolean =>
  all(root, EDITABLE).some((each) => isBox(each as HTMLElement));

/** The fields that are being filled in below a root, in document order; the first box of a label is its own. */
export function typedFields(root: Document | Element, lexicon: Lexicon): Typed[] {
  const top = topOf(root);
  if (!top) return [];
  const walker = top.ownerDocument.createTreeWalker(top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node.nodeType === 3) return NodeFilter.FILTER_ACCEPT;
    return NEVER.has(nameOf(node)) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const found: Typed[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const typed = typedAt(node as Text, top, lexicon);
    if (typed && !(typed.box && found.some(({ box }) => box === typed.box))) found.push(typed);
  }
  return [...found, ...unlabelled(top, found, lexicon)];
}

/** What stands in a field now, as the page shows it; undefined where nothing is chosen or typed. */
export function typedText({ element, box }: Typed): string | undefined {
  if (box) return boxText(box) || undefined;
  const flip = switchIn(element) ?? choiceIn(element);
  return (flip ? flip.text : controlsValue(element)) || undefined;
}

/** The text of a box: of a text area, an editable element, or the frame of a rich editor. */
export function boxText(box: HTMLElement): string {
  if (nameOf(box) === 'TEXTAREA') return (box as HTMLTextAreaElement).value;
  return editableText(editorOf(box) ?? box).trim();
}

/** Elements of an editor that begin a line. */
const LINE = /^(?:P|DIV|LI|BR|H[1-6]|TR|BLOCKQUOTE|PRE)$/;

/** What is typed into an editor: its characters alone, whatever it is called. Nodes of a frame are of another realm. */
function editableText(element: Element): string {
  let text = '';
  for (const node of [...element.childNodes]) {
    if (node.nodeType === 3) text += (node as Text).data.replace(/[\u200b\ufeff]/g, '');
    if (node.nodeType !== 1) continue;
    const isLine = LINE.test(node.nodeName);
    if (isLine && text !== '' && !text.endsWith('\n')) text += '\n';
    text += editableText(node as Element);
  }
  return text;
}

/** The editable body of a rich editor's frame; undefined for what is no such frame. */
export function editorOf(box: Element): HTMLElement | undefined {
  if (nameOf(box) !== 'IFRAME') return undefined;
  try {
    const inner = (box as HTMLIFrameElement).contentDocument;
    if (!inner?.body) return undefined;
    return inner.designMode === 'on' || inner.body.isContentEditable ? inner.body : undefined;
  } catch {
    return undefined;
  }
}

function typedAt(node: Text, top: Element, lexicon: Lexicon): Typed | undefined {
  const holder = parentOf(node);
  const label = node.data.trim();
  if (!holder || label === '' || label.length > 24) return undefined;
  const match = lexicon.label(node.data);
  if (!match || !isFilledByClerk(match.field) || !isVisible(holder)) return undefined;
  const value = valueFor(node, holder, top, lexicon);
  if (!value || value.nodeType === 3) return undefined;
  const element = value as Element;
  const box = boxIn(element);
  if (box) return { field: match.field, label, element, box };
  return shownControls(element).length > 0 || switchIn(element) || choiceIn(element)
    ? { field: match.field, label, element }
    : undefined;
}

/** Boxes that say themselves what they are for: 请输入办理结果. */
function unlabelled(top: Element, found: readonly Typed[], lexicon: Lexicon): Typed[] {
  return all(top, EDITABLE).flatMap((element): Typed[] => {
    const box = element as HTMLElement;
    if (!isBox(box) || found.some((typed) => typed.box === box || holds(typed.element, box))) return [];
    const says =
      box.getAttribute('aria-label') ?? box.getAttribute('placeholder') ?? box.getAttribute('data-placeholder');
    const label = (says ?? '').replace(/^(?:请)?(?:输入|填写|录入|在此输入)/, '').replace(/[.。…]+$/, '');
    const match = lexicon.label(label);
    return match && isFilledByClerk(match.field) ? [{ field: match.field, label, element: box, box }] : [];
  });
}

function boxIn(element: Element): HTMLElement | undefined {
  if (element.matches(EDITABLE) && isBox(element as HTMLElement)) return element as HTMLElement;
  return all(element, EDITABLE).find((each) => isBox(each as HTMLElement)) as HTMLElement | undefined;
}

/** Whether something can be typed into it now. */
function isBox(box: HTMLElement): boolean {
  if (!isVisible(box)) return false;
  if (nameOf(box) === 'IFRAME') return editorOf(box) !== undefined;
  return nameOf(box) !== 'TEXTAREA' || !(box.matches(':disabled') || (box as HTMLTextAreaElement).readOnly);
}
