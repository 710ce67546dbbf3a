import { expect, test } from 'vitest';
import { backupFinding } from './backups.ts';

const NOW = Date.parse('2026-11-29T10:00:00+08:00');
const backup = (madeAt: string) => ({ name: 'a', madeAt, bytes: 1 });
const [yesterday, lastWeek] = [backup('2026-11-28T09:00:00+08:00'), backup('2026-11-20T09:00:00+08:00')];
const of = (backups: ReturnType<typeof backup>[]) => ({ store: 'sqlite', backups });
const log = (at: string, why: string) =>
  `${at} a damaged row was left out\n${at} the daily backup failed: ${why}\n${at} other: line\n`;

test('a backup that failed, and none since: said with why', () => {
  const failed = log('2026-11-29T08:00:00+08:00', 'the disk is full: nothing was written; make room');
  const said = { level: 'wrong', code: 'backup-failed', todo: 'run: anqi backup' };
  const says = 'the daily backup failed at 2026-11-29T08:00:00+08:00: the disk is full: nothing was written; make room';
  for (const backups of [[], [yesterday], [yesterday, lastWeek]])
    expect(backupFinding(of(backups), failed, NOW)).toEqual({ ...said, says });
  expect(backupFinding(of([yesterday]), log('2026-11-27T08:00:00+08:00', 'the disk is full'), NOW)).toBeUndefined();
  expect(backupFinding({ store: 'postgres', backups: [] }, failed, NOW)).toBeUndefined();
  expect(backupFinding({ store: 'sqlite', trouble: 'store-locked', backups: [] }, failed, NOW)).toBeUndefined();
});

test('the age of the newest one, where it is days; one of a clock that was ahead counts for nothing', () => {
  expect(backupFinding(of([lastWeek]), undefined, NOW)).toMatchObject({
    level: 'note',
    code: 'backup-overdue',
    says: expect.stringContaining('9 days old'),
  });
  expect(backupFinding(of([backup('2099-01-01T09:00:00+08:00'), lastWeek]), '', NOW)?.code).toBe('backup-overdue');
  expect(backupFinding(of([yesterday, lastWeek]), '', NOW)).toBeUndefined();
  expect(backupFinding(of([]), '', NOW)).toBeUndefined();
});
