/** What Anqi drew on a page. Its shadow roots are closed to scripts, so the browser's debugger is asked. */
import type { Page } from 'playwright';
import { OWN_TAG } from '../../lib/reading/text.ts';

interface Node {
  nodeName: string;
  nodeValue: string;
  attributes?: string[];
  children?: Node[];
  shadowRoots?: Node[];
  contentDocument?: Node;
}

export interface Marks {
  /** In the order of the page, all its frames included. */
  badges: { urgency: string; size: string; words: string }[];
  notices: string[];
}

/** Badges and notices as a person sees them. */
export async function marksOn(page: Page): Promise<Marks> {
  const session = await page.context().newCDPSession(page);
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: Node };
  await session.detach();
  const marks: Marks = { badges: [], notices: [] };
  collect(root, marks);
  return marks;
}

/** Selectors: badges stand in the cells of tables and behind the fields of forms, notices in the body itself. */
export const BADGE = `td ${OWN_TAG}`;
export const FORM_BADGE = `form ${OWN_TAG}`;
export const NOTICE = `body > ${OWN_TAG}`;

function collect(node: Node, marks: Marks): void {
  if (node.nodeName === OWN_TAG.toUpperCase()) {
    for (const [shown, name] of node.shadowRoots?.map((root) => root.children ?? []) ?? []) {
      if (!shown) continue;
      if (shown.nodeName === 'SPAN') {
        const [urgency = '', size = ''] = attribute(shown, 'class').split(' ');
        marks.badges.push({ urgency, size, words: textOf(attribute(shown, 'aria-labelledby') ? name : shown) });
      }
      if (shown.nodeName === 'SECTION' && attribute(shown, 'class').startsWith('shown'))
        marks.notices.push(textOf(shown.children?.[0]));
    }
  }
  for (const inner of [...(node.children ?? []), ...(node.contentDocument ? [node.contentDocument] : [])]) {
    collect(inner, marks);
  }
}

function attribute({ attributes = [] }: Node, name: string): string {
  const at = attributes.findIndex((each, index) => index % 2 === 0 && each === name);
  return at < 0 ? '' : (attributes[at + 1] ?? '');
}

function textOf(node: Node | undefined): string {
  if (!node) return '';
  return node.nodeName === '#text' ? node.nodeValue : (node.children ?? []).map(textOf).join('');
}
