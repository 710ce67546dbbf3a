/** What browser and companion promise each other, with the host as a process of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SETTINGS } from '../../lib/backup/settings.ts';
import { companionOf, switchCompanion } from '../../lib/store/companion.ts';
import { deleteSiteData } from '../../lib/store/delete.ts';
import { putBack } from '../../lib/store/put-back.ts';
import { putDocuments } from '../../lib/store/put-document.ts';
import { restoreAll } from '../../lib/syncing/restore.ts';
import { NOW_MS, openBrowser, SITE, type TestBrowser } from './support/browser.ts';
import { type RunningHost, startHost } from './support/host.ts';

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

let home: string;
let host: RunningHost;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'anqi-home-'));
  host = startHost(home);
});
afterEach(async () => {
  await host.end();
  rmSync(home, { recursive: true });
});

async function restore(into: TestBrowser): Promise<number> {
  let told = 0;
  await restoreAll(host.ask, {
    tickets: async (lines) => void (await putBack(into.store, lines, NOW_MS, 'companion')),
    documents: async (lines) => void (await putDocuments(into.store, lines, { settings: SETTINGS, replace: false })),
    onProgress: async (count) => {
      told = count;
    },
  });
  return told;
}

const history = async ({ store }: TestBrowser) =>
  (await store.changes.toArray()).map(({ id: _id, ...change }) => JSON.stringify(change)).sort();

test('what was read before and after the companion was turned on comes back whole in a fresh profile', async () => {
  const browser = await openBrowser();
  await switchCompanion(browser.store, { on: false });
  await browser.read(numbers(0, 700));
  await switchCompanion(browser.store, { on: true, clerk: '王敏' });
  await browser.read(numbers(650, 1300), { status: '已办结', finishedAt: '2026-11-23T09:00:00+08:00' });
  await browser.sync(host.ask);
  expect(await browser.store.outbox.count()).toBe(0);
  expect((await host.ask('holdings', {})).tickets).toBe(1300);

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
  const deaf: typeof host.ask = async (name, request) => {
    const answer = await host.ask(name, request);
    if (name === 'push') throw new Error('the line was cut');
    return answer;
  };
  await expect(browser.sync(deaf)).rejects.toThrow('cut');
  await browser.read(numbers(20, 30), { status: '已办结', finishedAt: '2026-11-23T09:30:00+08:00' }, NOW_MS + 60_000);
  await expect(browser.sync(deaf)).rejects.toThrow('cut');
  const { replica } = (await companionOf(browser.store)) ?? {};
  await browser.sync(host.ask);
  expect((await companionOf(browser.store))?.replica).toBe(replica);
  const fresh = await openBrowser();
  expect(await restore(fresh)).toBe(40);
  expect(await fresh.tickets()).toEqual(await browser.tickets());
  expect(await history(fresh)).toEqual(await history(browser));
});

test('a companion that lost its store gets everything again', async () => {
  const browser = await openBrowser();
  await browser.read(numbers(0, 30));
  await browser.sync(host.ask);
  await host.end();
  rmSync(home, { recursive: true });
  host = startHost(home);
  await browser.read(numbers(30, 33));
  await browser.sync(host.ask);
  expect((await host.ask('holdings', {})).tickets).toBe(33);
});

test('two browsers under one name, as of a copied profile, do not hide each other’s tickets', async () => {
  const first = await openBrowser();
  await first.read(numbers(0, 10));
  await first.sync(host.ask);
  const copy = await openBrowser();
  for (const { name } of first.store.db.tables) {
    await copy.store.db.table(name).clear();
    await copy.store.db.table(name).bulkAdd(await first.store.db.table(name).toArray());
  }
  await first.read(numbers(10, 20));
  await copy.read(numbers(20, 30));
  await first.read(numbers(0, 3), { place: '长康路' });
  await copy.read(numbers(3, 6), { place: '云溪大道' });
  for (const each of [first, copy, first, copy]) await each.sync(host.ask);
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
  await browser.sync(host.ask);
  await deleteSiteData(browser.store, SITE, NOW_MS + 1_000);
  await browser.read(numbers(3, 6), {}, NOW_MS + 5_000);
  await browser.sync(host.ask);
  const fresh = await openBrowser();
  await restore(fresh);
  expect(await fresh.store.tickets.count()).toBe(8);
  expect(await fresh.store.tickets.where(':id').between([SITE], [SITE, []]).count()).toBe(3);
});
