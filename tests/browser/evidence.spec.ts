/** Evidence in pictures: brought to a ticket's page, read on this computer, offered for the contact log. */
import { killWorker } from '../../scripts/browser/launch.ts';
import { type Anqi, expect, test } from './support/anqi.ts';
import { callList, dayBefore, drop, paste, screenshot, startWall } from './support/evidence.ts';
import { notices, pressOnPage } from './support/notices.ts';
import { stored } from './support/stored.ts';
import { speaker } from './support/words.ts';

const NO = '202600000001';
const OWN = '13800001234';
const ticketPage = (phone: string, more = '') =>
  `<title>工单</title><dl>${[
    ['工单编号', NO],
    ['诉求标题', '路灯不亮'],
    ['诉求内容', '沿湖路 22 号附近路灯长期不亮'],
    ['诉求人', '张女士'],
    ['联系电话', phone],
    ['工单状态', '处办中'],
  ]
    .map(([label, value]) => `<dt>${label}：</dt><dd>${value}</dd>`)
    .join('')}</dl><textarea>正在写的答复</textarea>${more}`;

const states = async (anqi: Anqi) => (await stored(anqi, 'evidence')).map(({ state }) => state).sort();
const worker = async (anqi: Anqi) =>
  anqi.context.serviceWorkers()[0] ?? (await anqi.context.waitForEvent('serviceworker'));
/** Ends the document that reads, as the browser does when memory runs out. */
const killReader = async (anqi: Anqi) =>
  (await worker(anqi)).evaluate(() =>
    (chrome as unknown as { offscreen: { closeDocument(): Promise<void> } }).offscreen.closeDocument(),
  );
/** A text long enough that reading it takes several seconds. */
const long = (lines: number) =>
  Array.from({ length: lines }, (_, i) => `<p>第${i + 1}行：今天上午到现场核实路灯情况，已安排人员更换灯具。</p>`).join(
    '',
  );

/** The corners of an element that something of Anqi's lies over. */
const hiddenCorners = (element: Element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return [
    [left + 4, top + 4],
    [right - 4, top + 4],
    [left + 4, bottom - 4],
    [right - 4, bottom - 4],
  ].filter(([x = 0, y = 0]) => document.elementFromPoint(x, y)?.localName === 'anqi-mark');
};

async function open(anqi: Anqi, address: string): Promise<void> {
  await anqi.page.goto(address);
  await anqi.enable();
  await expect.poll(async () => (await stored(anqi, 'tickets')).length).toBe(1);
}

test('a pasted list of calls is read, and its call with the ticket offered with number, time and length', async ({
  anqi,
  sites,
}) => {
  const say = await speaker(anqi);
  const { printed, day } = dayBefore();
  await open(anqi, sites.serve(ticketPage('138****1234')));
  await paste(anqi.page, await screenshot(anqi, callList(OWN, printed)));
  await expect.poll(() => notices(anqi.page), { timeout: 60_000 }).toContain(say('evidence_match_mask'));
  const panel = await notices(anqi.page);
  for (const text of [OWN, say('evidence_kind_calls'), say('evidence_offer_which', 2), say('evidence_text')])
    expect(panel).toContain(text);
  const [row] = await stored(anqi, 'evidence');
  expect(row?.image).toBeUndefined();
  expect(row?.found).toHaveProperty('contacts', [
    { how: 'phone', phone: OWN, at: `${day}T17:27:00+08:00`, seconds: 45, reached: true },
    { how: 'phone', phone: '13900000000', at: `${day}T09:10:00+08:00`, seconds: 0, reached: false },
  ]);
  // Nothing is noted without the clerk.
  expect((await stored(anqi, 'tickets'))[0]?.contacts).toBeUndefined();
  await pressOnPage(anqi.page, say('evidence_offer_save'));
  await expect.poll(() => notices(anqi.page)).toContain(say('evidence_offer_saved'));
  expect((await stored(anqi, 'tickets'))[0]?.contacts).toMatchObject([
    { at: `${day}T17:27:00+08:00`, how: 'phone', reached: true, seconds: 45 },
  ]);
  await pressOnPage(anqi.page, say('evidence_remove'));
  await expect.poll(() => states(anqi)).toEqual([]);
});

test('a conversation offers that the outcome was told and what the citizen thinks, and covers neither reply nor button', async ({
  anqi,
  sites,
}) => {
  const say = await speaker(anqi);
  const { page } = anqi;
  await page.setViewportSize({ width: 1280, height: 800 });
  const form =
    '<form style="margin:12px"><p>办理结果：</p><textarea name="reply" aria-label="办理结果" style="width:1000px;height:180px"></textarea><p><button>提交答复</button></p></form>';
  await open(anqi, sites.serve(ticketPage(OWN, form)));
  await page.getByLabel('办理结果').click();
  const chat = `<p>${dayBefore().printed} 09:12</p><p>您好，我是路灯所的小李，沿湖<br>路的灯已经修好了</p><p>好的，谢谢，很满意</p>`;
  await paste(page, await screenshot(anqi, chat, '微信.png'));
  await expect.poll(() => notices(page), { timeout: 60_000 }).toContain(say('contact_told'));
  for (const covered of [page.getByLabel('办理结果'), page.getByRole('button', { name: '提交答复' })])
    expect(await covered.evaluate(hiddenCorners)).toEqual([]);
  await pressOnPage(page, say('evidence_offer_save'));
  await expect
    .poll(async () => (await stored(anqi, 'tickets'))[0]?.contacts)
    .toMatchObject([{ how: 'message', reached: true, told: true, opinion: 'satisfied' }]);
  expect((await stored(anqi, 'tickets'))[0]?.contacts).not.toHaveProperty('0.whom');
});

test('a picture is dropped on the panel that shows itself while it is dragged, and the page does not see the drop', async ({
  anqi,
  sites,
}, info) => {
  const say = await speaker(anqi);
  const watch = '<script>addEventListener("drop", () => { document.title = "dropped"; });</script>';
  await open(anqi, sites.serve(ticketPage(OWN, watch)));
  const picture = await screenshot(anqi, callList(OWN, dayBefore().printed));
  await drop(anqi.page, info.outputPath('call.png'), picture, 'drop');
  await expect.poll(() => notices(anqi.page), { timeout: 60_000 }).toContain(say('evidence_match_exact'));
  expect(await anqi.page.title()).toBe('工单');
});

test('an image of the page itself is read from the context menu, wherever in the tab it stands', async ({
  anqi,
  sites,
}) => {
  const say = await speaker(anqi);
  const picture = await screenshot(anqi, callList(OWN, dayBefore().printed));
  const src = `data:image/png;base64,${picture.buffer.toString('base64')}`;
  const frame = sites.serve(`<img id="attachment" src="${src}">`);
  await open(anqi, sites.serve(ticketPage(OWN, `<iframe src="${frame}" width="800" height="300"></iframe>`)));
  await anqi.page.frameLocator('iframe').locator('img').waitFor();
  await (await worker(anqi)).evaluate(
    async ({ address, image, framed }) => {
      const [tab] = (await chrome.tabs.query({})).filter(({ url }) => url === address);
      const frames = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? 0, allFrames: true },
        func: () => location.href,
      });
      const frameId = frames.find(({ result }) => result === framed)?.frameId;
      const { onClicked } = chrome.contextMenus as unknown as {
        onClicked: { dispatch(info: object, tab: object | undefined): void };
      };
      onClicked.dispatch({ menuItemId: 'recognise-image', srcUrl: image, frameId, editable: false }, tab);
    },
    { address: anqi.page.url(), image: src, framed: frame },
  );
  await expect.poll(() => notices(anqi.page), { timeout: 60_000 }).toContain(say('evidence_match_exact'));
});

test('of two at once the second waits, and one is stopped in the middle and taken up again', async ({
  anqi,
  sites,
}) => {
  const say = await speaker(anqi);
  await open(anqi, sites.serve(ticketPage(OWN)));
  const first = await screenshot(anqi, long(40), '走访.png');
  const second = await screenshot(anqi, callList(OWN, dayBefore().printed));
  await paste(anqi.page, first, second);
  await expect.poll(() => states(anqi)).toEqual(['running', 'waiting']);
  await expect.poll(() => notices(anqi.page)).toContain(say('evidence_state_waiting'));
  // Of the two buttons the lower one belongs to what came first.
  await pressOnPage(anqi.page, say('evidence_cancel'), 'last');
  await expect.poll(() => states(anqi), { timeout: 60_000 }).toEqual(['cancelled', 'done']);
  await expect.poll(() => notices(anqi.page)).toContain(say('evidence_state_cancelled'));
  await pressOnPage(anqi.page, say('evidence_retry'));
  await expect.poll(() => states(anqi), { timeout: 90_000 }).toEqual(['done', 'done']);
});

test('reading goes on after the worker or the document that reads was killed in the middle', async ({
  anqi,
  sites,
}) => {
  await open(anqi, sites.serve(ticketPage(OWN)));
  const picture = await screenshot(anqi, long(40), '走访.png');
  await paste(anqi.page, picture);
  await expect.poll(() => states(anqi)).toEqual(['running']);
  await killWorker(anqi);
  expect(await states(anqi)).toEqual(['running']);
  await expect.poll(() => states(anqi), { timeout: 90_000 }).toEqual(['done']);

  await paste(anqi.page, picture);
  await expect.poll(() => states(anqi)).toEqual(['done', 'running']);
  await killReader(anqi);
  expect(await states(anqi)).toEqual(['done', 'running']);
  await expect.poll(() => states(anqi), { timeout: 90_000 }).toEqual(['done', 'done']);
  const [one, other] = await stored(anqi, 'evidence');
  expect(one?.recognised).toEqual(other?.recognised);
});

test('what is no picture, too large or broken is told as what it is, and the page keeps all it had', async ({
  anqi,
  sites,
}) => {
  const say = await speaker(anqi);
  await open(anqi, sites.serve(ticketPage(OWN)));
  const before = await anqi.page.locator('body').innerHTML();
  const image = (name: string, buffer: Buffer, type = 'image/png') => ({ name, type, buffer });
  const head = (await screenshot(anqi, '<p>图</p>')).buffer;
  const cases = [
    [image('扫描件.png', Buffer.from('%PDF-1.7\n1 0 obj')), 'pdf'],
    [image('半张.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 1, 2, 3]), 'image/jpeg'), 'broken'],
    [image('坏图.png', head.subarray(0, 60)), 'broken'],
    [image('说明.png', Buffer.from('不是图片')), 'not_picture'],
    [image('空.png', Buffer.alloc(0)), 'empty'],
  ] as const;
  for (const [file, refusal] of cases) {
    await paste(anqi.page, file);
    await expect.poll(() => notices(anqi.page)).toContain(say(`evidence_refused_${refusal}`));
  }
  // Of 80 MB, made in the page: it does not travel through the debugger.
  await anqi.page.evaluate(
    (start) => {
      const clipboardData = new DataTransfer();
      const bytes = [new Uint8Array(start), new Uint8Array(80 * 1_048_576)];
      clipboardData.items.add(new File(bytes, '原图.png', { type: 'image/png' }));
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    },
    [...head.subarray(0, 64)],
  );
  await expect.poll(() => notices(anqi.page)).toContain(say('evidence_refused_large'));
  expect(await stored(anqi, 'evidence')).toEqual([]);
  expect(await anqi.page.locator('body').innerHTML()).toBe(before);
  expect(await anqi.page.locator('textarea').inputValue()).toBe('正在写的答复');
  await pressOnPage(anqi.page, '×', 'last');
});

const wall = await startWall();
test.afterAll(() => wall.close());

test.describe('behind a wall that lets nothing out', () => {
  test.use({ args: [wall.switch] });

  test('a picture is read, and nobody was asked for anything', async ({ anqi, sites }) => {
    const say = await speaker(anqi);
    await open(anqi, sites.serve(ticketPage(OWN)));
    await paste(anqi.page, await screenshot(anqi, callList(OWN, dayBefore().printed)));
    await expect.poll(() => notices(anqi.page), { timeout: 60_000 }).toContain(say('evidence_match_exact'));
    expect(wall.asked).toEqual([]);
    // The wall does notice.
    await (await worker(anqi)).evaluate(() => fetch('http://cdn.example.com/data.gz').catch(() => undefined));
    await expect.poll(() => wall.asked).toEqual([expect.stringContaining('cdn.example.com')]);
  });
});
