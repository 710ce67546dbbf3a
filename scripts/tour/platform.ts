/** Steps on the platform's own pages. */
import type { FrameLocator, Locator, Page } from 'playwright';
import { ACCOUNT } from '../../practice/http/session.ts';
import { listed } from './city.ts';
import type { Tour } from './context.ts';
import { BADGE, FORM_BADGE, marksOn } from './marks.ts';

/** Rows of one page of a list: all of the made-up quarter's, and little enough for a quick page of real letters. */
const PAGE_SIZE = 200;

export async function signIn({ practice, page, folder }: Tour): Promise<void> {
  await page.goto(`${practice.origin}/modern/signin`);
  await page.locator('[name=username]').fill(ACCOUNT.user);
  await page.locator('[name=password]').fill(ACCOUNT.password);
  await folder.picture(page, 'sign-in');
  await page.locator('button[type=submit]').click();
  await page.waitForURL('**/modern/todo');
  await rowsOf(page).first().waitFor();
  if ((await page.locator(BADGE).count()) > 0) throw new Error('there are badges before Anqi was enabled');
  await folder.picture(page, 'list-before');
}

/** Reads every page of 待办 and 已办, so that the figures speak of the whole quarter. */
export async function readLists({ practice, page, folder }: Tour): Promise<void> {
  await waitForBadges(page, await rowsOf(page).count());
  // The oldest come first: some are overdue by now.
  await page.locator('th', { hasText: '工单编号' }).locator('.sort-caret.ascending').click();
  await rowsOf(page)
    .filter({ hasText: listed(practice.tickets, 'todo').at(-1)?.ticketNo })
    .waitFor();
  const { badges } = await waitForBadges(page, await rowsOf(page).count());
  await folder.picture(page, 'list-with-badges');
  const words = badges.map((badge) => `${badge.words} (${badge.urgency}, drawn ${badge.size})`);
  folder.note('Badges on a page of 待办, sorted by number', countWords(words));
  for (const view of ['todo', 'done'] as const) {
    const count = listed(practice.tickets, view).length;
    for (let number = 1; (number - 1) * PAGE_SIZE < count; number++) {
      await page.goto(`${practice.origin}/modern/${view}?page=${number}&size=${PAGE_SIZE}`);
      await waitForBadges(page, Math.min(PAGE_SIZE, count - (number - 1) * PAGE_SIZE));
    }
    folder.note(`Read from ${view === 'todo' ? '待办' : '已办'}`, [`${count} tickets, a badge beside each`]);
  }
}

/** One detail as a drawer over the list, one as a page of its own reached by a link. */
export async function seeDetails({ practice, page, folder }: Tour): Promise<void> {
  await page.goto(`${practice.origin}/modern/todo`);
  await waitForBadges(page, await countedRows(page));
  await rowsOf(page).nth(1).getByRole('button', { name: '详情' }).click();
  await page.locator(`.el-drawer ${BADGE}`).first().waitFor();
  await folder.picture(page, 'detail-drawer');
  await page.keyboard.press('Escape');
  await page.locator('.el-drawer').waitFor({ state: 'detached' });

  const link = rowsOf(page).nth(2).locator('a.ticket-link');
  const ticketNo = (await link.textContent())?.trim();
  await link.click();
  await page.waitForURL(`**/modern/ticket/${ticketNo}`);
  await page.locator(FORM_BADGE).first().waitFor();
  const { badges } = await marksOn(page);
  folder.note(`Detail of ${ticketNo}`, [badges[0]?.words ?? 'no badge']);
  await folder.picture(page, 'detail-page');
}

export async function readLegacy({ practice, page, folder }: Tour): Promise<void> {
  await page.goto(`${practice.origin}/legacy/`);
  const main = page.frameLocator('iframe[name=main]');
  const numbers = main.locator('.datagrid-view1 .datagrid-row a');
  await numbers.first().waitFor();
  const count = await numbers.count();
  await waitForCount(main, count);
  folder.note("The legacy face's 待办", [`${count} rows in a frame, ${await main.locator(BADGE).count()} badges`]);
  await folder.picture(page, 'legacy-list');

  await numbers.nth(1).click();
  const badge = main.frameLocator('iframe[name=detail]').locator(BADGE).first();
  await badge.waitFor({ state: 'attached' });
  await folder.picture(page, 'legacy-detail');
}

function rowsOf(page: Page): Locator {
  return page.locator('.el-table__body tr.el-table__row');
}

async function countedRows(page: Page): Promise<number> {
  await rowsOf(page).first().waitFor();
  return rowsOf(page).count();
}

/** Waits until every row of the modern face's list has its badge. */
async function waitForBadges(page: Page, rows: number) {
  await page.waitForFunction(([selector, count]) => document.querySelectorAll(selector).length >= count, [
    BADGE,
    rows,
  ] as const);
  return marksOn(page);
}

async function waitForCount(frame: FrameLocator, count: number): Promise<void> {
  await frame
    .locator(BADGE)
    .nth(count - 1)
    .waitFor({ state: 'attached' });
}

/** `3 × words`, the most frequent first. */
function countWords(all: readonly string[]): string[] {
  const groups = [...Map.groupBy(all, (words) => words)].sort(([, a], [, b]) => b.length - a.length);
  return groups.map(([words, same]) => `${same.length} × ${words}`);
}
