/** "Read all pages": through pagers and virtual lists and back, pressing nothing but the pager. */
import { killWorker } from '../../scripts/browser/launch.ts';
import { type Anqi, expect, legacyFrame, signInLegacy, signInModern, test } from './support/anqi.ts';
import { stored } from './support/stored.ts';
import {
  linkedPages,
  postedPages,
  presses,
  rows,
  scriptedPages,
  startWalk,
  virtualPage,
  walkState,
} from './support/walks.ts';
import { speaker } from './support/words.ts';

const isOver = { timeout: 100_000, intervals: [250] };

async function untilOver(anqi: Anqi) {
  await expect.poll(async () => (await walkState(anqi))?.phase, isOver).toBe('over');
  return await walkState(anqi);
}

async function untilPage(anqi: Anqi, page: number): Promise<void> {
  await expect.poll(async () => (await walkState(anqi))?.page ?? 0, isOver).toBeGreaterThanOrEqual(page);
}

const numbersStored = async (anqi: Anqi) => (await stored(anqi, 'tickets')).map(({ ticketNo }) => ticketNo).sort();

test('Element Plus: every page, from the second back to the second', async ({ anqi, practice }) => {
  const { page } = anqi;
  const say = await speaker(anqi);
  await signInModern(page, practice, '?page=2');
  await anqi.enable();
  const strays = await countStrays(anqi, '.el-pagination');
  await startWalk(anqi, say);
  expect(await untilOver(anqi)).toMatchObject({ end: 'all', returned: true, start: { page: 2 } });
  const running = practice.tickets.filter(
    ({ quarter, status }) => quarter !== '2020Q2' && !/^已(办结|退回)$/.test(status),
  );
  expect((await walkState(anqi))?.read).toBe(running.length);
  expect(await numbersStored(anqi)).toEqual(running.map(({ ticketNo }) => ticketNo).sort());
  await expect(page.locator('.el-pager .is-active')).toHaveText('2');
  expect(await strays()).toBe(0);
});

test('framed datagrid that loads each page anew: every page, then back to the first', async ({ anqi, practice }) => {
  const say = await speaker(anqi);
  await signInLegacy(anqi.page, practice);
  await anqi.enable();
  await startWalk(anqi, say);
  expect(await untilOver(anqi)).toMatchObject({ end: 'all', returned: true, pages: 6, done: 6 });
  expect(await stored(anqi, 'tickets')).toHaveLength((await walkState(anqi))?.read ?? 0);
  await expect(legacyFrame(anqi.page, 'list').getByText(/第 1 页/)).toBeVisible();
});

test('Esc stops a walk in one frame while the keyboard stands in another', async ({ anqi, practice }) => {
  const say = await speaker(anqi);
  await signInLegacy(anqi.page, practice);
  await anqi.enable();
  await startWalk(anqi, say);
  await untilPage(anqi, 3);
  // What was pressed last is a link of the menu's frame.
  await anqi.page.keyboard.press('Escape');
  expect(await untilOver(anqi)).toMatchObject({ end: 'stopped', returned: true });
});

test('plain links: full loads, a worker that dies twice, the place in the page found again', async ({
  anqi,
  sites,
}) => {
  const say = await speaker(anqi);
  const tickets = rows(30);
  await anqi.page.goto(sites.serve(linkedPages(tickets, 6)));
  await anqi.enable();
  await anqi.page.evaluate(() => scrollTo(0, 300));
  await startWalk(anqi, say);
  await untilPage(anqi, 2);
  await killWorker(anqi);
  await untilPage(anqi, 4);
  await killWorker(anqi);
  expect(await untilOver(anqi)).toMatchObject({ end: 'all', done: 5, read: 30, returned: true });
  expect(await numbersStored(anqi)).toEqual(tickets.map(({ ticketNo }) => ticketNo));
  await expect(anqi.page.locator('.pager b')).toHaveText('1');
  await expect.poll(() => anqi.page.evaluate(() => scrollY)).toBe(300);
  expect(await presses(anqi)).toEqual({ pager: 5, elsewhere: 0 });
  expect(await anqi.page.title()).not.toBe('deleted');
});

test('numbers and dots in a row of the table, links that run a script of the page', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  await anqi.page.goto(sites.serve(postedPages(rows(25), 5)));
  await anqi.enable();
  await startWalk(anqi, say);
  expect(await untilOver(anqi)).toMatchObject({ end: 'all', done: 5, read: 25, returned: true });
  await expect(anqi.page.locator('.pager span')).toHaveText('1');
  expect((await presses(anqi)).elsewhere).toBe(0);
});

test('a pager of icons beside other buttons: only the pager is pressed, a worker may die', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  await anqi.page.goto(sites.serve(scriptedPages(rows(20), 5, { says: true, start: 3 })));
  await anqi.enable();
  await startWalk(anqi, say);
  await untilPage(anqi, 2);
  await killWorker(anqi);
  expect(await untilOver(anqi)).toMatchObject({ end: 'all', done: 4, read: 20, returned: true, start: { page: 3 } });
  await expect(anqi.page.locator('.pager')).toContainText('第 3 页');
  expect((await presses(anqi)).elsewhere).toBe(0);
  expect(await anqi.page.title()).not.toBe('deleted');
  expect(await numbersStored(anqi)).toHaveLength(20);
});

test('a next button that stays alive on the last page ends the walk', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  await anqi.page.goto(sites.serve(scriptedPages(rows(10), 5, { says: false })));
  await anqi.enable();
  await startWalk(anqi, say);
  expect(await untilOver(anqi)).toMatchObject({ end: 'all', done: 2, read: 10, returned: true });
  await expect(anqi.page.locator('.pager')).toContainText('第 1 页');
});

test('Esc stops within a second and goes back; so does the button in the popup', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  await anqi.page.goto(sites.serve(scriptedPages(rows(40), 5, { says: true })));
  await anqi.enable();
  await startWalk(anqi, say);
  await untilPage(anqi, 3);
  await anqi.page.keyboard.press('Escape');
  await expect.poll(async () => (await walkState(anqi))?.phase, { timeout: 1_000, intervals: [50] }).toBe('back');
  expect(await untilOver(anqi)).toMatchObject({ end: 'stopped', returned: true });
  await expect(anqi.page.locator('.pager')).toContainText('第 1 页');

  await startWalk(anqi, say);
  await untilPage(anqi, 2);
  await anqi.inPopup((popup) => popup.getByRole('button', { name: say('walk_stop') }).click());
  expect(await untilOver(anqi)).toMatchObject({ end: 'stopped', returned: true });
  expect((await presses(anqi)).elsewhere).toBe(0);
});

test('a filter that the clerk sets ends the walk where the page is', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  await anqi.page.goto(sites.serve(scriptedPages(rows(40), 5, { says: true })));
  await anqi.enable();
  await startWalk(anqi, say);
  await untilPage(anqi, 2);
  await anqi.page.locator('#filter').fill('第 1');
  await anqi.page.locator('#search').click();
  expect(await untilOver(anqi)).toMatchObject({ end: 'changed', returned: false });
  await expect(anqi.page.locator('.pager')).toContainText('第 1 页，共 3 页');
});

test('a virtual list: every row is read, and the list stands where it stood', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  await anqi.page.goto(sites.serve(virtualPage(2_000)));
  await anqi.enable();
  await anqi.page.locator('#box').evaluate((box) => box.scrollTo(0, 640));
  await startWalk(anqi, say);
  expect(await untilOver(anqi)).toMatchObject({ kind: 'scroll', end: 'all', read: 2_000, returned: true });
  expect(await numbersStored(anqi)).toHaveLength(2_000);
  expect(await anqi.page.locator('#box').evaluate((box) => box.scrollTop)).toBe(640);
  expect((await presses(anqi)).elsewhere).toBe(0);
});

/** Counts presses outside an element of a page that knows nothing of it. */
async function countStrays(anqi: Anqi, selector: string): Promise<() => Promise<number>> {
  await anqi.page.evaluate((inside) => {
    sessionStorage.strays = '0';
    addEventListener(
      'click',
      (event) => {
        const isInside = event.target instanceof Element && event.target.closest(inside);
        if (!isInside) sessionStorage.strays = String(Number(sessionStorage.strays) + 1);
      },
      true,
    );
  }, selector);
  return () => anqi.page.evaluate(() => Number(sessionStorage.strays));
}
