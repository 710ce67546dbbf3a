/** What browser and companion promise each other, with the host as a process of its own. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listBackups } from '../../companion/backup/list.ts';
import { chinaCalendar } from '../../lib/calendar/china.ts';
import { STANDARD_HOURS } from '../../lib/calendar/hours.ts';
import { province5wd } from '../../lib/rules/presets/province-5wd.ts';
import { changeCompanion, companionOf, switchCompanion } from '../../lib/store/companion.ts';
import { deleteSiteData } from '../../lib/store/delete.ts';
import { addEvidence } from '../../lib/store/evidence.ts';
import { dropContact, recordContact } from '../../lib/store/replying.ts';
import { recordMark } from '../../lib/store/settle.ts';
import { saveSite } from '../../lib/store/sites.ts';
import { removeFolder } from '../../scripts/remove-folder.ts';
import { NOW_MS, numbers, openBrowser, restoreInto, SITE, type TestBrowser } from './support/browser.ts';
import { hostForEach, startHost } from './support/host.ts';

const RULING = { profile: province5wd, calendar: chinaCalendar, hours: STANDARD_HOURS, sinceMs: 0 };

const at = hostForEach();

const restore = (into: TestBrowser) => restoreInto(into, at.host.ask);

const history = async ({ store }: TestBrowser) =>
  (await store.changes.toArray()).map(({ id: _id, ...change }) => JSON.stringify(change)).sort();

test('what was read before and after the companion was turned on comes back whole in a fresh profile', async () => {
  const browser = await openBrowser();
  await switchCompanion(browser.store, { on: false });
  await browser.read(numbers(0, 700));
  await switchCompanion(browser.store, { on: true, clerk: '王敏' });
  await browser.read(numbers(650, 1300), { status: '已办结', finishedAt: '2026-11-23T09:00:00+08:00' });
  await browser.sync(at.host.ask);
  expect(await browser.store.outbox.count()).toBe(0);
  expect((await at.host.ask('holdings', {})).tickets).toBe(1300);

  const fresh = await openBrowser();
  expect(await restore(fresh)).toBe(1300);
  expect(await fresh.tickets()).toEqual(await browser.tickets());
  expect(await history(fresh)).toEqual(await history(browser));
  await restore(fresh);
  expect(await fresh.tickets()).toEqual(await browser.tickets());
  expect(await history(fresh)).toEqual(await history(browser));
  // What came from there need not go there again.
  expect(await fresh.store.outbox.count()).toBe(0);
});

test('a batch whose acknowledgement was lost is sent again, and is there once', async () => {
  const browser = await openBrowser();
  await browser.read(numbers(0, 40));
  const deaf: typeof at.host.ask = async (name, request) => {
    const answer = await at.host.ask(name, request);
    if (name === 'push') throw new Error('the line was cut');
    return answer;
  };
  await expect(browser.sync(deaf)).rejects.toThrow('cut');
  await browser.read(numbers(20, 30), { status: '已办结', finishedAt: '2026-11-23T09:30:00+08:00' }, NOW_MS + 60_000);
  await expect(browser.sync(deaf)).rejects.toThrow('cut');
  const { replica } = (await companionOf(browser.store)) ?? {};
  await browser.sync(at.host.ask);
  expect((await companionOf(browser.store))?.replica).toBe(replica);
  const fresh = await openBrowser();
  expect(await restore(fresh)).toBe(40);
  expect(await fresh.tickets()).toEqual(await browser.tickets());
  expect(await history(fresh)).toEqual(await history(browser));
});

test('the first greeting of a day has a backup made beside the host', async () => {
  const browser = await openBrowser();
  await browser.read([1]);
  await browser.sync(at.host.ask);
  await at.host.end();
  const made = () => listBackups(join(at.home, 'anqi.db')).length;
  await expect.poll(made, { timeout: 20_000 }).toBe(1);
});

test('a companion that lost its store gets everything again', async () => {
  const browser = await openBrowser();
  await browser.read(numbers(0, 30));
  await browser.sync(at.host.ask);
  await at.host.end();
  await removeFolder(at.home);
  at.host = startHost(at.home);
  await browser.read(numbers(30, 33));
  await browser.sync(at.host.ask);
  expect((await at.host.ask('holdings', {})).tickets).toBe(33);
});

test('two browsers under one name, as of a copied profile, do not hide each other’s tickets', async () => {
  const first = await openBrowser();
  await first.read(numbers(0, 10));
  await first.sync(at.host.ask);
  const copy = await openBrowser();
  for (const { name } of first.store.db.tables) {
    await copy.store.db.table(name).clear();
    await copy.store.db.table(name).bulkAdd(await first.store.db.table(name).toArray());
  }
  await first.read(numbers(10, 20));
  await copy.read(numbers(20, 30));
  await first.read(numbers(0, 3), { place: '长康路' });
  await copy.read(numbers(3, 6), { place: '云溪大道' });
  for (const each of [first, copy, first, copy]) await each.sync(at.host.ask);
  const names = [first, copy].map(async ({ store }) => (await companionOf(store))?.replica);
  expect(new Set(await Promise.all(names)).size).toBe(2);
  const fresh = await openBrowser();
  expect(await restore(fresh)).toBe(30);
  const places = [...(await fresh.tickets()).values()].slice(0, 6).map(({ place }) => place);
  expect(places).toEqual(['长康路', '长康路', '长康路', '云溪大道', '云溪大道', '云溪大道']);
});

test('what the clerk deleted with its site stays deleted, and what is read after is there', async () => {
  const browser = await openBrowser();
  await browser.read(numbers(0, 20));
  await browser.read(numbers(0, 5), {}, NOW_MS, 'https://other.example.cn');
  await browser.sync(at.host.ask);
  await deleteSiteData(browser.store, SITE, NOW_MS + 1_000);
  await browser.read(numbers(3, 6), {}, NOW_MS + 5_000);
  await browser.sync(at.host.ask);
  const fresh = await openBrowser();
  await restore(fresh);
  expect(await fresh.store.tickets.count()).toBe(8);
  expect(await fresh.store.tickets.where(':id').between([SITE], [SITE, []]).count()).toBe(3);
});

describe('a site that the clerk deletes goes from the companion, too', () => {
  const DELETED_MS = NOW_MS + 60_000;
  const later = () => DELETED_MS + 60_000;

  const after: Record<string, (browser: TestBrowser) => Promise<void>> = {
    'while the companion is off': async ({ store }) => {
      await switchCompanion(store, { on: false });
      await deleteSiteData(store, SITE, DELETED_MS);
      await switchCompanion(store, { on: true });
    },
    'and turns the companion off before it was told': async ({ store }) => {
      await deleteSiteData(store, SITE, DELETED_MS);
      await switchCompanion(store, { on: false });
      await switchCompanion(store, { on: true });
    },
    'and the companion’s file is then replaced by an older backup': async (browser) => {
      const { backup } = await at.host.ask('backup', {});
      await deleteSiteData(browser.store, SITE, DELETED_MS);
      await browser.sync(at.host.ask, later);
      await at.host.ask('restoreBackup', { name: backup.name });
    },
  };
  for (const [how, act] of Object.entries(after))
    test(how, async () => {
      const browser = await openBrowser();
      await browser.read(numbers(0, 5));
      await browser.sync(at.host.ask);
      await act(browser);
      await browser.read(numbers(3, 5), {}, later());
      await browser.sync(at.host.ask, later);
      const fresh = await openBrowser();
      await restore(fresh);
      expect([...(await fresh.tickets()).keys()]).toEqual(['202611000003', '202611000004']);
      expect(await fresh.tickets()).toEqual(await browser.tickets());
      expect(await history(fresh)).toEqual(await history(browser));
    });

  test('read while the computer’s clock was a day ahead', async () => {
    const browser = await openBrowser();
    await browser.read(numbers(0, 5), {}, NOW_MS + 86_400_000);
    await browser.sync(at.host.ask);
    await deleteSiteData(browser.store, SITE, DELETED_MS);
    await browser.sync(at.host.ask);
    expect(await at.host.ask('holdings', {})).toMatchObject({ tickets: 0 });
  });

  test('with the pictures and reminders that the clerk’s earlier profile sent', async () => {
    const old = await openBrowser();
    const site = { origin: SITE, enabledAt: '2026-11-20T09:00:00+08:00' };
    await saveSite(old.store, site);
    await old.read(numbers(0, 2));
    const image = new Blob(['秘密']);
    const picture = { id: 'e1', ticketNo: '202611000000', name: 'x.png', addedMs: NOW_MS, takenMs: NOW_MS, image };
    await addEvidence(old.store, { ...picture, site: SITE });
    await addEvidence(old.store, { ...picture, id: 'e2', site: 'https://other.example.cn', name: `"site":"${SITE}"` });
    await old.sync(at.host.ask);
    const fresh = await openBrowser();
    await saveSite(fresh.store, site);
    await fresh.read(numbers(0, 2));
    await deleteSiteData(fresh.store, SITE, DELETED_MS);
    await fresh.sync(at.host.ask, later);
    const { text } = await at.host.ask('pull', { what: 'documents' });
    const kept = text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).key);
    expect(kept).toEqual(['e2', SITE]);
  });
});

test('browsers that have tickets from one another tell of one history, however often they send everything again', async () => {
  const [first, second] = [await openBrowser(), await openBrowser()];
  await first.read(numbers(0, 3));
  await first.read(numbers(0, 3), { status: '已签收' }, NOW_MS + 60_000);
  await first.sync(at.host.ask);
  await restore(second);
  for (let i = 0; i < 2; i++) {
    await switchCompanion(second.store, { on: false });
    await switchCompanion(second.store, { on: true });
    await second.sync(at.host.ask);
  }
  const fresh = await openBrowser();
  await restore(fresh);
  await restore(first);
  expect(await history(fresh)).toEqual(await history(first));
  expect(await history(first)).toHaveLength(3);
});

test('a companion whose file is an older one gets everything again from the same browser, not from one more', async () => {
  const browser = await openBrowser();
  await browser.read(numbers(0, 3));
  await browser.read(numbers(0, 3), { status: '已签收' }, NOW_MS + 60_000);
  await browser.sync(at.host.ask);
  const { replica } = (await companionOf(browser.store)) ?? {};
  const { backup } = await at.host.ask('backup', {});
  // What was sent since raised no number: it is told by its batch alone.
  await changeCompanion(browser.store, (before) => before && { ...before, acked: before.acked + 40 });
  await browser.read(numbers(3, 5));
  await browser.sync(at.host.ask);
  await changeCompanion(browser.store, (before) => before && { ...before, acked: before.acked - 42 });
  await at.host.ask('restoreBackup', { name: backup.name });
  const cut: typeof at.host.ask = async (name, request) => {
    if (name === 'push') throw new Error('the line was cut');
    return at.host.ask(name, request);
  };
  // Greeted twice before anything was acknowledged.
  await expect(browser.sync(cut)).rejects.toThrow('cut');
  await browser.sync(at.host.ask);
  expect((await companionOf(browser.store))?.replica).toBe(replica);
  const fresh = await openBrowser();
  expect(await restore(fresh)).toBe(5);
  expect(await history(fresh)).toEqual(await history(browser));
});

test('what the clerk took back in one browser does not come back from another one’s copy', async () => {
  const [first, second] = [await openBrowser(), await openBrowser()];
  const key = [SITE, '202611000000'] as const;
  const note = { at: '2026-11-23T10:00:20+08:00', how: 'phone', reached: true } as const;
  await first.read(numbers(0, 1));
  for (const id of ['wrong-ticket', 'right'])
    await recordContact(first.store, key, id, { ...note, said: id }, RULING, NOW_MS + 60_000);
  for (const what of ['signed', 'approved'] as const)
    await recordMark(first.store, key, { what, at: '2026-11-23T10:00:30+08:00' }, RULING, NOW_MS + 60_000);
  await first.sync(at.host.ask);
  await restore(second);
  await second.read(numbers(0, 1), { status: '处办中' }, NOW_MS + 120_000);
  await second.sync(at.host.ask);
  await dropContact(first.store, key, 'wrong-ticket', RULING, NOW_MS + 180_000);
  await recordMark(first.store, key, { what: 'signed' }, RULING, NOW_MS + 180_000);
  await first.sync(at.host.ask);

  const fresh = await openBrowser();
  for (const browser of [fresh, second, first]) {
    await restore(browser);
    const ticket = (await browser.tickets()).get('202611000000');
    expect(ticket?.contacts?.map(({ id }) => id)).toEqual(['right']);
    expect(ticket?.marks).toEqual({ approvedAt: '2026-11-23T10:00:30+08:00' });
  }
});
