/** The structure of a page with every text masked to its shape: what a technician sees of a page that could not be read. */
import { pathOf } from '../drift/judge.ts';
import { all, attributeOf, childrenOf, firstOf, nameOf, nextOf, topOf } from './dom.ts';
import type { Lexicon } from './lexicon.ts';
import { isVisible, OWN_TAG } from './text.ts';

/** An element: its name, what tells kits apart, its own text as a shape, and what is in it. */
export interface OutlineNode {
  tag: string;
  class?: string | undefined;
  role?: string | undefined;
  /** Of a control. */
  type?: string | undefined;
  /** Columns × rows, where it takes more than one. */
  span?: string | undefined;
  text?: string | undefined;
  title?: string | undefined;
  /** The field that its text names, where it is a label. */
  field?: string | undefined;
  hidden?: true | undefined;
  children?: OutlineNode[] | undefined;
}

const LEFT_OUT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'LINK', 'META', 'SVG', OWN_TAG.toUpperCase()]);
const MOST = 6_000;
const DEEPEST = 60;
/** Of children that look alike, rows of a table for instance, as many are shown. */
const ALIKE = 4;
const MAX_TEXT = 60;

/** Every letter and figure as its kind, so that nothing of what was said is left: `王女士 138` is `字字字 000`. */
function maskShape(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .slice(0, MAX_TEXT)
    .replace(/\p{Script=Han}/gu, '字')
    .replace(/\p{Lu}/gu, 'A')
    .replace(/[\p{Ll}\p{Lo}\p{Lm}\p{Lt}]/gu, (letter) => (letter === '字' ? letter : 'a'))
    .replace(/\p{N}/gu, '0');
}

/** Names of classes come from the kit; figures in them may come from a record. */
const maskClass = (name: string) =>
  name
    .replace(/\d/g, '0')
    .replace(/\p{Script=Han}/gu, '字')
    .slice(0, 120);

/** The outline of a document. @returns `left`: how many elements were left out */
export function outlineOf(root: Document, lexicon: Lexicon): { body?: OutlineNode; left: number } {
  const top = topOf(root);
  if (!top) return { left: 0 };
  let count = 0;

  function nodeOf(element: Element, depth: number): OutlineNode {
    count++;
    const node: OutlineNode = { tag: nameOf(element).toLowerCase() };
    const named = (name: 'class' | 'role' | 'type', mask: (text: string) => string) => {
      const value = attributeOf(element, name);
      if (value) node[name] = mask(value);
    };
    named('class', maskClass);
    named('role', maskClass);
    named('type', maskClass);
    const spans = ['colspan', 'rowspan'].map((name) => attributeOf(element, name) ?? '1');
    if (spans.some((span) => span !== '1')) node.span = spans.map((span) => span.replace(/\D/g, '')).join('×');
    const title = attributeOf(element, 'title');
    if (title) node.title = maskShape(title);
    const text = ownText(element);
    if (text !== '') {
      node.text = maskShape(text);
      const field = lexicon.label(text)?.field;
      if (field) node.field = field;
    }
    if (!isVisible(element)) node.hidden = true;
    const children = depth < DEEPEST ? childrenShown(element) : [];
    if (children.length > 0 && count < MOST) node.children = children.map((child) => nodeOf(child, depth + 1));
    return node;
  }

  const body = nodeOf(top, 0);
  return { body, left: Math.max(0, all(top, '*').length + 1 - count) };
}

function ownText(element: Element): string {
  let text = '';
  for (let child = firstOf(element); child; child = nextOf(child)) if (child instanceof Text) text += child.data;
  return text.trim();
}

/** Children, of a run of the same make only the first few. */
function childrenShown(element: Element): Element[] {
  const seen = new Map<string, number>();
  return [...childrenOf(element)].filter((child) => {
    if (LEFT_OUT.has(nameOf(child).toUpperCase())) return false;
    const make = `${nameOf(child)}.${attributeOf(child, 'class')}`;
    const before = seen.get(make) ?? 0;
    seen.set(make, before + 1);
    return before < ALIKE;
  });
}

/** The address of a document without what could name a person: figures, and everything that is asked of it. */
export const outlinePath = (root: Document): string => pathOf(root.location.href);
