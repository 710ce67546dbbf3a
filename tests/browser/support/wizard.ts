/** The mapping wizard as a person sees it. Its shadow root is closed to pages, so it is read through the debugger. */
import type { CDPSession, Page } from '@playwright/test';
import { FIELD_GROUPS } from '../../../components/mapping/fields.ts';
import type { ReadField } from '../../../lib/ticket/model.ts';

interface DomNode {
  nodeId: number;
  nodeName: string;
  nodeValue: string;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
  contentDocument?: DomNode;
}

const FIELDS = FIELD_GROUPS.flatMap(([, fields]) => fields);

const below = (node: DomNode): DomNode[] => [
  ...(node.children ?? []),
  ...(node.shadowRoots ?? []),
  ...(node.contentDocument ? [node.contentDocument] : []),
];
const textOf = (node: DomNode): string =>
  node.nodeName === '#text' ? node.nodeValue : (node.children ?? []).map(textOf).join('');
const classOf = ({ attributes = [] }: DomNode) => attributes[attributes.indexOf('class') + 1] ?? '';

function find(node: DomNode, fits: (node: DomNode) => boolean): DomNode[] {
  return [...(fits(node) ? [node] : []), ...below(node).flatMap((child) => find(child, fits))];
}

const isPanel = (node: DomNode) => node.nodeName === 'SECTION' && classOf(node) === 'panel';

async function withPanel<T>(page: Page, work: (panel: DomNode | undefined, session: CDPSession, all: DomNode) => T) {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const [panel] = find(root as DomNode, isPanel);
  const result = await work(panel, session, root as DomNode);
  await session.detach();
  return result;
}

/** Everything that the panel says; undefined while it is not there. */
export const panelText = (page: Page): Promise<string | undefined> =>
  withPanel(page, (panel) => panel && textOf(panel));

/** The preview, a line a field: its name and the values. */
export const previewLines = (page: Page): Promise<string[][]> =>
  withPanel(page, (panel) => {
    const tables = panel ? find(panel, (node) => node.nodeName === 'TABLE' && classOf(node) === 'preview') : [];
    const rows = tables.flatMap((table) => find(table, (node) => node.nodeName === 'TR')).slice(1);
    return rows.map((row) => find(row, ({ nodeName }) => nodeName === 'TH' || nodeName === 'TD').map(textOf));
  });

/** Names on the chips over the page. */
export const chips = (page: Page): Promise<string[]> =>
  withPanel(page, (_panel, _session, all) => find(all, (node) => classOf(node).startsWith('chip ')).map(textOf));

/** Clicks a button of the panel, or a chip, by its text. */
export async function press(page: Page, text: string): Promise<void> {
  const at = await withPanel(page, async (_panel, session, all) => {
    const [ours] = find(all, (node) => node.nodeName === 'ANQI-MARK' && find(node, isPanel).length > 0);
    const [button] = ours ? find(ours, (node) => node.nodeName === 'BUTTON' && textOf(node) === text) : [];
    if (!button) throw new Error(`no button ${text}`);
    const { model } = await session.send('DOM.getBoxModel', { nodeId: button.nodeId });
    const [left = 0, top = 0, right = 0, , , bottom = 0] = model.border;
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  });
  await page.mouse.click(at.x, at.y);
}

/** Chooses a field in the select that has the keyboard, by arrow keys, from "not read". */
export async function chooseByKeys(page: Page, field: ReadField): Promise<void> {
  for (let i = 0; i <= FIELDS.indexOf(field); i++) await page.keyboard.press('ArrowDown');
}
