import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { thisMachine } from '../place.ts';
import { say } from '../say.ts';
import type { ReportArguments } from './question.ts';
import { runReport } from './run.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anqi-report-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const NOW = Date.parse('2026-11-24T10:00:00+08:00');
const line = (ticketNo: string, more: object = {}) =>
  JSON.stringify({
    ticketNo,
    unit: '路口镇',
    category: '住建',
    channel: '12345热线',
    receivedAt: '2020-05-06 09:00',
    dueAt: '2020-05-13',
    ...more,
  });

async function report(lines: readonly string[], more: Partial<ReportArguments> = {}) {
  const tickets = join(folder, 'tickets.jsonl');
  writeFileSync(tickets, lines.join('\n'));
  const out = join(folder, 'out');
  const left = await runReport({ tickets, period: '2020Q2', out, ...more }, NOW, say, thisMachine());
  const { figures, tables, ...rest } = JSON.parse(readFileSync(join(out, 'figures.json'), 'utf8'));
  const value = (id: string) => figures.find((each: { id: string }) => each.id === id)?.value;
  return {
    left,
    value,
    tables,
    rest,
    figures,
    markdown: readFileSync(join(out, 'bulletin.md'), 'utf8'),
    files: readdirSync(out),
  };
}

test('a line counts by its limit; late is what was finished after the last moment of a day', async () => {
  const { value, tables, files } = await report([
    line('A1', { finishedAt: '2020-05-13 18:20', satisfaction: 'satisfied', calledBack: true }),
    line('A2', { finishedAt: '2020-05-14T00:00:01+08:00', satisfaction: 'dissatisfied' }),
    line('A3'),
    line('A4', { dueAt: '2020-07-01' }),
    line('A5', { channel: '市长信箱', finishedAt: '2020-05-08 10:00' }),
    line('A6', { return: { reason: '不属本镇职责', to: '区住建局' } }),
  ]);
  expect(['due', 'finished', 'overdue', 'onTimeRate', 'satisfactionRate', 'received', 'returnRate'].map(value)).toEqual(
    [3, 2, 2, 33.33, 50, 5, 20],
  );
  expect([value('mailbox.due'), value('mailbox.meanWorkingDays'), value('unit.路口镇.overdue')]).toEqual([1, 2, 2]);
  expect(tables).toMatchObject({ overdue: ['A2', 'A3'], dissatisfied: ['A2'] });
  expect(files).toEqual([
    'bulletin.docx',
    'bulletin.md',
    'deadlines.ics',
    'figures.json',
    'tickets.csv',
    'tickets.xlsx',
  ]);
});

test('the moment asked about decides what is open and what is overdue', async () => {
  const tickets = [line('A1', { finishedAt: '2020-05-20 10:00' })];
  const { value } = await report(tickets, { asOf: '2020-05-12T12:00:00+08:00' });
  expect(['due', 'finished', 'overdue'].map(value)).toEqual([1, 0, 0]);
});

test('what is undefined is —, never 0 %; a period without tickets says so', async () => {
  const { value, markdown } = await report([], {});
  expect([value('due'), value('finishRate'), value('yearOnYear')]).toEqual([0, null, null]);
  expect(markdown).toContain('本期没有应办工单');
  expect(markdown).toContain('| 办结率 | — |');
});

test('a profile chooses the definitions, and the figure says which', async () => {
  const profile = join(folder, 'profile.json');
  writeFileSync(profile, JSON.stringify({ name: '君山', onTime: 'onTimeOfFinished', basicallySatisfied: 0.9 }));
  const { value, figures, rest } = await report(
    [line('A1', { finishedAt: '2020-05-12', satisfaction: 'basicallySatisfied' }), line('A2')],
    { profile },
  );
  expect([value('onTimeRate'), value('satisfactionRate')]).toEqual([100, 90]);
  expect(figures.find(({ id }: { id: string }) => id === 'onTimeRate').formula).toBe('按期办结 ÷ 已办结');
  expect(rest.profile.name).toBe('君山');
  writeFileSync(profile, '{"onTime":"best"}');
  await expect(report([], { profile })).rejects.toThrow('is no reporting profile: onTime');
});

test('what is no ticket is left out with its line; what lacks a limit, a unit or a category is counted as such', async () => {
  const { left, tables, value, markdown } = await report([
    line('A1'),
    '{"ticketNo":"A2","dueAt":"soon"}',
    'not json',
    line('A3', { dueAt: null, unit: '', category: '' }),
    line('A1', { finishedAt: '2020-05-12' }),
  ]);
  expect(left).toEqual([
    expect.stringContaining('line 2: dueAt is no time'),
    expect.stringContaining('line 3: is no JSON'),
  ]);
  expect(tables).toMatchObject({ noLimit: ['A3'], noUnit: ['A3'], noCategory: ['A3'], merged: ['A1'] });
  expect([value('due'), value('finished')]).toEqual([1, 1]);
  expect(markdown).toContain('没有办理时限的工单 1 件');
});

test('a table as platforms export it is read by the same words as everything else', async () => {
  const tickets = join(folder, 'tickets.csv');
  const rows = [
    '工单编号,标题,承办单位,诉求渠道,受理时间,办理时限,办结时间,满意度',
    '20200500001,路灯不亮,路口镇,12345热线,2020-05-06 09:00,2020-05-13 17:30,2020-05-12 10:00,满意',
    '20200500002,积水,路口镇,12345热线,2020-05-06 09:00,2020-05-13 17:30,,',
  ];
  writeFileSync(tickets, rows.join('\n'));
  const { value } = await report([], { tickets });
  expect(['due', 'finished', 'overdue', 'satisfactionRate'].map(value)).toEqual([2, 1, 1, 100]);
});

test('files about the tickets: names and numbers masked, unless they are asked for, and that is noted', async () => {
  const tickets = [
    line('A1', {
      citizenName: '张伟明',
      citizenPhone: '13812345678',
      content: '=1+1 张伟明 13812345678',
      title: '路灯',
    }),
  ];
  const read = (name: string) => readFileSync(join(folder, 'out', name), 'utf8');
  const { files } = await report(tickets, { asOf: '2020-05-12T12:00:00+08:00' });
  expect(read('tickets.csv')).toMatch(/张\*\*.*138\*{4}5678/s);
  expect(read('tickets.csv')).toContain("'=1+1 张** 138****5678");
  expect(read('tickets.csv')).not.toContain('张伟明');
  // Open then, so that its limit is an event of the calendar.
  expect(read('deadlines.ics')).toContain('DTSTART;VALUE=DATE:20200513');
  expect(files).not.toContain('unmask.log');

  const unmasked = await report(tickets, { unmask: true });
  expect(read('tickets.csv')).toContain('张伟明');
  expect(unmasked.files).toContain('unmask.log');
  expect(read('unmask.log')).toMatch(/^2026-11-24T10:00:00\+08:00 2020Q2 1 .*tickets\.jsonl\n$/);
});

test('a file in GBK is read; what fits no encoding is said', async () => {
  const tickets = join(folder, 'gbk.jsonl');
  // 路口镇 in GBK.
  const unit = Buffer.from([0xc2, 0xb7, 0xbf, 0xda, 0xd5, 0xf2]);
  writeFileSync(
    tickets,
    Buffer.concat([Buffer.from('{"ticketNo":"A1","dueAt":"2020-05-13","unit":"'), unit, Buffer.from('"}')]),
  );
  expect((await report([], { tickets })).value('unit.路口镇.due')).toBe(1);
  writeFileSync(tickets, Buffer.from([0x7b, 0xff, 0xff, 0x7d]));
  expect((await report([], { tickets })).left[0]).toContain('neither UTF-8 nor GBK');
});

test('a line, a row of a table and a ticket that was read count the same', async () => {
  const lines = [
    line('20200500001', { status: '已办结', dueAt: '2020-05-12 17:30', finishedAt: '2020-05-12' }),
    line('20200500002', { status: '已办结', finishedAt: undefined }),
    line('20200500003', { status: '重办中', finishedAt: '2020-05-08' }),
    line('20200500004', { status: '已撤销' }),
  ];
  const csv = [
    '工单编号,承办单位,行业分类,诉求渠道,受理时间,办理时限,办结时间,状态',
    '20200500001,路口镇,住建,12345热线,2020-05-06 09:00,2020-05-12 17:30,2020-05-12,已办结',
    '20200500002,路口镇,住建,12345热线,2020-05-06 09:00,2020-05-13,,已办结',
    '20200500003,路口镇,住建,12345热线,2020-05-06 09:00,2020-05-13,2020-05-08,重办中',
    '20200500004,路口镇,住建,12345热线,2020-05-06 09:00,2020-05-13,,已撤销',
  ];
  const tickets = join(folder, 'tickets.csv');
  writeFileSync(tickets, csv.join('\n'));
  const ids = ['received', 'due', 'finished', 'overdue', 'overdueOpen', 'rework', 'returned', 'meanWorkingDays'];
  const counts = ({ value }: Awaited<ReturnType<typeof report>>) => ids.map(value);
  const ofLines = await report(lines);
  expect(counts(ofLines)).toEqual([4, 3, 2, 1, 1, 1, 0, 5]);
  expect(ofLines.tables).toMatchObject({ untimed: ['20200500002'], withdrawn: ['20200500004'] });
  expect(counts(await report([], { tickets }))).toEqual(counts(ofLines));
});

test('a day that is none is refused with its line, and the rest is written', async () => {
  const { left, value } = await report([line('A1'), line('A2', { dueAt: '2020-06-31' })]);
  expect([left[0], value('due')]).toEqual([expect.stringContaining('line 2: dueAt is no time'), 1]);
});

test('what cannot be meant is refused in words: a unit that the file has not, a table without numbers, no table at all', async () => {
  await expect(report([line('A1')], { unit: '路口' })).rejects.toThrow('the file has 路口镇');
  const tickets = join(folder, 'other.csv');
  writeFileSync(tickets, '姓名,年龄\n张三,20\n');
  await expect(report([], { tickets })).rejects.toThrow('no column of it names');
  const picture = join(folder, 'picture.xlsx');
  writeFileSync(picture, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]));
  await expect(report([], { tickets: picture })).rejects.toThrow('cannot be read as a table');
  await expect(report([], { tickets: join(folder, 'none.jsonl') })).rejects.toThrow('is not there');
  const { left } = await report([line('A1')], { previous: tickets.replace('other.csv', 'tickets.jsonl') });
  expect(left).toEqual([expect.stringContaining('holds no ticket due in 2019Q2')]);
});
