import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFile } from '../store/open.ts';
import { ticketsIn } from '../store/read.ts';
import type { Store } from '../store/store.ts';
import { Browser, filled, SITE, START_MS } from '../testing/browsing.ts';
import { flipped, randomBelow } from '../testing/random.ts';
import { exportBundle } from './export.ts';
import { bundlesIn } from './files.ts';
import { importBundle } from './import.ts';
import { fingerprintIn, fingerprintOf, ownKey } from './keys.ts';
import { BundleRefusal } from './refusal.ts';
import { isTrusted } from './trusted.ts';

const NOW = Date.parse('2026-11-29T10:00:00+08:00');
const PASSPHRASE = 'lantern harbour 7';
let folder: string;
/** An office with its data folder. */
interface Office {
  folder: string;
  store: Store;
}
const open: Store[] = [];
async function office(name: string): Promise<Office> {
  const store = await openFile(join(folder, name, 'anqi.db'), NOW);
  open.push(store);
  return { folder: join(folder, name), store };
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anqi-bundle-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((store) => store.close()));
  rmSync(folder, { recursive: true, force: true });
});

async function exported(
  from: Office,
  about: { unit?: string; since?: string; passphrase?: string; nowMs?: number } = {},
) {
  const file = join(folder, `${readdirSync(folder).length}-${Math.random()}.anqi`);
  const signer = await ownKey(from.folder);
  const done = await exportBundle(from.store, file, { nowMs: NOW, signer, name: about.unit, ...about });
  return { file, done, fingerprint: signer.fingerprint };
}

/** Everything that a store holds, as it is compared: each row, but when the file was told last. */
async function rowsIn({ store }: Office): Promise<string> {
  const tables = await Promise.all([
    store.db.selectFrom('replicas').selectAll().orderBy('id').execute(),
    store.db.selectFrom('copies').selectAll().orderBy('ticket_no').orderBy('replica').execute(),
    store.db.selectFrom('history').selectAll().orderBy('replica').orderBy('change_id').execute(),
  ]);
  return JSON.stringify(tables);
}

async function ticketsOf({ store }: Office): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for await (const page of ticketsIn(store, { history: true }, () => expect.unreachable('a damaged row')))
    for (const { ticketNo, ...kept } of page) all[ticketNo] = JSON.stringify(kept);
  return all;
}

test('a bundle brings another store the tickets, their histories and whose they are; again, it changes nothing', async () => {
  const [town, coordinator] = [await office('town'), await office('coordinator')];
  await filled(town.store, 1_200);
  const { file, done, fingerprint } = await exported(town, { unit: '路口镇' });
  expect(done).toEqual({ replicas: 1, tickets: 1_200, changes: 400, damaged: 0 });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { folder: home, store } = coordinator;
  const first = await importBundle(store, home, file, { trust: fingerprint, nowMs: NOW });
  expect(first).toMatchObject({ fingerprint, added: 1_200, renewed: 0, known: 0, own: 0, head: { unit: '路口镇' } });
  expect(await ticketsOf(coordinator)).toEqual(await ticketsOf(town));
  const before = await rowsIn(coordinator);
  expect(await importBundle(store, home, file, { nowMs: NOW + 9_000 })).toMatchObject({ added: 0, known: 1_200 });
  expect(await rowsIn(coordinator)).toBe(before);
  // Not the browsers of the one who imports: a restore of theirs leaves them out.
  for await (const page of ticketsIn(store, { own: true }, () => undefined)) expect(page).toEqual([]);
  await expect(exported(town, { unit: '路口' })).rejects.toThrow('no ticket is of the unit 路口; there are 路口镇');
});

test('an unknown signer is refused with the fingerprint; trusted once, it stays so', async () => {
  const [town, coordinator] = [await office('town'), await office('coordinator')];
  await filled(town.store, 5);
  const { file, fingerprint } = await exported(town, { unit: '路口镇' });
  const { folder: home, store } = coordinator;
  const other = fingerprintOf('A'.repeat(43));
  for (const trust of [undefined, other]) {
    const refusal = importBundle(store, home, file, { trust, nowMs: NOW });
    await expect(refusal).rejects.toThrow(`if it is ${fingerprint}, run this again with --trust ${fingerprint}`);
  }
  expect(await ticketsOf(coordinator)).toEqual({});
  expect(isTrusted(home, other)).toBe(false);
  expect(fingerprint).toMatch(/^\d{4}(-\d{4}){7}$/);
  expect(fingerprintIn(fingerprint.replaceAll('-', ' '))).toBe(fingerprint);
  await importBundle(store, home, file, { trust: fingerprint, nowMs: NOW });
  expect(await importBundle(store, home, file, { nowMs: NOW })).toMatchObject({ known: 5 });
  writeFileSync(join(home, 'trusted.json'), '{"signers":[{"fingerprint":"*"}]}');
  await expect(importBundle(store, home, file, { nowMs: NOW })).rejects.toThrow('is no list of trusted signers');
});

test('a name can neither hide the fingerprint nor turn the words around it: it is refused by who makes a bundle and by who reads one', async () => {
  const [town, coordinator] = [await office('town'), await office('coordinator')];
  await filled(town.store, 2);
  const signer = await ownKey(town.folder);
  const { file } = await exported(town);
  const [head = ''] = gunzipSync(readFileSync(file)).toString().split('\n');
  for (const name of [
    '区政府\u001b[8m',
    '区政府\r',
    'a\u009b2J',
    '\u202e区政府',
    '区\u2066政府',
    '区\u2028政府',
    '区'.repeat(101),
  ]) {
    const wanted = join(folder, 'wanted.anqi');
    const refusal = exportBundle(town.store, wanted, { nowMs: NOW, signer, name });
    await expect(refusal, JSON.stringify(name)).rejects.toThrow('nobody could import a bundle under a name of');
    expect(readdirSync(folder).filter((each) => each.startsWith('wanted'))).toEqual([]);
    // A stranger's program writes what it likes, and signs it.
    const { signer: about, ...rest } = JSON.parse(head);
    const forged = `${JSON.stringify({ ...rest, signer: { ...about, name } })}\n{"what":"end","replicas":0,"tickets":0,"changes":0}\n`;
    const signature = signer.sign(createHash('sha256').update(forged).digest('hex'));
    writeFileSync(wanted, gzipSync(`${forged}${JSON.stringify({ signature })}\n`));
    const { store, folder: home } = coordinator;
    const error = await importBundle(store, home, wanted, { nowMs: NOW }).catch((error: Error) => error);
    expect(error).toBeInstanceOf(BundleRefusal);
    expect((error as Error).message).toContain('calls itself by a name of more than 100 characters, or with');
    rmSync(wanted);
  }
  await exportBundle(town.store, join(folder, 'named.anqi'), { nowMs: NOW, signer, name: '区'.repeat(100) });
  const named = importBundle(coordinator.store, coordinator.folder, join(folder, 'named.anqi'), { nowMs: NOW });
  await expect(named).rejects.toThrow(`Ask ${'区'.repeat(100)} to read`);
});

test('the key is made once and is nobody else’s to read', async () => {
  const { folder: home } = await office('town');
  const [one, two] = await Promise.all([ownKey(home), ownKey(home)]);
  expect(one?.fingerprint).toBe(two?.fingerprint);
  expect(statSync(join(home, 'signing-key.pem')).mode & 0o777).toBe(0o600);
  chmodSync(join(home, 'signing-key.pem'), 0o640);
  await expect(ownKey(home)).rejects.toThrow('others can read the signing key');
});

test('what is no whole bundle of a trusted signer is refused in words', async () => {
  const [town, coordinator] = [await office('town'), await office('coordinator')];
  await filled(town.store, 5);
  const { file, fingerprint } = await exported(town);
  const lines = gunzipSync(readFileSync(file)).toString().split('\n');
  const changed = (change: (lines: string[]) => string[]): string => {
    const other = join(folder, `changed-${Math.random()}.anqi`);
    writeFileSync(other, gzipSync(change([...lines]).join('\n')));
    return other;
  };
  const replace = (from: string, to: string) => changed((all) => all.map((line) => line.replace(from, to)));
  const stranger = await ownKey(join(folder, 'stranger'));
  const text = join(folder, 'letter.anqi');
  writeFileSync(text, '此致敬礼');
  const cases: [string, RegExp][] = [
    [join(folder, 'none.anqi'), /cannot be read/],
    [text, /no bundle of Anqi/],
    [changed(() => ['{"format":"other","version":1}', '']), /no bundle of Anqi/],
    [replace('"version":1,"program"', '"version":2,"program"'), /a newer companion made this bundle/],
    [replace('路灯不亮3', '路灯亮了3'), /it was changed/],
    // Another's name under a trusted one's key, and a trusted one's bundle under another's key.
    [replace('"signer":{"key":"', '"signer":{"name":"区政府","key":"'), /it was changed/],
    [replace(/"key":"([^"]+)"/.exec(lines[0] ?? '')?.[1] ?? '', stranger.publicKey), /it was changed/],
    [changed((all) => all.toSpliced(3, 2)), /damaged or cut short/],
    [changed((all) => all.toSpliced(-1, 0, '{}')), /damaged or cut short/],
    [changed((all) => all.slice(0, -2)), /damaged or cut short/],
  ];
  const { folder: home, store } = coordinator;
  for (const [other, why] of cases)
    await expect(importBundle(store, home, other, { trust: fingerprint, nowMs: NOW }), other).rejects.toThrow(why);
  expect(await ticketsOf(coordinator)).toEqual({});
  expect(readdirSync(home).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  expect(isTrusted(home, fingerprint)).toBe(false);
});

test('cut short at every fiftieth of its length, and a bit changed at 200 places: nothing is taken that was not signed', async () => {
  const [town, coordinator] = [await office('town'), await office('coordinator')];
  await filled(town.store, 200);
  const { file, fingerprint } = await exported(town);
  const bytes = readFileSync(file);
  const { folder: home, store } = coordinator;
  const expected = await ticketsOf(town);
  const bad = join(folder, 'bad.anqi');
  const counts = { refused: 0, equal: 0, wrong: 0 };
  const take = async (content: Buffer) => {
    writeFileSync(bad, content);
    try {
      await importBundle(store, home, bad, { trust: fingerprint, nowMs: NOW });
    } catch (error) {
      expect((error as Error).message).toMatch(/bundle/);
      counts.refused++;
      return;
    }
    if (JSON.stringify(await ticketsOf(coordinator)) === JSON.stringify(expected)) counts.equal++;
    else counts.wrong++;
  };
  for (let i = 0; i < 50; i++) await take(bytes.subarray(0, Math.floor((bytes.length * i) / 50)));
  expect(counts).toEqual({ refused: 50, equal: 0, wrong: 0 });
  expect(await ticketsOf(coordinator)).toEqual({});
  const below = randomBelow(20_261_129);
  for (let i = 0; i < 200; i++) await take(flipped(bytes, below(i % 10 === 0 ? 8 * 64 : 8 * bytes.length)));
  console.info(`bundle of ${bytes.length} bytes, 50 cuts and 200 flips:`, counts);
  expect(counts.wrong).toBe(0);
  // Those that are equal hit the date in gzip's own header, which says nothing.
  expect(counts.equal).toBeLessThan(15);
}, 120_000);

test('under a passphrase: refused without it or with another, whole with it', async () => {
  const [town, coordinator] = [await office('town'), await office('coordinator')];
  await filled(town.store, 5);
  const { file, fingerprint } = await exported(town, { passphrase: PASSPHRASE });
  const { folder: home, store } = coordinator;
  const asked = { trust: fingerprint, nowMs: NOW };
  await expect(importBundle(store, home, file, asked)).rejects.toThrow('the bundle is encrypted');
  await expect(importBundle(store, home, file, { ...asked, passphrase: 'another one' })).rejects.toThrow('not the one');
  appendFileSync(file, 'x');
  await expect(importBundle(store, home, file, { ...asked, passphrase: PASSPHRASE })).rejects.toThrow('damaged');
  writeFileSync(file, readFileSync(file).subarray(0, -1));
  expect(await importBundle(store, home, file, { ...asked, passphrase: PASSPHRASE })).toMatchObject({ added: 5 });
}, 120_000);

test('a unit tells of its tickets alone: of one that moved to whom, of one that was deleted that it is', async () => {
  const [town, coordinator] = [await office('town'), await office('coordinator')];
  const browser = new Browser(1, '路口镇');
  const see = (ticketNo: string, unit: string | undefined, ms: number) =>
    browser.see({ ticketNo, title: `关于${ticketNo}`, citizenPhone: '13800000000', ...(unit ? { unit } : {}) }, ms);
  see('MINE1', '路口镇', START_MS);
  see('UNSAID1', undefined, START_MS);
  see('LEFT1', '路口镇', START_MS);
  see('OTHER1', '区城管局', START_MS);
  see('DELETED1', '路口镇', START_MS);
  await browser.push(town.store, NOW);
  const before = await exported(town, { unit: '路口镇' });
  see('LEFT1', '区城管局', START_MS + 3_600_000);
  browser.delete('DELETED1', START_MS + 3_600_000);
  await browser.push(town.store, NOW);
  const after = await exported(town, { unit: '路口镇', nowMs: NOW + 60_000 });
  const text = gunzipSync(readFileSync(after.file)).toString();
  expect(text).not.toContain('OTHER1');
  expect(text).not.toContain('关于LEFT1');
  expect(text).toContain('"ticketNo":"LEFT1"');

  const { folder: home, store } = coordinator;
  const asked = { trust: after.fingerprint, nowMs: NOW };
  await importBundle(store, home, before.file, asked);
  expect(Object.keys(await ticketsOf(coordinator)).toSorted()).toEqual(['DELETED1', 'LEFT1', 'MINE1', 'UNSAID1']);
  expect(await importBundle(store, home, after.file, asked)).toMatchObject({ added: 0, renewed: 2, known: 2 });
  const rows = await rowsIn(coordinator);
  expect(Object.keys(await ticketsOf(coordinator)).toSorted()).toEqual(['MINE1', 'UNSAID1']);
  expect(rows).toContain('"moved_to":"区城管局"');
  // An older bundle after a newer one brings nothing back, and no history of what was deleted.
  expect(await importBundle(store, home, before.file, asked)).toMatchObject({ added: 0, renewed: 0, known: 4 });
  expect(await rowsIn(coordinator)).toBe(rows);
});

test('a site that the clerk deleted is deleted where its bundles went, whichever comes first', async () => {
  const [town, early, late] = [await office('town'), await office('early'), await office('late')];
  const browser = await filled(town.store, 3);
  const before = await exported(town, { unit: '路口镇' });
  browser.deleteSite(NOW);
  await browser.push(town.store, NOW);
  const after = await exported(town, { unit: '路口镇', since: '2026-11-23', nowMs: NOW + 60_000 });
  for (const [there, files] of [
    [early, [before.file, after.file]],
    [late, [after.file, before.file]],
  ] as const) {
    for (const file of files)
      await importBundle(there.store, there.folder, file, { trust: after.fingerprint, nowMs: NOW });
    expect(await ticketsOf(there)).toEqual({});
    const rows = await rowsIn(there);
    for (const secret of ['13800000000', '路灯不亮', '处办中']) expect(rows).not.toContain(secret);
  }
});

test('a ticket that moved is gone with every browser’s copy, and there again once it came back; late bundles undo nothing', async () => {
  const [town, coordinator] = [await office('town'), await office('coordinator')];
  const [desk, counter] = [new Browser(1, '路口镇'), new Browser(2, '路口镇')];
  const see = async (browser: Browser, unit: string, hour: number) => {
    browser.see({ ticketNo: 'T1', unit, title: '路灯', citizenPhone: '13800000000' }, START_MS + hour * 3_600_000);
    await browser.push(town.store, NOW);
  };
  await see(desk, '路口镇', 0);
  await see(counter, '路口镇', 1);
  const here = await exported(town, { unit: '路口镇' });
  await see(counter, '区城管局', 2);
  const moved = await exported(town, { unit: '路口镇', nowMs: NOW + 60_000 });
  await see(counter, '路口镇', 3);
  const back = await exported(town, { unit: '路口镇', nowMs: NOW + 120_000 });

  const { store, folder: home } = coordinator;
  const take = ({ file }: { file: string }) =>
    importBundle(store, home, file, { trust: here.fingerprint, nowMs: NOW + 180_000 });
  await take(here);
  await take(moved);
  expect(await ticketsOf(coordinator)).toEqual({});
  expect(await rowsIn(coordinator)).not.toContain('13800000000');
  expect(await take(here)).toMatchObject({ added: 0, renewed: 0 });
  await take(back);
  const rows = await rowsIn(coordinator);
  expect(Object.keys(await ticketsOf(coordinator))).toEqual(['T1']);
  for (const late of [moved, here, back]) expect(await take(late)).toMatchObject({ added: 0, renewed: 0 });
  expect(await rowsIn(coordinator)).toBe(rows);
});

test('since a day: only tickets of which something changed', async () => {
  const town = await office('town');
  const browser = new Browser(1, '路口镇');
  browser.see({ ticketNo: 'OLD1', unit: '路口镇' }, START_MS - 40 * 86_400_000);
  browser.see({ ticketNo: 'NEW1', unit: '路口镇' }, START_MS);
  await browser.push(town.store, NOW);
  const { file, done } = await exported(town, { unit: '路口镇', since: '2026-11-01' });
  expect(done.tickets).toBe(1);
  expect(gunzipSync(readFileSync(file)).toString()).not.toContain('OLD1');
});

/** The store, where something happens right after its browsers were read for the first time. */
function afterBrowsersOf(store: Store, happens: () => Promise<unknown>): Store {
  let isFirst = true;
  const watched = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(_, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          const given: unknown = value.apply(target, args);
          if (name !== 'execute') return watched(given as object);
          return Promise.resolve(given).then(async (rows) => {
            if (isFirst) {
              isFirst = false;
              await happens();
            }
            return rows;
          });
        };
      },
    });
  const db = new Proxy(store.db, {
    get(target, name) {
      if (name !== 'selectFrom') return Reflect.get(target, name);
      return (table: 'replicas') =>
        table === 'replicas' ? watched(target.selectFrom(table)) : target.selectFrom(table);
    },
  });
  return { ...store, db };
}

test('a browser that makes itself known while a bundle is written goes in with the others', async () => {
  const [town, coordinator] = [await office('town'), await office('coordinator')];
  await filled(town.store, 3);
  const store = afterBrowsersOf(town.store, () => filled(town.store, 2, 2));
  const { file, done, fingerprint } = await exported({ ...town, store }, { unit: '路口镇' });
  expect(done).toMatchObject({ replicas: 2, tickets: 5, damaged: 0 });
  await importBundle(coordinator.store, coordinator.folder, file, { trust: fingerprint, nowMs: NOW });
  expect(await ticketsOf(coordinator)).toEqual(await ticketsOf(town));
  // A ticket of a browser that is known nowhere is damage still.
  await sql`pragma foreign_keys = off`.execute(town.store.db);
  await town.store.db.deleteFrom('replicas').where('id', 'like', '%2').execute();
  await expect(exported(town)).rejects.toMatchObject({ code: 'store-damaged' });
});

test('one’s own browsers are not told about by others', async () => {
  const [town, coordinator] = [await office('town'), await office('coordinator')];
  const browser = await filled(town.store, 3);
  const first = await exported(town);
  await importBundle(coordinator.store, coordinator.folder, first.file, { trust: first.fingerprint, nowMs: NOW });
  // The coordinator's copy is made to claim more than the browser ever said.
  await coordinator.store.db.updateTable('replicas').set({ clerk: '冒名' }).execute();
  const back = await exported(coordinator, { nowMs: NOW + 60_000 });
  const before = await rowsIn(town);
  const done = await importBundle(town.store, town.folder, back.file, { trust: back.fingerprint, nowMs: NOW });
  expect(done).toMatchObject({ own: 3, added: 0, renewed: 0 });
  expect(await rowsIn(town)).toBe(before);
  browser.see({ ticketNo: 'GD2', title: SITE }, NOW);
  await browser.push(town.store, NOW);
  expect(Object.keys(await ticketsOf(town))).toHaveLength(4);
});

test('a folder stands for the bundles in it', () => {
  for (const name of ['b.anqi', 'a.anqi', 'notes.txt']) writeFileSync(join(folder, name), '');
  expect(bundlesIn([folder, 'x.anqi'])).toEqual([join(folder, 'a.anqi'), join(folder, 'b.anqi'), 'x.anqi']);
});
