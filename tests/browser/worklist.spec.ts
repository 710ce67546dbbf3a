/** The worklist beside the page: order, groups, filters, views, keys, and that it follows what is read. */
import type { Page } from '@playwright/test';
import { chinaCalendar } from '../../lib/calendar/china.ts';
import { dayOfMs, dayText } from '../../lib/calendar/time.ts';
import { isOpen, type PracticeTicket } from '../../practice/data/model.ts';
import { type Anqi, expect, signInModern, test } from './support/anqi.ts';
import { listPage } from './support/sites.ts';
import { speaker } from './support/words.ts';

async function openList({ context, extensionId }: Anqi): Promise<Page> {
  const list = await context.newPage();
  await list.setViewportSize({ width: 380, height: 720 });
  await list.goto(`chrome-extension://${extensionId}/sidepanel.html`);
  await expect(list.locator('h1')).toBeVisible();
  return list;
}

const numbers = (list: Page) => list.locator('.entry .no');
const inDays = (days: number) => `${dayText(dayOfMs(Date.now()) + days)} 17:30`;

test('every open ticket of the platform stands under its group, nearest limit first', async ({ anqi, practice }) => {
  const open = practice.tickets.filter((ticket) => ticket.quarter !== '2020Q2' && isOpen(ticket));
  await signInModern(anqi.page, practice, '?size=1000');
  await anqi.enable();
  const list = await openList(anqi);
  await expect(list.locator('header .note')).toContainText(` ${open.length} `);
  const now = Date.now();
  // The nearer of two limits, to the minute that the list prints.
  const limit = ({ dueAt = Number.MAX_VALUE, cityDueAt = Number.MAX_VALUE }: PracticeTicket) =>
    Math.floor(Math.min(dueAt, cityDueAt) / 60_000);
  const late = open.filter((ticket) => limit(ticket) * 60_000 < now);
  await expect(list.locator('.heading.overdue span')).toHaveText(String(late.length));
  const order = [...open]
    .sort((a, b) => limit(a) - limit(b) || (a.ticketNo < b.ticketNo ? -1 : 1))
    .map(({ ticketNo }) => ticketNo);
  await expect.poll(async () => (await numbers(list).allInnerTexts()).slice(0, 5)).toEqual(order.slice(0, 5));

  const unit = open[0]?.unit ?? '';
  const say = await speaker(anqi);
  await list.getByRole('combobox', { name: say('field_unit') }).selectOption(unit);
  await expect(list.locator('header .note')).toContainText(`${open.filter((ticket) => ticket.unit === unit).length} `);
  await list.locator('.views button').click();
  await list.locator('.views input').fill('本街道');
  await list.keyboard.press('Enter');
  await expect(list.locator('.view')).toHaveText(/本街道/);
  await list.reload();
  await list.locator('.view button').first().click();
  await expect(list.getByRole('combobox', { name: say('field_unit') })).toHaveValue(unit);
});

test('by keyboard: down, up, search, help, and Enter opens the ticket on the platform', async ({ anqi, sites }) => {
  const rows = [1, 2, 3].map((i) => ({
    ticketNo: `RX202600020${i}`,
    title: `路灯第${i}盏不亮`,
    dueAt: inDays(30 + i),
  }));
  const page = sites.serve((url) =>
    url.searchParams.has('id')
      ? '<p>detail</p>'
      : listPage(rows).replace(/<td>(RX\d+)<\/td>/g, `<td><a href="${url.pathname}?id=$1">$1</a></td>`),
  );
  await anqi.page.goto(page);
  await anqi.enable();
  const list = await openList(anqi);
  await expect(numbers(list)).toHaveText(rows.map(({ ticketNo }) => ticketNo));
  await list.keyboard.press('j');
  await list.keyboard.press('j');
  await list.keyboard.press('k');
  await expect(list.locator('.entry.current .no')).toHaveText('RX2026000202');
  const opened = anqi.context.waitForEvent('page');
  await list.keyboard.press('Enter');
  await expect(await opened).toHaveURL(/\?id=RX2026000202$/);

  await list.bringToFront();
  await list.keyboard.press('/');
  await list.keyboard.type('第3盏');
  await expect(numbers(list)).toHaveText(['RX2026000203']);
  await list.keyboard.press('Escape');
  await list.keyboard.press('?');
  await expect(list.locator('.keys')).toBeVisible();
  await list.keyboard.press('Escape');
  await expect(list.locator('.keys')).toHaveCount(0);
});

test('it follows what is read elsewhere, and draws ten thousand tickets by the screenful', async ({ anqi, sites }) => {
  const rows = [{ ticketNo: 'RX2026000301', title: '路灯不亮', dueAt: inDays(40) }];
  const page = sites.serve(() => listPage(rows));
  await anqi.page.goto(page);
  await anqi.enable();
  const list = await openList(anqi);
  await expect(numbers(list)).toHaveText(['RX2026000301']);
  rows.push({ ticketNo: 'RX2026000302', title: '井盖破损', dueAt: inDays(20) });
  await anqi.page.reload();
  await list.bringToFront();
  await expect(numbers(list)).toHaveText(['RX2026000302', 'RX2026000301']);

  const working = dayOfMs(Date.now()) + (chinaCalendar.isWorking(dayOfMs(Date.now()) + 50) ? 50 : 53);
  await list.evaluate(
    async ([site, dueAt]) => {
      for (let batch = 0; batch < 20; batch++) {
        const observations = Array.from({ length: 500 }, (_, i) => ({
          ticketNo: `IM${String(batch * 500 + i).padStart(8, '0')}`,
          title: '占道经营',
          status: '办理中',
          dueAt,
        }));
        const request = { site, observations, more: batch < 19 };
        await (
          globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): Promise<unknown> } } }
        ).chrome.runtime.sendMessage({ anqi: 'importTickets', request });
      }
    },
    [new URL(page).origin, dayText(working)] as const,
  );
  await list.bringToFront();
  await expect(list.locator('header .note')).toContainText('10002', { timeout: 30_000 });
  expect(await list.locator('.scroller li').count()).toBeLessThan(60);
  await list.locator('.scroller').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
  await expect(numbers(list).last()).toHaveText('IM00009999');
});

test('the popup’s button opens it beside the page', async ({ anqi, sites }) => {
  await anqi.page.goto(sites.serve(listPage([{ ticketNo: 'RX2026000401', title: '路灯不亮', dueAt: inDays(9) }])));
  await anqi.enable();
  const session = await anqi.context.newCDPSession(anqi.page);
  const panels = async () => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.filter(({ url }) => url.endsWith('/sidepanel.html')).length;
  };
  expect(await panels()).toBe(0);
  await anqi.inPopup((popup) => popup.locator('button.worklist').click());
  await expect.poll(panels).toBe(1);
});
