/**
 * Walking the tree of a page that may have laid traps. A form, and the document, answer for the names of what they hold
 * before they answer for themselves: with `<input name=parentElement>` in it, walking up through a form never ends.
 * These ask the prototype where it matters.
 */

const ofNode = <K extends keyof Node>(node: Node, name: K): Node[K] => Reflect.get(Node.prototype, name, node);
const ofElement = <K extends keyof Element>(element: Element, name: K): Element[K] =>
  Reflect.get(Element.prototype, name, element);

export function parentOf(node: Node): Element | null {
  return node instanceof HTMLFormElement ? ofNode(node, 'parentElement') : node.parentElement;
}

export function nextOf(node: Node): ChildNode | null {
  return node instanceof HTMLFormElement ? ofNode(node, 'nextSibling') : node.nextSibling;
}

export function previousOf(node: Node): ChildNode | null {
  return node instanceof HTMLFormElement ? ofNode(node, 'previousSibling') : node.previousSibling;
}

export function firstOf(node: Node): ChildNode | null {
  return node instanceof HTMLFormElement ? ofNode(node, 'firstChild') : node.firstChild;
}

export function nextElementOf(element: Element): Element | null {
  return element instanceof HTMLFormElement ? ofElement(element, 'nextElementSibling') : element.nextElementSibling;
}

export function childrenOf(element: Element): HTMLCollection {
  return element instanceof HTMLFormElement ? ofElement(element, 'children') : element.children;
}

export function nameOf(node: Node): string {
  return node instanceof HTMLFormElement ? 'FORM' : node.nodeName;
}

export function textIn(node: Node): string {
  return (node instanceof HTMLFormElement ? ofNode(node, 'textContent') : node.textContent) ?? '';
}

export function attributeOf(element: Element, name: string): string | null {
  return element instanceof HTMLFormElement
    ? Element.prototype.getAttribute.call(element, name)
    : element.getAttribute(name);
}

export function holds(outer: Element, inner: Node): boolean {
  return outer instanceof HTMLFormElement ? Node.prototype.contains.call(outer, inner) : outer.contains(inner);
}

/** What `querySelectorAll` finds below a root. */
export function all(root: Document | Element, selector: string): Element[] {
  if (root instanceof Document) return [...Document.prototype.querySelectorAll.call(root, selector)];
  return [...Element.prototype.querySelectorAll.call(root, selector)];
}

/** What `querySelector` finds below a root. */
export function one(root: Document | Element, selector: string): Element | null {
  if (root instanceof Document) return Document.prototype.querySelector.call(root, selector);
  return Element.prototype.querySelector.call(root, selector);
}

/** The element that everything shown stands in: the body, or the root itself where it is an element. */
export function topOf(root: Document | Element): Element | null {
  // A form named "body" stands before the document's own.
  return root instanceof Document ? Reflect.get(Document.prototype, 'body', root) : root;
}
