/** A portal that shows another server's list in a frame: offered in the popup, enabled by a click, read like any other. */
import { expect, foundText, test } from './support/anqi.ts';
import { listPage, startSites } from './support/sites.ts';
import { stored } from './support/stored.ts';
import { speaker } from './support/words.ts';

const TICKETS = [1, 2, 3].map((i) => ({
  ticketNo: `KF20261124000${i}`,
  title: `第${i}件`,
  dueAt: `2026-11-2${i + 4} 17:30`,
}));

test('frames of another origin', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  const other = await startSites();
  const inner = other.serve(listPage(TICKETS));
  const middle = sites.serve(`<iframe src="${inner}" width="900" height="400"></iframe>`);
  const address = sites.serve(`<h1>门户</h1><iframe src="${middle}" width="1000" height="500"></iframe>`);
  await anqi.page.goto(address);
  await anqi.enable();
  expect(await stored(anqi, 'tickets')).toEqual([]);
  await anqi.inPopup(async (popup) => {
    await foundText(popup);
    await expect(popup.locator('.embedded')).toContainText(new URL(inner).host);
    await popup.getByRole('button', { name: say('site_embedded_enable') }).click();
    await expect(popup.locator('.embedded')).toHaveCount(0);
  });
  await expect.poll(async () => (await stored(anqi, 'tickets')).length).toBe(3);
  const [row] = await stored(anqi, 'tickets');
  expect(row?.site).toBe(new URL(inner).origin);
  // From then on it is read whenever the portal is opened.
  await anqi.page.goto(address);
  await expect.poll(async () => await anqi.page.frames()[2]?.locator('anqi-mark').count()).toBeGreaterThanOrEqual(3);
  await other.close();
});
