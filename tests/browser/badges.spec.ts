/** Countdown badges: one beside each number, with the right words, whatever the page does. */
import type { PracticeTicket } from '../../practice/data/model.ts';
import { killWorker } from '../../scripts/browser/launch.ts';
import { type Anqi, expect, legacyFrame, signInLegacy, signInModern, test } from './support/anqi.ts';
import { badgesOf } from './support/badges.ts';
import { listPage } from './support/sites.ts';
import { listClock } from './support/truth.ts';
import { type Speaker, speaker, spoken } from './support/words.ts';

/** Waits until exactly the numbers that the list shows carry a badge, each with its own ticket's words. */
async function expectEachBadged(
  anqi: Anqi,
  numbers: () => Promise<string[]>,
  tickets: readonly PracticeTicket[],
  say: Speaker,
) {
  const known = new Map(tickets.map((ticket) => [ticket.ticketNo, ticket]));
  await expect(async () => {
    const shown = await numbers();
    expect(shown.length).toBeGreaterThan(0);
    const badges = new Map((await badgesOf(anqi.page)).map((badge) => [badge.beside, badge]));
    const expected = shown.map((ticketNo) => {
      const ticket = known.get(ticketNo);
      if (!ticket) throw new Error(`the platform has no ticket ${ticketNo}`);
      const view = listClock(ticket, Date.now());
      return [ticketNo, spoken(say, view.text), view.urgency];
    });
    expect(shown.map((no) => [no, badges.get(no)?.words, badges.get(no)?.urgency])).toEqual(expected);
    expect(badges.size).toBe(shown.length);
  }).toPass({ timeout: 20_000 });
}

test('modern face: badges follow sorting, paging and navigation, and move no row', async ({ anqi, practice }) => {
  const { page } = anqi;
  await signInModern(page, practice);
  const say = await speaker(anqi);
  const rows = page.locator('.el-table__row');
  const numbers = () => page.locator('.el-table__row td:nth-child(2) a').allInnerTexts();
  const heights = () => rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).offsetHeight));
  const before = await heights();
  await anqi.enable();
  await expectEachBadged(anqi, numbers, practice.tickets, say);
  expect(await heights()).toEqual(before);

  await page.locator('th', { hasText: '办结期限' }).click();
  await expectEachBadged(anqi, numbers, practice.tickets, say);
  await page.locator('.el-pager li', { hasText: '2' }).click();
  await expectEachBadged(anqi, numbers, practice.tickets, say);
  await killWorker(anqi);
  await page.getByText('已办工单').click();
  await page.waitForURL('**/modern/done');
  await page.getByText('待办工单').click();
  await page.waitForURL('**/modern/todo');
  await expectEachBadged(anqi, numbers, practice.tickets, say);
});

test('modern face: a drawer and a detail route carry the badge too', async ({ anqi, practice }) => {
  const { page } = anqi;
  await signInModern(page, practice);
  await anqi.enable();
  const ticketNo = await page.locator('.el-table__row td:nth-child(2) a').first().textContent();
  await page.getByText('详情').first().click();
  await expect.poll(async () => (await badgesOf(page)).filter(({ beside }) => beside === ticketNo).length).toBe(2);
  await page.goto(`${practice.origin}/modern/ticket/${ticketNo}`);
  await expect.poll(async () => (await badgesOf(page)).map(({ printed }) => printed !== '')).toEqual([true]);
});

test('legacy face: frozen columns, full page loads, a page in GBK, a detail in a nested frame', async ({
  anqi,
  practice,
}) => {
  const { page } = anqi;
  await signInLegacy(page, practice);
  const say = await speaker(anqi);
  const list = legacyFrame(page, 'list');
  const numbers = () => list.locator('.datagrid-view1 .datagrid-row a').allInnerTexts();
  await anqi.enable();
  await expectEachBadged(anqi, numbers, practice.tickets, say);
  await killWorker(anqi);
  await list.getByTitle('下一页').click();
  await expectEachBadged(anqi, numbers, practice.tickets, say);
  const [ticketNo = ''] = await numbers();
  await list.getByText(ticketNo).first().click();
  await expect.poll(async () => (await badgesOf(page)).map(({ beside }) => beside)).toEqual([ticketNo]);
});

test('badges tick over by themselves, without the page being read again', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  const dueMs = Math.ceil(Date.now() / 1000) * 1000 + 130_000;
  const dueAt = new Date(dueMs + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  await anqi.page.goto(sites.serve(listPage([{ ticketNo: '202600000001', title: '路灯不亮', dueAt }])));
  await anqi.enable();
  const words = async () => (await badgesOf(anqi.page)).map((badge) => badge.words);
  await expect.poll(words).toEqual([say('clock_minutes', 2)]);
  await expect.poll(words, { timeout: 20_000 }).toEqual([say('clock_minutes', 1)]);
});

test('a page that keeps removing badges wins, and stays usable', async ({ anqi, sites }) => {
  const fighting = `${listPage([{ ticketNo: '202600000001', title: '路灯不亮', dueAt: '2030-01-01 17:30' }])}
<output id="removed">0</output><script>
  const removed = document.getElementById('removed');
  new MutationObserver(() => {
    for (const mark of document.querySelectorAll('anqi-mark')) { mark.remove(); removed.value = Number(removed.value) + 1; }
  }).observe(document.querySelector('table'), { childList: true, subtree: true });
</script>`;
  await anqi.page.goto(sites.serve(fighting));
  await anqi.enable();
  const removed = async () => Number(await anqi.page.locator('#removed').textContent());
  await expect.poll(removed).toBeGreaterThan(3);
  let last = -1;
  await expect(async () => {
    const now = await removed();
    const calm = now === last;
    last = now;
    expect(calm).toBe(true);
  }).toPass({ intervals: [1_500] });
  expect(last).toBeLessThan(40);
});
