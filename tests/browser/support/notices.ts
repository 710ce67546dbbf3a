/** What Anqi says on a page, and its buttons there: closed to scripts, so that they are looked at through the debugger. */
import { expect, type Page } from '@playwright/test';

interface DomNode {
  nodeId: number;
  nodeName: string;
  nodeValue: string;
  children?: DomNode[];
  shadowRoots?: DomNode[];
  contentDocument?: DomNode;
}

const below = ({ shadowRoots = [], children = [], contentDocument }: DomNode): DomNode[] => [
  ...shadowRoots,
  ...children,
  ...(contentDocument ? [contentDocument] : []),
];
const find = (node: DomNode, name: string): DomNode[] =>
  node.nodeName === name ? [node] : below(node).flatMap((child) => find(child, name));
const textOf = (node: DomNode): string =>
  node.nodeName === '#text' ? node.nodeValue : node.nodeName === 'STYLE' ? '' : below(node).map(textOf).join('');

async function ours(page: Page) {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  return { session, elements: find(root as DomNode, 'ANQI-MARK') };
}

/** All text of Anqi's notices, panels and badges on a page. */
export async function notices(page: Page): Promise<string> {
  const { session, elements } = await ours(page);
  await session.detach();
  return elements.map(textOf).join('\n');
}

export interface OnPage {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a button of Anqi's lies on a page, by what stands on it: all of it, or what a pattern finds. */
export async function boxOnPage(page: Page, text: string | RegExp, which: 'first' | 'last' = 'first'): Promise<OnPage> {
  const { session, elements } = await ours(page);
  const buttons = elements
    .flatMap((element) => find(element, 'BUTTON'))
    .filter((each) => {
      const printed = textOf(each);
      return typeof text === 'string' ? printed === text : text.test(printed);
    });
  const button = buttons.at(which === 'first' ? 0 : -1);
  if (!button) throw new Error(`no button ${text} on the page`);
  await session.send('DOM.scrollIntoViewIfNeeded', { nodeId: button.nodeId });
  const { model } = await session.send('DOM.getBoxModel', { nodeId: button.nodeId });
  await session.detach();
  const [left = 0, top = 0, right = 0, , , bottom = 0] = model.border;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Presses a button of Anqi's on a page, once it is there: what was just stored is drawn a moment later. */
export async function pressOnPage(page: Page, text: string | RegExp, which: 'first' | 'last' = 'first'): Promise<void> {
  // A panel finds its place anew as the page moves: pressed is what has come to rest, as Playwright does it.
  await expect(() => boxOnPage(page, text, which)).toPass();
  let box: OnPage;
  let next = await boxOnPage(page, text, which);
  do {
    box = next;
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    next = await boxOnPage(page, text, which);
  } while (!isSame(box, next));
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

const isSame = (a: OnPage, b: OnPage) => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** Whether the keyboard is in Anqi's field of that name. */
export async function isAtPart(page: Page, name: string): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes.some(
    (node) =>
      node.name?.value === name &&
      node.properties?.some((each) => each.name === 'focused' && each.value.value === true),
  );
}
