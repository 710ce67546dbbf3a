/** The companion as a clerk meets it: what it holds outlives the browser, and whatever is amiss with it is said and stops no work. */

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FEATURES, PROTOCOL } from '../../lib/protocol/companion.ts';
import { province5wd } from '../../lib/rules/presets/province-5wd.ts';
import { expect, foundText } from './support/anqi.ts';
import { setWorkerClock } from './support/clock.ts';
import {
  companionIn,
  isSafe,
  openSection,
  type Place,
  readTickets,
  register,
  SILENT,
  strangerIn,
  TICKETS,
  test,
  turnOn,
} from './support/companion.ts';
import { figuresOf, known } from './support/known.ts';
import { listPage } from './support/sites.ts';
import { stored } from './support/stored.ts';
import { speaker } from './support/words.ts';

const DAY = 86_400_000;
/** The copies of tickets that the office's file holds, a browser after the other in the order in which they came. */
function copies({ home }: Place): { of: number; titles: string[] }[] {
  const file = new DatabaseSync(join(home, 'anqi.db'), { readOnly: true });
  try {
    const rows = file
      .prepare('select replica, body from copies where body is not null order by replica, ticket_no')
      .all() as { replica: string; body: string }[];
    const replicas = [...new Set(rows.map(({ replica }) => replica))];
    return replicas.map((replica) => {
      const own = rows.filter((row) => row.replica === replica);
      return { of: own.length, titles: own.map(({ body }) => (JSON.parse(body) as { title: string }).title) };
    });
  } finally {
    file.close();
  }
}

test('what was read outlives the browser: a fresh profile is offered it, has it back by one click, and sends differences alone', async ({
  start,
  place,
  sites,
}) => {
  let tickets = TICKETS;
  const url = sites.serve(() => listPage(tickets));
  const first = await start(companionIn(place));
  const say = await speaker(first);
  await readTickets(first, url, 3);
  const options = await openSection(first);
  await options.evaluate(
    (profile) => chrome.runtime.sendMessage({ anqi: 'saveRules', request: { profile } }),
    province5wd,
  );
  await turnOn(options, say);
  await isSafe(options, say);
  await expect(options.locator('.companion dl')).toContainText('王敏 · 云溪街道');
  await expect(options.locator('.companion dl')).toContainText(say('companion_store_sqlite'));
  const before = await known(first);
  const figures = await figuresOf(first);
  await first.close();
  expect(copies(place)).toEqual([{ of: 3, titles: TICKETS.map(({ title }) => title) }]);

  const fresh = await start(companionIn(place));
  const there = await openSection(fresh);
  await turnOn(there, say);
  await expect(there.locator('.companion .offer')).toContainText(say('companion_holds', 3));
  await there.getByRole('button', { name: say('companion_restore'), exact: true }).click();
  await expect(there.locator('.companion .part').first()).toContainText(say('companion_restored', 3, 0));
  expect(await known(fresh)).toEqual(before);
  expect(await figuresOf(fresh)).toEqual(figures);

  tickets = TICKETS.map((ticket, i) => (i === 1 ? { ...ticket, title: '噪声扰民，夜间施工' } : ticket));
  await fresh.page.goto(url);
  await fresh.inPopup(foundText);
  await expect
    .poll(() =>
      copies(place)
        .map(({ titles }) => titles)
        .toSorted((a, b) => a.length - b.length),
    )
    .toEqual([['噪声扰民，夜间施工'], TICKETS.map(({ title }) => title)]);
});

test('a site that is deleted here is not brought back from there', async ({ start, place, sites }) => {
  const first = await start(companionIn(place));
  const say = await speaker(first);
  await readTickets(first, sites.serve(listPage(TICKETS)), 3);
  const options = await openSection(first);
  await turnOn(options, say);
  await isSafe(options, say);
  await first.page.bringToFront();
  await first.inPopup(async (popup) => {
    await foundText(popup);
    await popup.getByText(say('site_disable')).click();
    await popup.getByText(say('site_disable_delete'), { exact: true }).click();
    await expect(popup.locator('button.main')).toHaveText(say('site_enable'));
  });
  await expect.poll(() => copies(place)).toEqual([]);
  await first.close();

  const fresh = await start(companionIn(place));
  const there = await openSection(fresh);
  await turnOn(there, say);
  await isSafe(there, say);
  await there.getByRole('button', { name: say('companion_restore_look') }).click();
  await expect(there.locator('.companion')).toContainText(say('companion_holds_none'));
  expect(await stored(fresh, 'tickets')).toEqual([]);
});

test('turned off, nothing more is noted or sent, and the copy stays', async ({ start, place, sites }) => {
  let tickets = TICKETS.slice(0, 2);
  const url = sites.serve(() => listPage(tickets));
  const anqi = await start(companionIn(place));
  const say = await speaker(anqi);
  await readTickets(anqi, url, 2);
  const options = await openSection(anqi);
  await turnOn(options, say);
  await isSafe(options, say);
  await options.getByRole('button', { name: say('companion_turn_off'), exact: true }).click();
  await expect(options.locator('.companion')).toContainText(say('companion_turned_off'));

  tickets = TICKETS;
  await anqi.page.bringToFront();
  await anqi.page.reload();
  await expect.poll(async () => (await stored(anqi, 'tickets')).length).toBe(3);
  expect(await stored(anqi, 'outbox')).toEqual([]);
  expect(copies(place).map(({ of }) => of)).toEqual([2]);

  await turnOn(options, say);
  await expect.poll(() => copies(place).map(({ of }) => of)).toEqual([3]);
});

test('where no companion is installed it is said what to do, work goes on, and the popup speaks of it only after a day', async ({
  start,
  place,
  sites,
}) => {
  const anqi = await start();
  const say = await speaker(anqi);
  const options = await openSection(anqi);
  await turnOn(options, say);
  await expect(options.locator('.companion .state')).toHaveText(say('failure_no_companion'));
  await readTickets(anqi, sites.serve(listPage(TICKETS)), 3);
  const line = () =>
    anqi.inPopup(async (popup) => {
      await expect(popup.locator('.worklist')).toBeVisible();
      return popup.locator('.companion-note, .backup-note').allInnerTexts();
    });
  expect(await line()).toEqual([]);
  await setWorkerClock(anqi, Date.now() + 8 * DAY);
  expect(await line()).toEqual([expect.stringContaining(say('companion_note_days', 8))]);

  // Installed since: one click, and everything is there.
  register(anqi.profile, companionIn(place));
  await options.getByRole('button', { name: say('companion_try') }).click();
  await isSafe(options, say);
  expect(copies(place).map(({ of }) => of)).toEqual([3]);
  expect(await line()).toEqual([]);
});

test('a companion that ends without an answer is unknown, not gone', async ({ start, sites }) => {
  const anqi = await start(SILENT);
  const say = await speaker(anqi);
  const options = await openSection(anqi);
  await turnOn(options, say);
  await expect(options.locator('.companion .state')).toHaveText(say('failure_no_answer'));
  await readTickets(anqi, sites.serve(listPage(TICKETS)), 3);
  await expect.poll(async () => (await stored(anqi, 'outbox')).length).toBe(3);
});

test('a companion of a version that does not fit: both are named, the popup says so calmly, tickets are read', async ({
  start,
  place,
  sites,
}) => {
  const anqi = await start(strangerIn(place));
  const say = await speaker(anqi);
  const options = await openSection(anqi);
  await turnOn(options, say);
  await expect(options.locator('.companion .state')).toContainText('anqi 9.0.0');
  await readTickets(anqi, sites.serve(listPage(TICKETS)), 3);
  const opening = anqi.context.waitForEvent('page', (page) => page.url().endsWith('options.html#companion'));
  await anqi.inPopup(async (popup) => {
    await expect(popup.locator('.companion-note')).toContainText(say('companion_note_no_overlap'));
    await expect(popup.locator('.figure').first()).toBeVisible();
    await popup.getByRole('button', { name: say('companion_note_open') }).click();
    await opening;
  });
});

test('a trouble of its store that this version does not know is said calmly, and the folder stays open', async ({
  start,
  place,
}) => {
  const greeting = { versions: PROTOCOL, features: [...FEATURES], trouble: 'store-moved' };
  const anqi = await start(strangerIn(place, greeting));
  const say = await speaker(anqi);
  const options = await openSection(anqi);
  await turnOn(options, say);
  await expect(options.locator('.companion .state')).toHaveText(say('failure_store_trouble'));
  await expect(options.getByLabel(say('companion_folder'), { exact: true })).toBeVisible();
});

test('a restore stays in sight, with its way on, although the sending failed meanwhile', async ({ start }) => {
  const anqi = await start(SILENT);
  const say = await speaker(anqi);
  const options = await openSection(anqi);
  await turnOn(options, say);
  await expect(options.locator('.companion .state')).toHaveText(say('failure_no_answer'));
  const restoring = { state: 'failed', tickets: 500, of: 3_000, added: 500, merged: 0, refused: 0 };
  await options.evaluate((state) => chrome.storage.session.set({ restoring: state }), restoring);
  await expect(options.locator('.companion .part').first()).toContainText(say('companion_restore_failed', 500, 3_000));
  await expect(options.getByRole('button', { name: say('companion_restore_on') })).toBeEnabled();
});
