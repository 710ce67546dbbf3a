/** Bad input and bad luck: malformed messages, a full disk, an update while the clerk types. */
import type { CDPSession } from '@playwright/test';
import { type Anqi, expect, test } from './support/anqi.ts';
import { listPage } from './support/sites.ts';
import { stored } from './support/stored.ts';
import { speaker } from './support/words.ts';

const TICKET = { ticketNo: '202600000001', title: '路灯不亮', dueAt: '2030-01-02 17:30' };

/** Evaluates in the content script's own world, as a compromised content script could. */
async function inContentScript(anqi: Anqi, expression: string): Promise<unknown> {
  const session: CDPSession = await anqi.page.context().newCDPSession(anqi.page);
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension://') || context.auxData?.type === 'isolated')
      worlds.push(context.id);
  });
  await session.send('Runtime.enable');
  for (const contextId of worlds) {
    const { result } = await session.send('Runtime.evaluate', {
      expression: `globalThis.chrome?.runtime?.id ? (${expression}) : 'no extension'`,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (result.value !== 'no extension') return result.value;
  }
  throw new Error('no content script of ours runs in this page');
}

const send = (message: unknown) => `chrome.runtime.sendMessage(${JSON.stringify(message)}).catch(String)`;

test('malformed messages are refused, and half of a message is never written', async ({ anqi, sites }) => {
  await anqi.page.goto(sites.serve(listPage([TICKET])));
  await anqi.enable();
  const finding = { kind: 'list', tickets: 1, columns: { total: 4, mapped: 4 }, warnings: [] };
  const observe = (request: object) => inContentScript(anqi, send({ anqi: 'observe', request }));
  expect(await observe({ url: 1 })).toMatchObject({ ok: false, failure: { code: 'bad-message' } });
  const observations = [
    { source: 'list', observation: { ticketNo: 'A-1', title: '好的' } },
    { source: 'list', observation: { ticketNo: 'A-2', title: 7 } },
    { source: 'list', observation: { ticketNo: 'A-3', dueAt: 'soon' } },
    { source: 'list', observation: { ticketNo: 'A-4', unknownField: 'x' } },
  ];
  expect(await observe({ url: 'http://x', finding, observations })).toMatchObject({ ok: true, answer: { refused: 3 } });
  expect((await stored(anqi, 'tickets')).map(({ ticketNo }) => ticketNo).sort()).toEqual(['202600000001', 'A-1']);
});

test('a content script cannot give the commands of the extension’s own pages', async ({ anqi, sites }) => {
  await anqi.page.goto(sites.serve(listPage([TICKET])));
  await anqi.enable();
  const origin = new URL(anqi.page.url()).origin;
  for (const anqiCommand of ['overview', 'exportFile', 'disable', 'behind']) {
    const answer = await inContentScript(anqi, send({ anqi: anqiCommand, request: { origin, deleteData: true } }));
    expect(JSON.stringify(answer ?? {})).not.toContain('"ok":true');
  }
  expect(await stored(anqi, 'tickets')).toHaveLength(1);
});

test('a full disk: the clerk is told, nothing is half written, and the page still works', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  const list = listPage([TICKET]);
  await anqi.page.goto(sites.serve(`${list}<button onclick="this.textContent='ok'">办理</button>`));
  const [worker] = anqi.context.serviceWorkers();
  await worker?.evaluate(() => {
    const full = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...args) {
      return this.name === 'tickets' ? full() : put.apply(this, args);
    };
    IDBObjectStore.prototype.add = full;
  });
  await anqi.inPopup(async (popup) => {
    await popup.locator('button.main').click();
    await expect(popup.getByText(say('failure_storage_full'))).toBeVisible();
  });
  await expect(anqi.page.locator('body > anqi-mark')).toHaveCount(1);
  expect(await stored(anqi, 'tickets')).toEqual([]);
  expect(await stored(anqi, 'rollups')).toEqual([]);
  await anqi.page.getByText('办理').click();
  await expect(anqi.page.getByText('ok')).toBeVisible();
});

test('after an update the old script steps aside and asks for a refresh', async ({ anqi, sites }) => {
  await anqi.page.goto(sites.serve(`${listPage([TICKET])}<textarea></textarea>`));
  await anqi.enable();
  await anqi.page.locator('textarea').fill('答复写到一半');
  const [worker] = anqi.context.serviceWorkers();
  await worker?.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
  await anqi.page
    .locator('td')
    .first()
    .evaluate((cell) => cell.append(' '));
  await expect(anqi.page.locator('body > anqi-mark')).toHaveCount(1);
  await expect(anqi.page.locator('td anqi-mark')).toHaveCount(0);
  await expect(anqi.page.locator('textarea')).toHaveValue('答复写到一半');
});

test('one malformed cell leaves out its field and says so; the ticket stays', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  const odd = { ticketNo: '202600000002', title: '井盖破损', dueAt: '下周某天' };
  await anqi.page.goto(sites.serve(listPage([TICKET, odd, { ...TICKET, ticketNo: '202600000003' }])));
  await anqi.inPopup(async (popup) => {
    await popup.locator('button.main').click();
    await popup.getByText(say('site_warnings', 1)).click();
    await expect(popup.getByText(say('warning_value_unreadable', '办结期限', 2))).toBeVisible();
  });
  const row = (await stored(anqi, 'tickets')).find(({ ticketNo }) => ticketNo === odd.ticketNo);
  expect(row).toMatchObject({ title: '井盖破损' });
  expect(row).not.toHaveProperty('dueAt');
});
