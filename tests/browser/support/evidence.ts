/** Pictures of evidence, and the ways in which a clerk brings them. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Page } from '@playwright/test';
import { dayOfMs, dayText } from '../../../lib/calendar/time.ts';
import type { Anqi } from './anqi.ts';

export interface MadePicture {
  name: string;
  type: string;
  buffer: Buffer;
}

/** Draws a page of HTML as the screenshot of a telephone. */
export async function screenshot(anqi: Anqi, html: string, name = '通话截图.png'): Promise<MadePicture> {
  const page = await anqi.context.newPage();
  await page.setViewportSize({ width: 750, height: 400 });
  await page.setContent(
    `<meta charset="utf-8"><style>body { margin: 24px; font: 32px/1.6 sans-serif; }</style>${html}`,
  );
  const buffer = await page.screenshot({ fullPage: true });
  await page.close();
  await anqi.page.bringToFront();
  return { name, type: 'image/png', buffer };
}

/** The day before yesterday, as lists of calls print days and as the store keeps them. */
export function dayBefore(): { printed: string; day: string } {
  const day = dayText(dayOfMs(Date.now()) - 2);
  const [, month, date] = day.split('-');
  return { printed: `${Number(month)}月${Number(date)}日`, day };
}

/** A list with a call of 45 seconds and one that nobody answered. */
export const callList = (phone: string, printed: string) =>
  `<p>最近通话</p><p>${phone}<br>${printed} 17:27 呼出 45秒</p><p>13900000000<br>${printed} 09:10 未接通</p>`;

/** Pastes pictures as from the clipboard, with no field in focus. */
export async function paste(page: Page, ...pictures: MadePicture[]): Promise<void> {
  const files = pictures.map(({ name, type, buffer }) => ({ name, type, base64: buffer.toString('base64') }));
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    for (const { name, type, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      clipboardData.items.add(new File([bytes], name, { type }));
    }
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true }));
  }, files);
}

/** Drags a file over the page and drops it on a place of the panel. */
export async function drop(page: Page, path: string, picture: MadePicture, onto: string): Promise<void> {
  writeFileSync(path, picture.buffer);
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  const at = (type: 'dragEnter' | 'dragOver' | 'drop', x: number, y: number) =>
    session.send('Input.dispatchDragEvent', { type, x, y, data });
  await at('dragEnter', 640, 200);
  const [x, y] = await placeOf(page, onto);
  await at('dragOver', x, y);
  await at('drop', x, y);
  await session.detach();
}

interface DomNode {
  nodeId: number;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
}

/** The middle of the element of Anqi's with a class, once it is there. */
async function placeOf(page: Page, name: string): Promise<[number, number]> {
  const find = (node: DomNode): DomNode | undefined => {
    const { attributes = [], shadowRoots = [], children = [] } = node;
    if (attributes[attributes.indexOf('class') + 1] === name) return node;
    for (const child of [...shadowRoots, ...children]) {
      const found = find(child);
      if (found) return found;
    }
    return undefined;
  };
  const session = await page.context().newCDPSession(page);
  for (;;) {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const found = find(root as DomNode);
    if (!found) continue;
    const { model } = await session.send('DOM.getBoxModel', { nodeId: found.nodeId });
    await session.detach();
    const [left = 0, top = 0, right = 0, , , bottom = 0] = model.border;
    return [(left + right) / 2, (top + bottom) / 2];
  }
}

/** Chromium itself asks these whatever is loaded. */
const OWN_HOSTS = /[ /.](?:google|googleapis|gvt1)\.com[:/]/;

/** A proxy that lets nothing through and remembers who else was asked for; loopback addresses do not come to it. */
export async function startWall(): Promise<{ switch: string; asked: string[]; close(): void }> {
  const asked: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      const [line = ''] = data.toString('latin1').split('\r\n');
      if (!OWN_HOSTS.test(line)) asked.push(line);
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { switch: `--proxy-server=http://127.0.0.1:${port}`, asked, close: () => void server.close() };
}
