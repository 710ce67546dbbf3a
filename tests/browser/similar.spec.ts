/** Repeats and similar tickets: counted in the page, listed beside it with what became of them, and never their text in the page. */
import type { Page } from '@playwright/test';
import { isOpen, type PracticeTicket } from '../../practice/data/model.ts';
import { type Anqi, expect, signInModern, test } from './support/anqi.ts';
import { notices, pressOnPage } from './support/notices.ts';
import { type Speaker, speaker } from './support/words.ts';

const STORY = '诉求人来电反映：沿湖路22号幸福小区3栋楼下的烧烤店每晚油烟直排，熏得楼上住户不敢开窗，已经持续两个月。';
const OWN = {
  工单编号: '202600000100',
  诉求标题: '烧烤店油烟扰民',
  诉求内容: `${STORY}请相关部门处理，谢谢。`,
  诉求人: '张丽华',
  联系电话: '13812345678',
  事发地址: '云溪区云溪街道幸福小区3栋',
  工单状态: '待处置',
  受理时间: '2026-11-20 09:00:00',
};
const REPLY =
  '经查，该店未安装油烟净化设施。已责令停业整改，安装净化设施并检测合格后方可营业，处理结果已电话告知诉求人，诉求人表示满意。';
const OTHERS = [
  {
    ticketNo: '202600000011',
    title: '楼下烧烤店油烟大',
    content: `${STORY}请有关部门处理，谢谢。`,
    citizenPhone: '139****0001',
    place: '云溪区云溪街道幸福小区',
    receivedAt: '2026-11-02T09:00:00+08:00',
    dueAt: '2026-11-09',
    finishedAt: '2026-11-06',
    status: '已办结',
    unit: '区城管局',
    satisfaction: '满意',
    reply: REPLY,
  },
  {
    ticketNo: '202600000012',
    title: '咨询居住证办理',
    content: '诉求人来电咨询居住证到期以后如何续签，需要带哪些材料，请相关部门处理，谢谢。',
    citizenPhone: '138****5678',
    receivedAt: '2026-10-02T09:00:00+08:00',
    status: '办理中',
    unit: '区公安分局',
  },
  {
    ticketNo: '202600000013',
    title: '路口镇烧烤店油烟直排',
    content: '诉求人来电反映：路口镇集镇上的烧烤店油烟直排，附近住户不敢开窗，请相关部门处理，谢谢。',
    citizenPhone: '13700000000',
    place: '云溪区路口镇青松村4组',
    receivedAt: '2026-09-02T09:00:00+08:00',
    dueAt: '2026-09-09',
    finishedAt: '2026-09-16',
    status: '已办结',
    unit: '区城管局',
  },
  ...Array.from({ length: 6 }, (_, i) => ({
    ticketNo: `20260000002${i}`,
    title: `第${i}中学门前路灯不亮`,
    content: `诉求人来电反映：第${i}中学门前的路灯熄灭多日，学生晚自习放学看不清路，请相关部门处理，谢谢。`,
    citizenPhone: `1350000000${i}`,
    receivedAt: '2026-11-02T09:00:00+08:00',
    status: '办理中',
  })),
];

const detail = `<dl>${Object.entries(OWN)
  .map(([label, value]) => `<dt>${label}：</dt><dd>${value}</dd>`)
  .join('')}</dl>`;

async function openPanel({ context, extensionId }: Anqi): Promise<Page> {
  const panel = await context.newPage();
  await panel.setViewportSize({ width: 380, height: 720 });
  await panel.goto(`chrome-extension://${extensionId}/sidepanel.html`);
  await expect(panel.locator('h1').first()).toBeVisible();
  return panel;
}

/** Stores tickets as a file's import does. */
async function importAll(panel: Page, site: string, observations: readonly object[]): Promise<void> {
  const answer = await panel.evaluate((request) => chrome.runtime.sendMessage({ anqi: 'importTickets', request }), {
    site,
    observations: [...observations],
    more: false,
  });
  expect(answer).toMatchObject({ ok: true, answer: { added: observations.length } });
}

const line = (say: Speaker) =>
  [say('related_citizen', 1), say('related_matter', 1), say('related_similar', 1)].join(' · ');

test('a ticket’s page counts what has to do with it, and one click lists it beside the page', async ({
  anqi,
  sites,
}) => {
  const say = await speaker(anqi);
  const address = sites.serve(detail);
  await anqi.page.goto(address);
  await anqi.enable();
  const panel = await openPanel(anqi);
  await importAll(panel, new URL(address).origin, OTHERS);
  await panel.close();
  await anqi.page.bringToFront();
  await anqi.page.reload();
  await expect.poll(() => notices(anqi.page), { timeout: 15_000 }).toContain(line(say));
  // What others wrote never stands in the platform's page, not even in our own panel.
  expect(await notices(anqi.page)).not.toContain('楼下烧烤店');
  expect(await anqi.page.content()).not.toContain('楼下烧烤店');

  const session = await anqi.context.newCDPSession(anqi.page);
  const panels = async () => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.filter(({ url }) => url.endsWith('/sidepanel.html')).length;
  };
  await pressOnPage(anqi.page, new RegExp(say('related_open')));
  await expect.poll(panels).toBe(1);
});

test('the panel says why each is there, what became of it, and what was answered', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  await anqi.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const address = sites.serve(detail);
  await anqi.page.goto(address);
  await anqi.enable();
  const panel = await openPanel(anqi);
  await importAll(panel, new URL(address).origin, OTHERS);
  await expect(panel.locator('.entry')).toHaveCount(8);

  await panel.locator('.entry', { hasText: OWN.工单编号 }).hover();
  await panel.locator('.entry', { hasText: OWN.工单编号 }).locator('.related').click();
  const items = panel.locator('.item');
  await expect(items.locator('.title')).toHaveText(['楼下烧烤店油烟大', '咨询居住证办理', '路口镇烧烤店油烟直排']);
  await expect(panel.locator('.subject')).toContainText(say('related_group', 2, 2));
  await expect(panel.locator('.subject')).toContainText(say('related_ended_unit', '区城管局', 2));
  const [matter, citizen, like] = [items.nth(0), items.nth(1), items.nth(2)];
  await expect(matter.locator('.reasons')).toContainText(say('related_why_equal'));
  await expect(matter.locator('.reasons')).toContainText(say('related_why_place'));
  await expect(matter.locator('.outcome')).toContainText(say('related_on_time'));
  await expect(matter.locator('.outcome')).toContainText(say('related_satisfaction', '满意'));
  await expect(citizen.locator('.reasons')).toHaveText(say('related_why_maskedPhone'));
  await expect(like.locator('.reasons')).toContainText('油烟直排');
  await expect(like.locator('.outcome')).toContainText(say('related_late'));

  await matter.locator('.copy').click();
  await expect(matter.getByRole('status')).toHaveText(say('related_copied'));
  expect(await panel.evaluate(() => navigator.clipboard.readText())).toBe(REPLY);

  await panel.keyboard.press('j');
  await expect(citizen).toHaveAttribute('aria-current', 'true');
  await panel.keyboard.press('Escape');
  await expect(panel.locator('.entry')).toHaveCount(8);
});

test('it follows what is stored, by keyboard from the list; deleting the site’s data leaves nothing', async ({
  anqi,
  sites,
}) => {
  const address = sites.serve(detail);
  const site = new URL(address).origin;
  await anqi.page.goto(address);
  await anqi.enable();
  const panel = await openPanel(anqi);
  const say = await speaker(anqi);
  await panel.bringToFront();
  await expect(panel.locator('.entry.current')).toBeVisible();
  await panel.keyboard.press('s');
  await expect(panel.getByText(say('related_nothing'))).toBeVisible();
  const hostile = { ...OTHERS[0], title: '<img src=x onerror=alert(1)>', reply: '<script>alert(1)</script>' };
  await importAll(panel, site, [hostile, { ticketNo: '202600000099', title: '😀😀', content: '😀' }]);
  await expect(panel.locator('.item .title')).toHaveText([hostile.title]);
  await expect(panel.locator('.item img, .item script')).toHaveCount(0);

  await panel.evaluate(
    (origin) => chrome.runtime.sendMessage({ anqi: 'disable', request: { origin, deleteData: true } }),
    site,
  );
  await expect(panel.locator('.item')).toHaveCount(0);
  await expect.poll(() => indexRows(anqi)).toEqual([0, 0]);
});

/** Rows of the index, and rows that wait for it. */
function indexRows(anqi: Anqi): Promise<number[]> {
  return anqi.inspector.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('anqi');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(['similarLeaves', 'similarWaiting']);
          const counts = ['similarLeaves', 'similarWaiting'].map((name) => transaction.objectStore(name).count());
          transaction.oncomplete = () => {
            opening.result.close();
            resolve(counts.map(({ result }) => result));
          };
        };
      }),
  );
}

test('on the practice platform, tickets that were read off lists and pages are found again', async ({
  anqi,
  practice,
}) => {
  const say = await speaker(anqi);
  await signInModern(anqi.page, practice, '?size=1000');
  await anqi.enable();
  const open = practice.tickets.filter((ticket) => ticket.quarter !== '2020Q2' && isOpen(ticket) && !ticket.hostile);
  const isLike = (a: PracticeTicket, b: PracticeTicket) =>
    a !== b && a.subcategory === b.subcategory && a.unit === b.unit;
  const first = open.find((a) => open.some((b) => isLike(a, b)));
  const second = open.find((b) => first && isLike(first, b));
  if (!first || !second) throw new Error('no two tickets of one sort');
  // The clerk opens both, one after the other.
  for (const { ticketNo } of [first, second]) {
    await anqi.page.goto(`${practice.origin}/modern/ticket/${ticketNo}`);
    await expect.poll(() => notices(anqi.page)).toContain(say('panel_more'));
  }
  await expect.poll(() => notices(anqi.page), { timeout: 30_000 }).toContain(say('related_open'));

  const panel = await openPanel(anqi);
  // Its keys work from when its lines are there.
  await expect(panel.locator('.entry').first()).toBeVisible();
  await panel.keyboard.press('/');
  await expect(panel.getByRole('searchbox')).toBeFocused();
  await panel.keyboard.type(second.ticketNo);
  await expect(panel.locator('.entry')).toHaveCount(1);
  await panel.keyboard.press('Escape');
  await panel.keyboard.press('s');
  await expect(panel.locator('.subject h1')).toHaveText(second.title);
  await expect(panel.locator('.item', { hasText: first.ticketNo }).locator('.title')).toHaveText(first.title);
});
