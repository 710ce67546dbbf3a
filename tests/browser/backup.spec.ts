/** Backup files: a fresh profile gets everything back, again changes nothing, a damaged one changes nothing either. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { DEFAULT_REMINDERS } from '../../lib/reminders/settings.ts';
import { province5wd } from '../../lib/rules/presets/province-5wd.ts';
import { shanghaiSubdistrict } from '../../lib/rules/presets/shanghai-subdistrict.ts';
import { type Anqi, expect, signInModern, startAnqi, test } from './support/anqi.ts';
import { setWorkerClock } from './support/clock.ts';
import { tableHtml } from './support/exports.ts';
import { figuresOf, known } from './support/known.ts';
import { stored } from './support/stored.ts';
import { type Speaker, speaker } from './support/words.ts';

interface Saved {
  name: string;
  buffer: Buffer;
}

const DAY = 86_400_000;

async function openOptions(anqi: Anqi): Promise<Page> {
  const options = await anqi.context.newPage();
  await options.setViewportSize({ width: 1280, height: 900 });
  await options.goto(`chrome-extension://${anqi.extensionId}/options.html#backup`);
  await expect(options.locator('.backup .last')).toBeVisible();
  return options;
}

/** Sends a command as the options page does. */
const tell = (options: Page, command: string, request: unknown) =>
  options.evaluate(([anqi, asked]) => chrome.runtime.sendMessage({ anqi, request: asked }), [command, request]);

async function backUp(options: Page, press: () => Promise<void>): Promise<Saved> {
  const [download] = await Promise.all([options.waitForEvent('download'), press()]);
  const buffer = await readFile(await download.path());
  await expect(options.locator('.backup .told')).toContainText(download.suggestedFilename());
  return { name: download.suggestedFilename(), buffer };
}

const choose = (options: Page, { name, buffer }: Saved) =>
  options.locator('.backup input[type=file]').setInputFiles({ name, mimeType: '', buffer });

/** Restores what is offered, and answers what the page says of it. */
async function restore(options: Page, say: Speaker): Promise<string> {
  await options.getByRole('button', { name: say('backup_restore'), exact: true }).click();
  const result = options.locator('.backup .import [role=status]');
  await expect(result).toContainText(say('backup_restored', 0, 0, 0, 0, 0).slice(0, 5));
  return (await result.textContent()) ?? '';
}

test('a fresh profile gets back what was read and set; a second time, and a damaged file, change nothing', async ({
  anqi,
  practice,
}) => {
  const say = await speaker(anqi);
  await signInModern(anqi.page, practice);
  await anqi.enable();
  await expect.poll(async () => (await stored(anqi, 'tickets')).length).toBeGreaterThan(5);
  const options = await openOptions(anqi);
  await expect(options.locator('.backup')).toContainText(say('backup_never'));
  await tell(options, 'saveRules', { profile: province5wd });
  await tell(options, 'saveReminderSettings', { settings: { ...DEFAULT_REMINDERS, mornings: false } });
  const saved = await backUp(options, () =>
    options
      .locator('.backup .make')
      .getByRole('button', { name: say('backup_make'), exact: true })
      .click(),
  );
  expect(saved.name).toMatch(/^按期备份-\d{4}-\d\d-\d\d\.jsonl\.gz$/);
  await expect(options.locator('.backup .last')).not.toContainText(say('backup_never'));
  const before = await known(anqi);
  const figures = await figuresOf(anqi);
  const { length: count } = before.tickets;

  const fresh = await startAnqi();
  try {
    const there = await openOptions(fresh);
    await choose(there, { ...saved, buffer: saved.buffer.subarray(0, saved.buffer.length - 40) });
    await expect(there.locator('.backup [role=alert]')).toHaveText(
      say('backup_refused', saved.name, say('backup_refused_damaged')),
    );
    expect(await stored(fresh, 'tickets')).toEqual([]);
    expect(await stored(fresh, 'sites')).toEqual([]);

    await choose(there, saved);
    await expect(there.locator('.backup .offer')).toContainText(String(count));
    expect(await restore(there, say)).toContain(String(count));
    // The log of unmaskings was written before the file was made, so that it is the one thing that the file lacks.
    const { settings: _all, ...rest } = before;
    const { settings: back, ...restBack } = await known(fresh);
    expect(restBack).toEqual(rest);
    expect(back.map(({ key }) => key)).toEqual(['reminders', 'rules']);
    await expect(there.locator('.sites')).toContainText(practice.origin);
    expect(await figuresOf(fresh)).toEqual(figures);

    await choose(there, saved);
    expect(await restore(there, say)).toBe(say('backup_restored', 0, 0, count, 0, 0));
    expect(await known(fresh)).toEqual({ settings: back, ...restBack });

    // What was chosen here since stays, until the clerk says otherwise.
    await tell(there, 'saveRules', { profile: shanghaiSubdistrict });
    await choose(there, saved);
    await restore(there, say);
    await expect(there.locator('.backup .import .offer')).toContainText(
      say('backup_kept', say('backup_setting_rules')),
    );
    await there.getByRole('button', { name: say('backup_replace') }).click();
    await expect(there.locator('.backup .import .offer')).toHaveCount(0);
    expect((await known(fresh)).settings).toEqual(back);
    expect((await known(fresh)).tickets).toEqual(rest.tickets);
  } finally {
    await fresh.close();
  }
});

test('under a passphrase the file tells nothing and opens with that alone', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  await anqi.page.goto(sites.serve(tableHtml(['工单编号', '标题', '状态'], [['202608000001', '路灯不亮', '办理中']])));
  await anqi.enable();
  await expect.poll(async () => (await stored(anqi, 'tickets')).length).toBe(1);
  const options = await openOptions(anqi);
  await options.getByLabel(say('backup_lock')).check();
  const first = options.locator('.make [name=passphrase]');
  const second = options.locator('.make [name=passphrase-again]');
  await first.fill('短');
  await first.press('Enter');
  await expect(options.locator('.make .wrong')).toHaveText(say('backup_passphrase_short', 8));
  await first.fill('云溪区热线一二三');
  await second.fill('云溪区热线一二四');
  await second.press('Enter');
  await expect(options.locator('.make .wrong')).toHaveText(say('backup_passphrase_other'));
  await second.fill('云溪区热线一二三');
  const saved = await backUp(options, () => second.press('Enter'));
  expect(saved.buffer.subarray(0, 21).toString()).toBe('age-encryption.org/v1');

  await choose(options, saved);
  const typed = options.locator('.import [name=passphrase]');
  await typed.fill('云溪区热线一二四');
  await typed.press('Enter');
  await expect(options.locator('.import [role=alert]')).toHaveText(say('backup_refused_passphrase'));
  await typed.fill('云溪区热线一二三');
  await typed.press('Enter');
  await expect(options.locator('.import .offer')).toContainText(say('backup_offer_note'));
  expect(await restore(options, say)).toBe(say('backup_restored', 0, 0, 1, 0, 0));
});

test('a site that the browser does not let in is named with a button, until it is let in', async ({ anqi }) => {
  const say = await speaker(anqi);
  const options = await openOptions(anqi);
  const origin = 'http://12345.example.invalid';
  const document = { kind: 'site', key: origin, body: { origin, enabledAt: '2026-11-01T09:00:00+08:00' } };
  await tell(options, 'putBack', { documents: [document], tickets: [], replace: false, more: false });
  await options.reload();
  await expect(options.locator('.backup .allow')).toContainText(origin);
  // No program presses the browser's own button: turned off, the site is no longer one that is not let in.
  await options.evaluate((site) => {
    chrome.permissions.request = async () => {
      await chrome.runtime.sendMessage({ anqi: 'disable', request: { origin: site, deleteData: false } });
      return true;
    };
  }, origin);
  await options.getByRole('button', { name: say('backup_allow') }).click();
  await expect(options.locator('.backup .allow')).toHaveCount(0);
});

test('after a week without a backup the popup says so in one line, until one is made or it is put away', async ({
  anqi,
  sites,
}) => {
  const say = await speaker(anqi);
  await anqi.page.goto(sites.serve(tableHtml(['工单编号', '标题', '状态'], [['202608000001', '路灯不亮', '办理中']])));
  await anqi.enable();
  await expect.poll(async () => (await stored(anqi, 'tickets')).length).toBe(1);
  const line = () =>
    anqi.inPopup(async (popup) => {
      await expect(popup.locator('.worklist')).toBeVisible();
      return popup.locator('.backup-note').allInnerTexts();
    });
  const now = Date.now();
  expect(await line()).toEqual([]);
  await setWorkerClock(anqi, now + 8 * DAY);
  expect((await line()).join()).toContain(say('backup_due_never'));
  await anqi.inPopup(async (popup) => {
    await popup.getByRole('button', { name: say('backup_later') }).click();
    await expect(popup.locator('.backup-note')).toHaveCount(0);
  });
  expect(await line()).toEqual([]);
  await setWorkerClock(anqi, now + 16 * DAY);
  const opening = anqi.context.waitForEvent('page', (page) => page.url().endsWith('options.html#backup'));
  await anqi.inPopup(async (popup) => {
    await popup
      .locator('.backup-note')
      .getByRole('button', { name: say('backup_make'), exact: true })
      .click();
    await opening;
  });
  const options = await opening;
  await options.waitForLoadState();
  await backUp(options, () =>
    options
      .locator('.backup .make')
      .getByRole('button', { name: say('backup_make'), exact: true })
      .click(),
  );
  await setWorkerClock(anqi, now + 6 * DAY);
  expect(await line()).toEqual([]);
  await setWorkerClock(anqi, Date.now() + 9 * DAY);
  expect((await line()).join()).toContain(say('backup_due', 9));
});
