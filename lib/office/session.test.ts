import { unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import messages from '../../public/_locales/zh_CN/messages.json' with { type: 'json' };
import { DEFAULT_OFFICE } from '../bulletin/settings.ts';
import { chinaCalendar } from '../calendar/china.ts';
import { figures } from '../store/figures.ts';
import { saveOfficeProfile } from '../store/office.ts';
import type { Store } from '../store/open.ts';
import { recordObservations } from '../store/record.ts';
import { memoryStore } from '../store/testing.ts';
import { sayFrom } from '../ticket/messages.ts';
import type { Observation } from '../ticket/model.ts';
import { createOffice, type OfficeSession } from './session.ts';

const NOW = Date.parse('2020-06-30T18:00:00+08:00');
const say = sayFrom(messages);
const seen = (ticketNo: string, more: Partial<Observation> = {}): Observation => ({
  ticketNo,
  title: `路灯不亮 ${ticketNo}`,
  unit: '路口镇',
  category: '城管',
  channel: '12345热线',
  status: '已办结',
  receivedAt: '2020-05-06T09:00:00+08:00',
  dueAt: '2020-05-13T17:30:00+08:00',
  finishedAt: '2020-05-08T10:00:00+08:00',
  ...more,
});

let store: Store;
let office: OfficeSession;
beforeAll(async () => {
  store = memoryStore();
  const read = (observations: Observation[], at: string) =>
    recordObservations(store, { site: 'https://city.example', source: 'list', atMs: Date.parse(at) }, observations);
  await read([seen('M5', { unit: '区城管局', status: '办理中', finishedAt: undefined })], '2020-05-06T10:00:00+08:00');
  await read([seen('M5', { unit: '区住建局', status: '办理中', finishedAt: undefined })], '2020-05-07T10:00:00+08:00');
  await read(
    [
      seen('M1', { satisfaction: '满意' }),
      seen('M2', { satisfaction: '不满意', contacted: '否', opinion: '没人来过' }),
      seen('M3', { finishedAt: '2020-05-20T10:00:00+08:00' }),
      seen('M4', { status: '办理中', finishedAt: undefined, unit: '云溪街道' }),
      seen('M5', { satisfaction: '基本满意' }),
      seen('M6', { status: '已退回', finishedAt: undefined }),
      seen('M7', { channel: '市长信箱', satisfaction: '满意' }),
      seen('M8', { dueAt: undefined }),
      seen('M9', { receivedAt: '2020-02-06T09:00:00+08:00', dueAt: '2020-02-13T17:30:00+08:00' }),
    ].map((each) => JSON.parse(JSON.stringify(each))),
    '2020-06-30T10:00:00+08:00',
  );
  office = createOffice(store, say, () => NOW);
});

test('what the popup counts and what the report counts is the same', async () => {
  const { report } = await office.load({ period: '2020Q2' });
  const counted = (id: string) =>
    (report.hotline.find((each) => each.id === id)?.numerator ?? 0) +
    (report.mailbox.find((each) => each.id === id)?.numerator ?? 0);
  const popup = await figures(store, { nowMs: NOW, calendar: chinaCalendar });
  const same = [
    ['received', 'received'],
    ['due', 'due'],
    ['finished', 'finished'],
    ['overdue', 'overdue'],
    ['overdueFinished', 'finishedLate'],
    ['overdueOpen', 'openOverdue'],
    ['satisfactionRate', 'satisfactionRate'],
    ['rework', 'rework'],
  ] as const;
  for (const [id, metric] of same)
    expect(counted(id), id).toBe(popup.find((figure) => figure.id === metric)?.numerator);
  expect(counted('due')).toBe(6);
});

test('a figure leads to its tickets, of one unit too', async () => {
  await office.load({ period: '2020Q2' });
  const numbers = (scope: object, id: string) => office.behind(scope, id, 0, 100).lines.map(({ ticketNo }) => ticketNo);
  expect(numbers({ by: 'hotline' }, 'overdue')).toEqual(['M3', 'M4']);
  expect(numbers({ by: 'unit', name: '云溪街道' }, 'overdueRate')).toEqual(['M4']);
  expect(numbers({ by: 'mailbox' }, 'due')).toEqual(['M7']);
  expect(office.listed('dissatisfied', 0, 10).lines).toMatchObject([{ ticketNo: 'M2', why: '没人来过' }]);
  expect(office.listed('noLimit', 0, 10).lines).toMatchObject([{ ticketNo: 'M8', dueAt: '' }]);
  expect(() => office.behind({ by: 'nothing' }, 'due', 0, 10)).toThrow();
});

test('a ticket that readings saw at one unit after another is named with its way', async () => {
  await office.load({ period: '2020Q2' });
  const { blocks } = office.draft(DEFAULT_OFFICE);
  expect(JSON.stringify(blocks)).toContain('M5号工单（区城管局 → 区住建局 → 路口镇）');
});

test('quarters of which tickets are known, this one first', async () => {
  expect(await office.quarters()).toEqual(['2020Q2', '2020Q1']);
});

test('one unit alone, in the files too, under names that say what, whose and of when', async () => {
  const loaded = await office.load({ period: '2020Q2', unit: '云溪街道' });
  expect([loaded.tickets, loaded.units]).toEqual([1, ['云溪街道', '路口镇'].sort()]);
  const { name, bytes } = await office.file({ format: 'all', unmask: false });
  expect(name).toBe('按期_材料_云溪街道_2020年第二季度_20200630.zip');
  const files = unzipSync(bytes);
  expect(Object.keys(files).sort()).toEqual(
    [
      '按期_通报_云溪街道_2020年第二季度_20200630.docx',
      '按期_通报_云溪街道_2020年第二季度_20200630.md',
      '按期_工单_云溪街道_2020年第二季度_20200630.xlsx',
      '按期_工单_云溪街道_2020年第二季度_20200630.csv',
      '按期_时限_云溪街道_2020年第二季度_20200630.ics',
      '按期_指标_云溪街道_2020年第二季度_20200630.json',
    ].sort(),
  );
  const csv = new TextDecoder().decode(files['按期_工单_云溪街道_2020年第二季度_20200630.csv']);
  expect(csv).toContain('M4');
  expect(csv).not.toContain('M1');
});

test('long work says how far it is, and ends when it is called off', async () => {
  const shares: number[] = [];
  await office.load({ period: '2020Q2' }, { onProgress: (share) => shares.push(share) });
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual([...shares].sort());
  const control = new AbortController();
  control.abort();
  await expect(office.load({ period: '2020Q2' }, { signal: control.signal })).rejects.toThrow(/abort/i);
  await expect(office.file({ format: 'all', unmask: false }, { signal: control.signal })).rejects.toThrow(/abort/i);
});

test('the profile that the office keeps is the one it counts by', async () => {
  await saveOfficeProfile(store, { ...DEFAULT_OFFICE, name: '君山', onTime: 'onTimeOfFinished' });
  const { report, profile } = await office.load({ period: '2020Q2' });
  expect(profile.name).toBe('君山');
  expect(report.hotline.find(({ id }) => id === 'onTimeRate')).toMatchObject({ numerator: 3, denominator: 4 });
});

test('a figure typed by hand that does not follow is found before the bulletin leaves', async () => {
  await office.load({ period: '2020Q2' });
  const texts = { basics: '应办理工单{due}件，已办结{finished}件，办结率99%。' };
  const { differing } = office.draft({ ...DEFAULT_OFFICE, bulletin: { ...DEFAULT_OFFICE.bulletin, texts } });
  expect(differing).toMatchObject([{ printed: '99%', right: '80%' }]);
});

test('of periods asked for one after the other the last one is held, whichever is counted first', async () => {
  const first = office.load({ period: '2020Q1' });
  const second = office.load({ period: '2020Q2' });
  await expect(first).rejects.toThrow(/another period/);
  await second;
  expect((await office.file({ format: 'bulletin.md', unmask: false })).name).toContain('2020年第二季度');
});

test('in the midst of a quarter the popup and the page count the same, to date', async () => {
  const midst = Date.parse('2020-05-10T12:00:00+08:00');
  const { report } = await createOffice(store, say, () => midst).load({ period: '2020Q2' });
  const due = (report.hotline.find(({ id }) => id === 'due')?.value ?? 0) + 0;
  const popup = await figures(store, { nowMs: midst, calendar: chinaCalendar });
  expect([report.toDate, due]).toEqual([true, popup.find(({ id }) => id === 'due')?.numerator]);
});

test('a period that is over is judged at its end, or now; its files say the same', async () => {
  const later = createOffice(store, say, () => Date.parse('2020-07-10T12:00:00+08:00'));
  await recordObservations(
    store,
    { site: 'https://city.example', source: 'list', atMs: Date.parse('2020-07-08T10:00:00+08:00') },
    [seen('M4', { unit: '云溪街道', finishedAt: '2020-07-07T10:00:00+08:00' })],
  );
  const asked = { period: '2020Q2', unit: '云溪街道' };
  const finished = ({ report }: Awaited<ReturnType<OfficeSession['load']>>) =>
    report.hotline.find(({ id }) => id === 'finished')?.value;
  const csv = async () => new TextDecoder().decode((await later.file({ format: 'tickets.csv', unmask: false })).bytes);
  expect(finished(await later.load(asked))).toBe(0);
  expect(await csv()).not.toContain('2020-07-07');
  expect(finished(await later.load({ ...asked, asOf: 'now' }))).toBe(1);
  expect(await csv()).toContain('2020-07-07');
});
