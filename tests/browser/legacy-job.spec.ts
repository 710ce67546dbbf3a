/** The whole job on the legacy face, with the worker killed between all steps. */
import { readFile } from 'node:fs/promises';
import { killWorker } from '../../scripts/browser/launch.ts';
import { expect, foundText, legacyFrame, openLegacy, signInLegacy, test } from './support/anqi.ts';
import { badgesOf } from './support/badges.ts';
import { counts } from './support/counts.ts';
import { registered, stored } from './support/stored.ts';
import { speaker } from './support/words.ts';

test('framed portal: enabled, read, badged, counted, exported, disabled', async ({ anqi, practice }) => {
  const { page } = anqi;
  await signInLegacy(page, practice);
  const say = await speaker(anqi);
  expect(await anqi.enable()).toBe(say('site_found_list', 15, 12, 12));
  await expect.poll(() => badgesOf(page)).toHaveLength(15);

  await killWorker(anqi);
  await openLegacy(page, 'done');
  await expect.poll(async () => (await stored(anqi, 'tickets')).length).toBe(30);

  await killWorker(anqi);
  const [ticketNo = ''] = await legacyFrame(page, 'list').locator('.datagrid-view1 .datagrid-row a').allInnerTexts();
  await legacyFrame(page, 'list').getByText(ticketNo).first().click();
  await expect.poll(async () => (await badgesOf(page)).map(({ beside }) => beside)).toEqual([ticketNo]);
  expect(await anqi.inPopup(foundText)).toBe(say('site_found_detail', 1));

  await killWorker(anqi);
  const numbers = new Set((await stored(anqi, 'tickets')).map((row) => row.ticketNo));
  const expected = counts(
    practice.tickets.filter((ticket) => numbers.has(ticket.ticketNo)),
    Date.now(),
  );
  await anqi.inPopup(async (popup) => {
    for (const id of ['due', 'overdue', 'dueToday', 'dueTomorrow'] as const) {
      await expect(popup.locator(`[data-figure=${id}] .value`)).toHaveText(String(expected[id]));
    }
    const coming = popup.waitForEvent('download');
    await popup.locator('[data-format=summary-csv]').click();
    expect(await readFile(await (await coming).path(), 'utf8')).toContain(`"${say('metric_due')}","${expected.due}"`);
  });

  await killWorker(anqi);
  await anqi.inPopup(async (popup) => {
    await foundText(popup);
    await popup.getByText(say('site_disable')).click();
    await popup.getByText(say('site_disable_keep'), { exact: true }).click();
    await expect(popup.locator('button.main')).toBeVisible();
  });
  await expect.poll(() => badgesOf(page)).toEqual([]);
  expect(await registered(anqi)).toEqual([]);
});
