/** `anqi job`: the files that a clerk finds in the folder each morning, out of the office's copy. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { read, utils } from 'xlsx';
import { chooseFolder } from '../companion/folder/root.ts';
import { runJob } from '../companion/jobs/run.ts';
import type { Machine } from '../companion/place.ts';
import { say } from '../companion/say.ts';
import { openStore } from '../companion/store/open.ts';
import { NO_OFFICE } from '../lib/calendar/office.ts';
import type { SyncRecord } from '../lib/copies/record.ts';
import { mergeObservation } from '../lib/ticket/merge.ts';
import type { Observation } from '../lib/ticket/model.ts';
import { recordOf, settingOf, takeIn } from './store-records.ts';

/** A Monday, and the Sunday before. */
const MONDAY = Date.parse('2026-11-30T08:30:00+08:00');
const SUNDAY = Date.parse('2026-11-29T08:30:00+08:00');
const MINUTE = 60_000;

let home: string;
let files: string;
let machine: Machine;
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'anqi-jobs-')));
  files = join(home, 'files');
  mkdirSync(files);
  machine = { platform: process.platform, env: { ANQI_HOME: join(home, 'data') }, home };
  chooseFolder(machine, files);
});
afterEach(() => rmSync(home, { recursive: true }));

const seen = (ticketNo: string, more: Partial<Observation> = {}): SyncRecord => {
  const observation = { ticketNo, title: '路灯不亮', unit: '路口镇', channel: '12345热线', status: '办理中', ...more };
  const whole = JSON.parse(JSON.stringify({ receivedAt: '2026-11-23', ...observation }));
  return recordOf(
    mergeObservation(undefined, whole, { site: 'https://city.example', atMs: MONDAY, source: 'list' }).ticket,
  );
};

async function keep(...records: SyncRecord[]): Promise<void> {
  const store = await openStore(machine, MONDAY);
  await takeIn(store, 1, records);
  await store.close();
}

const worklist = (nowMs = MONDAY, unit?: string) => runJob('worklist', { unit }, machine, nowMs, say);
const figures = (nowMs = MONDAY, unit?: string) => runJob('figures', { unit }, machine, nowMs, say);
const rowsOf = (name: string): string[][] => {
  const book = read(readFileSync(join(files, name)), { type: 'buffer' });
  const [sheet = ''] = book.SheetNames;
  return utils.sheet_to_json(book.Sheets[sheet] as object, { header: 1 });
};

test('the worklist holds what is open, the most urgent first, in the words of the clocks that hold all day', async () => {
  await keep(
    seen('GD7', { dueAt: undefined }),
    seen('GD6', { dueAt: '2026-12-08' }),
    seen('GD5', { dueAt: '2026-12-01T17:30:00+08:00', unit: '区城管局' }),
    seen('GD4', { dueAt: '2026-11-30' }),
    seen('GD3', { dueAt: '2026-11-30T10:30:00+08:00' }),
    seen('GD2', { dueAt: '2026-11-30T08:10:00+08:00' }),
    seen('GD1', {
      dueAt: '2026-11-26',
      title: '张伟明反映路灯不亮 13812345678',
      citizenName: '张伟明',
      citizenPhone: '13812345678',
    }),
    seen('GD0', { dueAt: '2026-11-26', status: '已办结', finishedAt: '2026-11-25' }),
  );
  const { written, told } = await worklist();
  expect([written, told]).toEqual([[join(files, '待办清单-2026-11-30.xlsx')], []]);
  const [title, total, head, ...rows] = rowsOf('待办清单-2026-11-30.xlsx');
  expect([title, total]).toEqual([['待办清单　2026-11-30（周一）'], ['未办结 7 件，其中已超期 2 件，今天到期 2 件']]);
  expect(head).toEqual(['时限情况', '办理期限', '工单编号', '标题', '承办单位', '诉求类型', '工单状态', '备注']);
  expect(rows.map((row) => row.slice(0, 3).filter(Boolean))).toEqual([
    ['已超期（2 件）'],
    ['超期 2 个工作日', '2026-11-26', 'GD1'],
    ['今天 08:10 已超期', '2026-11-30 08:10', 'GD2'],
    ['今天到期（2 件）'],
    ['今天 10:30 到期', '2026-11-30 10:30', 'GD3'],
    ['今天到期', '2026-11-30', 'GD4'],
    ['明天到期（1 件）'],
    ['明天 17:30 到期', '2026-12-01 17:30', 'GD5'],
    ['以后到期（1 件）'],
    ['剩 6 个工作日', '2026-12-08', 'GD6'],
    ['未印期限或已暂停（1 件）'],
    [expect.any(String), 'GD7'],
  ]);
  expect(rows[1]?.[3]).toBe('张**反映路灯不亮 138****5678');
});

test('a schedule that fires twice writes one file; what changed since comes beside it', async () => {
  await keep(seen('GD1', { dueAt: '2026-12-04' }));
  await worklist();
  const again = await worklist(MONDAY + 25 * MINUTE);
  expect(again.written).toEqual([join(files, '待办清单-2026-11-30.xlsx')]);
  expect(again.told).toEqual(['待办清单-2026-11-30.xlsx is there already, with the same content']);
  await figures();
  await figures(MONDAY + 25 * MINUTE);
  const names = ['待办清单-2026-11-30.xlsx', '本季数据-截至2026-11-30.md', '本季数据-截至2026-11-30.xlsx'];
  expect(readdirSync(files).sort()).toEqual(names.sort());
  await keep(seen('GD2', { dueAt: '2026-12-04' }));
  expect((await worklist()).written).toEqual([join(files, '待办清单-2026-11-30 (2).xlsx')]);
  expect(rowsOf('待办清单-2026-11-30.xlsx')).toHaveLength(5);
});

test('no worklist on a day off, by the office’s own days too; the figures come all the same', async () => {
  const closed = { ...NO_OFFICE, days: { '2026-11-30': { kind: 'dayOff', name: '单位休整' } } };
  await keep(seen('GD1', { dueAt: '2026-12-04' }), settingOf('calendar', closed));
  expect(await worklist(SUNDAY)).toEqual({ written: [], told: ['2026-11-29 is a day off: no worklist is written'] });
  expect((await worklist()).told).toEqual(['2026-11-30 is a day off (单位休整): no worklist is written']);
  expect((await figures(SUNDAY)).written).toHaveLength(2);
});

test('one unit’s files say whose they are and hold nobody else’s', async () => {
  await keep(seen('GD1', { dueAt: '2026-12-04' }), seen('GD2', { dueAt: '2026-11-20', unit: '区城管/执法局' }));
  const { written } = await worklist(MONDAY, '区城管/执法局');
  expect(written).toEqual([join(files, '待办清单-区城管_执法局-2026-11-30.xlsx')]);
  const rows = rowsOf('待办清单-区城管_执法局-2026-11-30.xlsx');
  expect(rows[0]?.[0]).toContain('区城管/执法局');
  expect(JSON.stringify(rows)).not.toMatch(/GD1|路口镇/);
  await figures(MONDAY, '路口镇');
  const bulletin = readFileSync(join(files, '本季数据-路口镇-截至2026-11-30.md'), 'utf8');
  expect(bulletin).not.toContain('区城管/执法局');
});

test('an empty copy, or nothing open, writes no file and says why', async () => {
  expect((await worklist()).told).toEqual(["the office's copy holds no ticket: no worklist is written"]);
  expect((await figures()).told).toEqual(["the office's copy holds no ticket of 2026Q4: no figures are written"]);
  await keep(seen('GD1', { status: '已办结', finishedAt: '2026-11-25', dueAt: '2026-11-26' }));
  expect((await worklist()).told).toEqual(['no ticket is open: no worklist is written']);
  expect((await figures(MONDAY, '区住建局')).told).toEqual([
    "the office's copy holds no ticket of the unit 区住建局 of 2026Q4 (it has 路口镇): no figures are written",
  ]);
  expect(readdirSync(files)).toEqual([]);
});

test('without a folder nothing is worked out; another one can be named for a run', async () => {
  await keep(seen('GD1', { dueAt: '2026-12-04' }));
  chooseFolder(machine, undefined);
  await expect(worklist()).rejects.toThrow(expect.objectContaining({ code: 'no-folder' }));
  const folder = join(home, 'other');
  mkdirSync(folder);
  expect((await runJob('worklist', { folder }, machine, MONDAY, say)).written).toEqual([
    join(folder, '待办清单-2026-11-30.xlsx'),
  ]);
  await expect(runJob('worklist', { folder: '../other' }, machine, MONDAY, say)).rejects.toThrow('is not a whole path');
});
