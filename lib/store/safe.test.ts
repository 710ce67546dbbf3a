/** When a backup is spoken of. */
import { expect, it } from 'vitest';
import { backupDue, noteBackup, noteSafe, quietBackup } from './safe.ts';
import { saveSite } from './sites.ts';
import { memoryStore } from './testing.ts';

const DAY = 86_400_000;
const start = Date.parse('2026-11-02T09:00:00+08:00');

it('speaks of it a week after the last copy of either kind, or after the first day, and not while put away', async () => {
  const store = memoryStore();
  await saveSite(store, { origin: 'http://a.local', enabledAt: '2026-11-02T09:00:00+08:00' });
  const on = (days: number) => backupDue(store, start + days * DAY);
  expect(await on(6.9)).toBeUndefined();
  expect(await on(7)).toEqual({});
  await noteBackup(store, start + 8 * DAY, start + 8 * DAY);
  expect(await on(14)).toBeUndefined();
  expect(await on(15)).toEqual({ lastMs: start + 8 * DAY });
  await noteBackup(store, start + 3 * DAY, start + 15 * DAY);
  expect(await on(15)).toEqual({ lastMs: start + 8 * DAY });
  await quietBackup(store, start + 15 * DAY);
  expect(await on(21.9)).toBeUndefined();
  expect(await on(22)).toEqual({ lastMs: start + 8 * DAY });
  await noteSafe(store, start + 22 * DAY);
  expect(await on(28)).toBeUndefined();
  expect(await on(29)).toEqual({ lastMs: start + 22 * DAY });
});

it('does not believe a clock that ran years ahead', async () => {
  const store = memoryStore();
  await saveSite(store, { origin: 'http://a.local', enabledAt: '2026-11-02T09:00:00+08:00' });
  const wrong = start + 3_000 * DAY;
  await noteBackup(store, wrong, wrong);
  await quietBackup(store, wrong);
  expect(await backupDue(store, start + 7 * DAY)).toEqual({});
  await noteBackup(store, start + 7 * DAY, start + 7 * DAY);
  expect(await backupDue(store, start + 8 * DAY)).toBeUndefined();
});
