import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filled } from '../testing/browsing.ts';
import { currentFile, exclusively, StoreReplaced } from './gate.ts';
import { openFile } from './open.ts';

const NOW = Date.parse('2026-11-29T10:00:00+08:00');
let folder: string;
let base: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anqi-gate-'));
  base = join(folder, 'anqi.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Whether a restore would get through just now. */
function isFree(): boolean {
  const locks = new DatabaseSync(join(folder, 'anqi.gate'), { timeout: 0 });
  try {
    locks.exec('begin exclusive');
    return true;
  } catch {
    return false;
  } finally {
    locks.close();
  }
}

test('a transaction keeps a restore out from its first statement until it is committed, or given up', async () => {
  const store = await openFile(base, NOW);
  expect(isFree()).toBe(true);
  await store.db.transaction().execute(async (transaction) => {
    expect(isFree()).toBe(false);
    await transaction.insertInto('meta').values({ key: 'a', value: '1' }).execute();
    expect(isFree()).toBe(false);
  });
  expect(isFree()).toBe(true);
  const failed = store.db.transaction().execute(async (transaction) => {
    await transaction.insertInto('meta').values({ key: 'a', value: 'again' }).execute();
  });
  await expect(failed).rejects.toThrow('UNIQUE');
  expect(isFree()).toBe(true);
  await store.close();
});

test('once a file took its place, a store neither reads nor writes; opened anew, it is the new one', async () => {
  const store = await openFile(base, NOW);
  await filled(store, 3);
  const other = await openFile(join(folder, 'other', 'anqi.db'), NOW);
  await other.close();
  exclusively(base, (now, next) => {
    expect([now, next]).toEqual([base, join(folder, 'anqi-2.db')]);
    cpSync(join(folder, 'other', 'anqi.db'), next);
  });
  await expect(store.db.selectFrom('copies').selectAll().execute()).rejects.toThrow(StoreReplaced);
  await expect(store.db.insertInto('meta').values({ key: 'a', value: '1' }).execute()).rejects.toThrow(StoreReplaced);
  await expect(filled(store, 3)).rejects.toThrow(StoreReplaced);
  await store.close();
  const again = await openFile(base, NOW);
  expect(await again.db.selectFrom('copies').selectAll().execute()).toEqual([]);
  await again.close();
  expect(readdirSync(folder).filter((name) => /-(?:wal|shm)$/.test(name))).toEqual([]);
});

test('the highest number is the store, whatever else lies beside it', () => {
  for (const name of [
    'anqi.db',
    'anqi-2.db',
    'anqi-10.db',
    'anqi-20261129-100000.db',
    'anqi-99.db.1-1.tmp',
    'anqi-01.db',
  ])
    writeFileSync(join(folder, name), '');
  expect(currentFile(base)).toBe(join(folder, 'anqi-10.db'));
  expect(currentFile(join(folder, 'office.db'))).toBe(join(folder, 'office.db'));
});

test('no name is used twice while a log of it is left: a kill leaves one, and the file may have been moved away', async () => {
  const next = () => exclusively(base, (_, file) => file);
  for (const [left, file] of [
    ['anqi.db-wal', 'anqi-2.db'],
    ['anqi-4.db-shm', 'anqi-5.db'],
    ['anqi-7.db-journal', 'anqi-8.db'],
  ] as const) {
    writeFileSync(join(folder, left), 'left');
    expect(next()).toBe(join(folder, file));
  }
  // A new store does not take over such a log either, nor lose it.
  const store = await openFile(base, NOW);
  await filled(store, 3);
  await store.close();
  expect(currentFile(base)).toBe(join(folder, 'anqi-8.db'));
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['anqi.db-wal', 'anqi-7.db-journal']));
});

test('a store that is open notices the file that took its place, whatever numbers were passed over', async () => {
  const store = await openFile(base, NOW);
  writeFileSync(join(folder, 'anqi-2.db-wal'), 'left');
  exclusively(base, (_, next) => {
    expect(next).toBe(join(folder, 'anqi-3.db'));
    cpSync(base, next);
  });
  await expect(filled(store, 1)).rejects.toThrow(StoreReplaced);
  await store.close();
});
