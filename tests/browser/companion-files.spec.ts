/** What the companion keeps in files: exports in a chosen folder, and backups to fall back on. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from './support/anqi.ts';
import { companionIn, isSafe, openSection, readTickets, TICKETS, test, turnOn } from './support/companion.ts';
import { listPage } from './support/sites.ts';
import { stored } from './support/stored.ts';
import { speaker } from './support/words.ts';

/** Exports the calendar of limits. @returns what the popup says of it */
async function exportLimits(popup: Page): Promise<string> {
  await popup.locator('button[data-format=deadlines-ics]').click();
  await expect(popup.locator('.exports [role=status]')).toBeVisible();
  return (await popup.locator('.exports [role=status]').textContent()) ?? '';
}

test('exports go into the chosen folder, none over another; where that fails they are downloaded, and it is said', async ({
  start,
  place,
  sites,
}) => {
  const anqi = await start(companionIn(place));
  const say = await speaker(anqi);
  let tickets = TICKETS.slice(0, 2);
  await readTickets(
    anqi,
    sites.serve(() => listPage(tickets)),
    2,
  );
  const options = await openSection(anqi);
  await turnOn(options, say);
  await isSafe(options, say);
  const folder = place.exports;
  const path = options.getByLabel(say('companion_folder'));
  await path.fill('导出');
  await path.press('Enter');
  await expect(options.locator('.companion .wrong')).toHaveText(say('companion_folder_wrong'));
  mkdirSync(folder);
  await path.fill(folder);
  await path.press('Enter');
  await expect(options.locator('.companion')).toContainText(say('companion_folder_now', folder));

  const texts = [await anqi.inPopup(exportLimits)];
  tickets = TICKETS;
  await anqi.page.reload();
  await expect.poll(async () => (await stored(anqi, 'tickets')).length).toBe(3);
  texts.push(await anqi.inPopup(exportLimits));
  const written = readdirSync(folder).map((name) => ({
    text: say('export_done_written', join(folder, name)),
    tickets: readFileSync(join(folder, name), 'utf8').split('BEGIN:VEVENT').length - 1,
  }));
  expect(written.map(({ text }) => text).toSorted()).toEqual(texts.toSorted());
  expect(written.map((file) => file.tickets).toSorted()).toEqual([2, 3]);

  rmSync(folder, { recursive: true });
  await anqi.inPopup(async (popup) => {
    const [download, text] = await Promise.all([popup.waitForEvent('download'), exportLimits(popup)]);
    expect(text).toContain(say('export_done', download.suggestedFilename()));
    expect(text).toContain(say('saved_instead', say('failure_no_folder')));
  });
  await options.getByRole('button', { name: say('companion_folder_stop') }).click();
  await expect(options.locator('.companion')).toContainText(say('companion_folder_none'));
  await anqi.inPopup(async (popup) => {
    const [download, text] = await Promise.all([popup.waitForEvent('download'), exportLimits(popup)]);
    expect(text).toBe(say('export_done', download.suggestedFilename()));
  });
});

test('a backup goes into the folder under a passphrase alone; without one it is downloaded, and why is said', async ({
  start,
  place,
  sites,
}) => {
  const anqi = await start(companionIn(place));
  const say = await speaker(anqi);
  await readTickets(anqi, sites.serve(listPage(TICKETS)), 3);
  const options = await openSection(anqi);
  await turnOn(options, say);
  await isSafe(options, say);
  mkdirSync(place.exports);
  const path = options.getByLabel(say('companion_folder'));
  await path.fill(place.exports);
  await path.press('Enter');
  await expect(options.locator('.companion')).toContainText(say('companion_folder_now', place.exports));

  const told = options.locator('.make .told');
  const make = () => options.getByRole('button', { name: say('backup_make'), exact: true }).click();
  const [download] = await Promise.all([options.waitForEvent('download'), make()]);
  expect(download.suggestedFilename()).toMatch(/\.jsonl\.gz$/);
  await expect(told).toContainText(say('backup_kept_out'));
  expect(readdirSync(place.exports)).toEqual([]);

  await options.getByLabel(say('backup_lock')).check();
  await options.locator('.make [name=passphrase]').fill('云溪区热线一二三');
  await options.locator('.make [name=passphrase-again]').fill('云溪区热线一二三');
  await make();
  await expect(told).toContainText('.jsonl.gz.age');
  await expect(told).not.toContainText(say('backup_kept_out'));
  expect(readdirSync(place.exports)).toEqual([`${download.suggestedFilename()}.age`]);
});

test('a damaged file is replaced by the last backup with one click, and what the backup lacks is sent again', async ({
  start,
  place,
  sites,
}) => {
  let tickets = TICKETS.slice(0, 2);
  const url = sites.serve(() => listPage(tickets));
  const first = await start(companionIn(place));
  const say = await speaker(first);
  await readTickets(first, url, 2);
  const options = await openSection(first);
  await turnOn(options, say);
  await isSafe(options, say);
  await options.getByRole('button', { name: say('companion_backup_now') }).click();
  // The companion may have made one of its own by then.
  await expect(options.locator('.backups tbody tr')).not.toHaveCount(0);
  tickets = TICKETS;
  await first.page.bringToFront();
  await first.page.reload();
  await expect.poll(async () => (await stored(first, 'tickets')).length).toBe(3);
  await options.bringToFront();
  await options.getByRole('button', { name: say('companion_check') }).click();
  await isSafe(options, say);
  await first.close();

  const file = join(place.home, 'anqi.db');
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0x5a, 0, 4_096));
  for (const name of ['anqi.db-wal', 'anqi.db-shm']) rmSync(join(place.home, name), { force: true });
  const again = await start(undefined, first.profile);
  const there = await openSection(again);
  await expect(there.locator('.companion .state')).toHaveText(say('failure_store_damaged'));
  await again.inPopup((popup) =>
    expect(popup.locator('.companion-note')).toContainText(say('companion_note_store_damaged')),
  );
  await there
    .locator('.backups .offer')
    .getByRole('button', { name: say('companion_backup_restore') })
    .click();
  await isSafe(there, say);
  await there.getByRole('button', { name: say('companion_restore_look') }).click();
  await expect(there.locator('.companion .offer')).toContainText(say('companion_holds', 3));
});
