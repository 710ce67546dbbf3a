/** Turning Anqi on and off for one site, and what a page without tickets gets. */
import { killWorker } from '../../scripts/browser/launch.ts';
import { expect, foundText, signInModern, test } from './support/anqi.ts';
import { badgesOf } from './support/badges.ts';
import { listPage } from './support/sites.ts';
import { registered, stored } from './support/stored.ts';
import { speaker } from './support/words.ts';

test('an unknown site is offered, enabled by one click, and what was found is said', async ({ anqi, practice }) => {
  await signInModern(anqi.page, practice);
  const say = await speaker(anqi);
  await anqi.inPopup(async (popup) => {
    await expect(popup.locator('button.main')).toHaveText(say('site_enable'));
    await expect(popup.getByText(say('popup_empty'))).toBeVisible();
  });
  expect(await badgesOf(anqi.page)).toEqual([]);
  expect(await registered(anqi)).toEqual([]);

  expect(await anqi.enable()).toBe(say('site_found_list', 20, 13, 13));
  expect(await registered(anqi)).toMatchObject([
    { id: practice.origin, matches: [`${practice.origin}/*`], allFrames: true },
  ]);
  expect(await stored(anqi, 'tickets')).toHaveLength(20);
  expect(await stored(anqi, 'meta')).toContainEqual({ key: 'persist', value: expect.any(Boolean) });
});

test('disabling takes everything off the page and keeps the data unless asked otherwise', async ({
  anqi,
  practice,
}) => {
  await signInModern(anqi.page, practice);
  const say = await speaker(anqi);
  await anqi.enable();
  await expect.poll(() => badgesOf(anqi.page)).toHaveLength(20);
  const disable = (choice: string) =>
    anqi.inPopup(async (popup) => {
      await foundText(popup);
      await popup.getByText(say('site_disable')).click();
      await popup.getByText(say(choice), { exact: true }).click();
      await expect(popup.locator('button.main')).toHaveText(say('site_enable'));
    });
  await disable('site_disable_keep');
  await expect.poll(() => badgesOf(anqi.page)).toEqual([]);
  await expect(anqi.page.locator('anqi-mark')).toHaveCount(0);
  expect(await registered(anqi)).toEqual([]);
  expect(await stored(anqi, 'sites')).toEqual([]);
  expect(await stored(anqi, 'tickets')).toHaveLength(20);

  await anqi.page.reload();
  await expect(anqi.page.locator('.el-table__row')).toHaveCount(20);
  expect(await badgesOf(anqi.page)).toEqual([]);

  await anqi.enable();
  await disable('site_disable_delete');
  expect(await stored(anqi, 'tickets')).toEqual([]);
  expect(await stored(anqi, 'rollups')).toEqual([]);
});

test('enabled twice at once, as popup and permission event do: one script, no false alarm', async ({ anqi, sites }) => {
  await anqi.page.goto(
    sites.serve(listPage([{ ticketNo: '202600000001', title: '路灯不亮', dueAt: '2030-01-02 17:30' }])),
  );
  const { origin } = new URL(anqi.page.url());
  await anqi.inPopup(async (popup) => {
    const answers = await popup.evaluate(async (site) => {
      const tabId = Number(new URLSearchParams(location.search).get('tab'));
      const enable = () => chrome.runtime.sendMessage({ anqi: 'enable', request: { origin: site, tabId } });
      return await Promise.all([enable(), enable()]);
    }, origin);
    expect(answers).toMatchObject([{ ok: true }, { ok: true }]);
  });
  await expect.poll(() => badgesOf(anqi.page)).toHaveLength(1);
  await expect(anqi.page.locator('body > anqi-mark')).toHaveCount(0);
  expect(await registered(anqi)).toHaveLength(1);
});

test('a tab that shows an alert keeps nobody waiting', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  const address = sites.serve(listPage([{ ticketNo: '202600000001', title: '路灯不亮', dueAt: '2030-01-02 17:30' }]));
  await anqi.page.goto(address);
  await anqi.enable();
  const other = await anqi.context.newPage();
  await other.goto(address);
  const alerted = new Promise<() => Promise<void>>((resolve) =>
    other.on('dialog', (dialog) => resolve(() => dialog.accept())),
  );
  const blocked = other.evaluate(() => alert('保存成功'));
  const accept = await alerted;
  await anqi.inPopup(async (popup) => {
    await foundText(popup);
    await popup.getByText(say('site_disable')).click();
    await popup.getByText(say('site_disable_delete'), { exact: true }).click();
    await expect(popup.locator('button.main')).toBeVisible();
  });
  expect(await stored(anqi, 'tickets')).toEqual([]);
  await accept();
  await blocked;
});

test('registrations are put right at every start of the worker', async ({ anqi, practice }) => {
  await signInModern(anqi.page, practice);
  await anqi.enable();
  await anqi.inPopup((popup) => popup.evaluate(() => chrome.scripting.unregisterContentScripts()));
  expect(await registered(anqi)).toEqual([]);
  await killWorker(anqi);
  await anqi.inPopup((popup) => expect(popup.locator('.figures')).toBeVisible());
  await expect.poll(() => registered(anqi)).toMatchObject([{ id: practice.origin }]);
});

test('a page that is no ticket page: nothing drawn, nothing stored, and the popup says so', async ({
  anqi,
  practice,
}) => {
  const say = await speaker(anqi);
  await anqi.page.goto(practice.origin);
  expect(await anqi.enable()).toBe(say('site_found_none'));
  await anqi.page.goto(`${practice.origin}/modern/signin`);
  await expect(anqi.page.locator('input[name=username]')).toBeVisible();
  expect(await anqi.inPopup(foundText)).toBe(say('site_found_none'));
  expect(await badgesOf(anqi.page)).toEqual([]);
  expect(await stored(anqi, 'tickets')).toEqual([]);
});

test('a tab that is no web page is told so', async ({ anqi }) => {
  const say = await speaker(anqi);
  await anqi.page.goto('about:blank');
  await anqi.inPopup((popup) => expect(popup.getByText(say('site_none'))).toBeVisible());
});
