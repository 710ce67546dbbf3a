/** Marks that stand in the same cell as a title: [投诉], 急, 督办. */
import { attributeOf, childrenOf, firstOf, nameOf, nextOf } from './dom.ts';
import { isIcon, isVisible, textOf } from './text.ts';
import { isMark } from './words.ts';

const TAG_CLASS = /(^|[\s_-])(tags?|badges?|labels?|chips?|flags?|pill)([\s_-]|$)/i;

/** Whether an element is a mark beside a text: drawn as one, or saying what only marks say. */
function isTag(element: Element): boolean {
  const text = textOf(element);
  if (text === '' || text.length > 8) return false;
  return isMark(text) || (TAG_CLASS.test(attributeOf(element, 'class') ?? '') && childrenOf(element).length === 0);
}

/** What an element prints apart from its marks, and the marks. */
export function splitTags(element: Element): { text: string; tags: string[] } {
  const tags: string[] = [];
  const rest: string[] = [];
  const walk = (node: Element) => {
    const hasText = (child: ChildNode) => child instanceof Text && child.data.trim() !== '';
    for (let child = firstOf(node); child; child = nextOf(child)) {
      if (hasText(child)) rest.push((child as Text).data.trim());
      if (!(child instanceof Element) || isIcon(child) || !isVisible(child)) continue;
      if (isTag(child)) tags.push(textOf(child));
      else if (childrenOf(child).length > 0 && nameOf(child) !== 'A') walk(child);
      else if (textOf(child) !== '') rest.push(textOf(child));
    }
  };
  if (childrenOf(element).length > 0) walk(element);
  // Without its marks nothing is left: then they are the text.
  return tags.length === 0 || rest.length === 0 ? { text: textOf(element), tags: [] } : { text: rest.join(' '), tags };
}
