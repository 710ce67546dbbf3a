/** What is broken, long or not taken, on its way from a browser to the companion, with the host as a process of its own. */
import type { Table } from 'dexie';
import { expect, test } from 'vitest';
import { SETTINGS } from '../../lib/backup/settings.ts';
import { instantText } from '../../lib/calendar/time.ts';
import { type Header, linesOf } from '../../lib/copies/record.ts';
import { DEFAULT_REPLY_SETTINGS } from '../../lib/replying/settings.ts';
import { companionOf } from '../../lib/store/companion.ts';
import { deleteSiteData } from '../../lib/store/delete.ts';
import { type BrokenDocument, documentsOf, type StoredDocument } from '../../lib/store/documents.ts';
import { addEvidence } from '../../lib/store/evidence.ts';
import { claimReminders } from '../../lib/store/ledger.ts';
import type { Store } from '../../lib/store/open.ts';
import { removeProfile, saveProfiles } from '../../lib/store/profiles.ts';
import { putBack } from '../../lib/store/put-back.ts';
import { offerAgain, refusals } from '../../lib/store/refusals.ts';
import { reminderKey } from '../../lib/store/reminderKey.ts';
import { saveReplySettings } from '../../lib/store/replying.ts';
import { safeState } from '../../lib/store/safe.ts';
import { saveSite } from '../../lib/store/sites.ts';
import { NOW_MS, numbers, openBrowser, restoreInto, SITE, type TestBrowser } from './support/browser.ts';
import { hostForEach } from './support/host.ts';

const at = hostForEach();

const restore = (into: TestBrowser) => restoreInto(into, at.host.ask);

test('a history longer than a batch arrives whole', async () => {
  const browser = await openBrowser();
  await browser.read([1, 2]);
  await browser.sync(at.host.ask);
  const ticket = (await browser.tickets()).get('202611000001');
  const entry = { site: SITE, ticketNo: '202611000001', field: 'reply', source: 'detail' } as const;
  const text = (n: number) => `第${n}稿`.repeat(100_000);
  const changes = numbers(0, 6).map((n) => ({
    ...entry,
    at: instantText(NOW_MS + n),
    from: text(n),
    to: text(n + 1),
  }));
  await putBack(browser.store, [{ ticket, changes }], NOW_MS);
  await browser.read([3]);
  await browser.sync(at.host.ask);
  expect(await browser.store.outbox.count()).toBe(0);
  const fresh = await openBrowser();
  expect(await restore(fresh)).toBe(3);
  const arrived = await fresh.store.changes.toArray();
  expect(arrived.map(({ id: _id, ...change }) => change)).toEqual(changes);
});

test('what is broken here is not deleted there: its good copy comes back, and what is gone here is gone there', async () => {
  const { store, ...browser } = await openBrowser();
  const profile = { match: [SITE], list: {}, detail: {}, ignore: { list: [], detail: [] } };
  await saveSite(store, { origin: SITE, enabledAt: '2026-11-20T09:00:00+08:00' });
  await saveProfiles(store, [
    { id: 'kept', name: '本市平台', ...profile },
    { id: 'gone', name: '旧平台', ...profile },
  ]);
  await saveReplySettings(store, DEFAULT_REPLY_SETTINGS);
  const parts = { site: SITE, ticketNo: '202611000001', clock: 'sign', dueAt: '2026-11-24', stage: 'end' } as const;
  await claimReminders(store, [reminderKey(parts)], NOW_MS);
  const picture = { id: 'e1', site: SITE, ticketNo: '202611000001', name: 'x.png', addedMs: NOW_MS, takenMs: NOW_MS };
  await addEvidence(store, { ...picture, image: new Blob(['bytes'], { type: 'image/png' }) });
  await browser.sync(at.host.ask);
  const good = await documentsIn(store);
  expect(good.map(({ kind }) => kind)).toEqual(['site', 'profile', 'profile', 'setting', 'ledger', 'evidence']);

  const tables = [store.sites, store.profiles, store.ledger, store.evidence] as Table<object>[];
  for (const table of tables) await table.toCollection().modify((row) => Object.assign(row, { ofAnotherVersion: 1 }));
  await store.meta.where('key').equals('replying').modify({ value: 'none' });
  await removeProfile(store, 'gone');
  await browser.sync(at.host.ask, () => NOW_MS + 1_000);
  await restore({ store, ...browser });
  expect(await documentsIn(store)).toEqual(good.filter(({ key }) => key !== 'gone'));
});

async function documentsIn(store: Store) {
  const all: (StoredDocument | BrokenDocument)[] = [];
  for await (const document of documentsOf(store, SETTINGS)) all.push(document);
  return all;
}

test('what is not taken is counted and not safe, sets off no sending of the rest, and is offered to a newer program', async () => {
  const { store, ...browser } = await openBrowser();
  const older = sendingTo((headers) => headers.map((_, index) => ({ index, reason: 'ticket: it: unknown' })));
  await browser.read(numbers(0, 130));
  await saveReplySettings(store, DEFAULT_REPLY_SETTINGS);
  await offerAgain(store, 'anqi 1', NOW_MS);
  await browser.sync(older.ask);
  const { count, first } = await refusals(store, 100);
  expect([count, first.length]).toEqual([131, 100]);
  expect([(await companionOf(store))?.safeAt, (await safeState(store)).companionMs]).toEqual([undefined, undefined]);

  older.sent.length = 0;
  await offerAgain(store, 'anqi 1', NOW_MS);
  await browser.sync(older.ask);
  expect(older.sent).toMatchObject([{ what: 'document', key: 'replying' }]);

  await offerAgain(store, 'anqi 2', NOW_MS);
  await browser.sync(at.host.ask);
  expect(await at.host.ask('holdings', {})).toMatchObject({ tickets: 130, documents: 1 });
  expect(await refusals(store, 1)).toEqual({ count: 0, first: [] });
  expect((await safeState(store)).companionMs).toBe(NOW_MS);
});

test('one that no database takes is refused alone, and goes from the list with its site', async () => {
  const { store, ...browser } = await openBrowser();
  await browser.read(numbers(0, 3));
  const site = `https://${'a'.repeat(600)}.cn`;
  await browser.read([3], {}, NOW_MS, site);
  const line = sendingTo(() => undefined);
  await browser.sync(line.ask);
  expect(await refusals(store, 9)).toMatchObject({ count: 1, first: [{ what: 'ticket', site }] });
  line.sent.length = 0;
  await browser.sync(line.ask);
  expect(line.sent).toEqual([]);
  await deleteSiteData(store, site, NOW_MS + 1_000);
  expect((await refusals(store, 9)).count).toBe(0);
});

/** A line to the host that remembers the headers sent; a batch that is refused does not reach it. */
function sendingTo(refuse: (headers: Header[]) => { index: number; reason: string }[] | undefined) {
  const sent: Header[] = [];
  const ask: typeof at.host.ask = async (name, request) => {
    if (name !== 'push') return at.host.ask(name, request);
    const { id, payload } = request as { id: string; payload: string };
    const headers = (linesOf(payload) ?? []).map(([head]) => JSON.parse(head) as Header);
    sent.push(...headers);
    const refused = refuse(headers);
    const answer = { id, written: 0, known: 0, refused };
    return refused ? (answer as Awaited<ReturnType<typeof at.host.ask<typeof name>>>) : at.host.ask(name, request);
  };
  return { ask, sent };
}
