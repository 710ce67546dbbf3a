/** Controls of a pager in a part of a page: which element does what, whether it can be pressed, which page is shown. */
import { all, attributeOf, childrenOf, holds, nameOf, one, parentOf } from '../reading/dom.ts';
import { isVisible, OWN_TAG, tidy } from '../reading/text.ts';
import { type Naming, type Role, roleOf, saysCurrent, saysDisabled, wordsOf } from './controls.ts';

export interface Mark {
  role: Role;
  /** What is pressed. */
  target: HTMLElement;
  enabled: boolean;
  /** Drawn as the page that is shown. */
  current: boolean;
}

const CANDIDATES = 'a, button, li, span, td, div, i, em, b, strong, img, input, [role=button]';
/** More elements than a pager and its neighbours have. */
const MANY = 1_500;
/** The longest word of a control: a title such as 跳转到下一页. */
const LONGEST = 24;

/** The marks below an element, each target once, in document order. */
export function marksIn(root: Element): Mark[] {
  const marks = new Map<Element, Mark>();
  for (const element of [root, ...all(root, CANDIDATES).slice(0, MANY)]) {
    const role = childrenOf(element).length <= 3 ? roleOf(namingOf(element)) : undefined;
    if (role === undefined || !(element instanceof HTMLElement) || !isVisible(element)) continue;
    const target = targetOf(element, root);
    const known = marks.get(target);
    // Inside one control its own name comes first; an icon in it may only add one.
    if (known) continue;
    const chain = upTo(element, root, target);
    marks.set(target, {
      role,
      target,
      enabled: isPressable(target, element) && !chain.some(isDisabled),
      current: chain.some((each) => attributeOf(each, 'aria-current') === 'page' || saysCurrent(classesOf(each))),
    });
  }
  return [...marks.values()];
}

function namingOf(element: Element): Naming {
  const isButton = element instanceof HTMLInputElement && /^(?:button|submit|image)$/.test(element.type);
  const text = isButton ? element.value : nameOf(element) === 'INPUT' ? '' : textOfShort(element);
  const titles = ['title', 'aria-label', 'alt'].flatMap((name) => attributeOf(element, name) ?? []);
  const only = childrenOf(element);
  const icon = only.length === 1 && only[0] && childrenOf(only[0]).length === 0 ? only[0] : undefined;
  return {
    text,
    titles: [
      ...titles,
      ...(icon ? ['title', 'aria-label', 'alt'].flatMap((name) => attributeOf(icon, name) ?? []) : []),
    ].filter((title) => title.length <= LONGEST),
    classes: [...classesOf(element), ...(icon ? classesOf(icon) : [])],
    rel: attributeOf(element, 'rel') ?? '',
  };
}

/** Text of an element, '' for none, and a text that is no control's for more than a control would print. */
function textOfShort(element: Element): string {
  const raw = element.textContent ?? '';
  if (raw.length > 60 || one(element, 'select')) return 'no control';
  const text = tidy(raw);
  return text.length > LONGEST ? 'no control' : text;
}

export const classesOf = (element: Element): string[] => [...element.classList];

const PRESSABLE = 'a, button, input, [role=button], [role=link], [onclick]';

/** The element to press: the control around an icon, or the link inside a list item. */
function targetOf(element: HTMLElement, root: Element): HTMLElement {
  const around = element.closest(PRESSABLE);
  if (around instanceof HTMLElement && holds(root, around)) return around;
  const [inside, another] = all(element, PRESSABLE);
  if (inside instanceof HTMLElement && !another) return inside;
  // The outermost element that says nothing else: kits listen on the list item.
  let target = element;
  for (let up = parentOf(target); up && up !== root; up = parentOf(up)) {
    if (childrenOf(up).length !== 1 || !(up instanceof HTMLElement)) break;
    target = up;
  }
  return target;
}

/** From the deeper of two elements that belong together up to a pager's root, which is left out, four at most. */
function upTo(a: Element, root: Element, b: Element): Element[] {
  const chain: Element[] = [];
  const deeper = holds(a, b) ? b : a;
  for (let at: Element | null = deeper; at && at !== root && chain.length < 4; at = parentOf(at)) {
    // A parent with other controls in it speaks for them all.
    if (at !== deeper && !holds(a, at) && !holds(b, at) && childrenOf(at).length > 1) break;
    chain.push(at);
  }
  return chain.length > 0 ? chain : [deeper];
}

function isDisabled(element: Element): boolean {
  return (
    (attributeOf(element, 'disabled') ?? 'false') !== 'false' ||
    attributeOf(element, 'aria-disabled') === 'true' ||
    saysDisabled(classesOf(element)) ||
    getComputedStyle(element).pointerEvents === 'none'
  );
}

/** Whether anything would happen: bare words are how old pages print a control that leads nowhere. */
function isPressable(target: HTMLElement, named: HTMLElement): boolean {
  if (target instanceof HTMLAnchorElement) return target.target !== '_blank';
  if (target.matches(PRESSABLE) || target.tabIndex >= 0) return true;
  const style = getComputedStyle(named).cursor;
  if (style === 'pointer') return true;
  return [target, named].some((each) =>
    classesOf(each)
      .flatMap(wordsOf)
      .some((word) => /^(?:btn|button|item|link|next|prev|number)$/.test(word)),
  );
}

/** Text of an element with what its number fields hold: 第 [3] 页. */
export function textWithFields(root: Element): string {
  const parts: string[] = [];
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && parts.length < 400; node = walker.nextNode()) {
    if (node instanceof Text && nameOf(node.parentNode ?? node) !== 'OPTION') parts.push(node.data);
    else if (node instanceof HTMLInputElement && /^\d{1,5}$/.test(node.value)) parts.push(node.value);
    else if (node instanceof Element && nameOf(node) !== OWN_TAG.toUpperCase()) parts.push(' ');
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}
