import { expect, test } from 'vitest';
import messages from '../../public/_locales/zh_CN/messages.json' with { type: 'json' };
import { chinaCalendar } from '../calendar/china.ts';
import { type Case, timeOf } from '../figures/case.ts';
import type { Entry } from '../figures/entry.ts';
import { periodOf, type ReportPeriod } from '../figures/period.ts';
import { reportOf } from '../figures/report.ts';
import { sayFrom } from '../ticket/messages.ts';
import type { Ticket } from '../ticket/model.ts';
import { draftBulletin } from './draft.ts';
import { type Block, plainText } from './model.ts';
import { type BulletinSettings, DEFAULT_OFFICE } from './settings.ts';

const say = sayFrom(messages);
const period = periodOf('2020Q2') as ReportPeriod;
const MADE = Date.parse('2020-07-06T10:00:00+08:00');
const at = (text: string) => timeOf(text) as number;

let count = 0;
function entry(counted: Partial<Case> = {}, told: Partial<Ticket> = {}): Entry {
  const ticketNo = counted.ticketNo ?? `T${++count}`;
  return {
    counted: {
      unit: '路口镇',
      category: '城管',
      channel: '12345热线',
      kind: '投诉',
      receivedMs: at('2020-05-06 09:00'),
      dueMs: at('2020-05-13'),
      finishedMs: at('2020-05-08 09:00'),
      isReturned: false,
      isCalledBack: false,
      isRework: false,
      ...counted,
      ticketNo,
    },
    ticket: {
      site: 'https://tickets.invalid',
      ticketNo,
      dueSource: 'page',
      round: 1,
      firstSeenAt: '2020-05-06T09:00:00+08:00',
      lastSeenAt: '2020-05-06T09:00:00+08:00',
      open: 0,
      ...told,
    },
  };
}

function draft(entries: Entry[], settings: Partial<BulletinSettings> = {}, unit?: string): Block[] {
  const question = { period, asOfMs: period.toMs - 1, profile: DEFAULT_OFFICE, calendar: chinaCalendar };
  const report = reportOf(
    entries.map(({ counted }) => counted),
    question,
  );
  return draftBulletin({ report, entries, settings: { ...DEFAULT_OFFICE.bulletin, ...settings }, unit, say }, MADE);
}
const textOf = (blocks: readonly Block[]) =>
  blocks
    .map((block) => (block.is === 'paragraph' ? plainText(block.parts) : 'text' in block ? block.text : ''))
    .join('\n');
const tableOf = (blocks: readonly Block[], caption: string) =>
  blocks.flatMap((block) => (block.is === 'table' && block.caption === caption ? [block.rows] : []))[0];

test('a period without tickets says so, and nothing is 0 %', () => {
  const text = textOf(draft([]));
  expect(text).toContain('本期没有应办工单。');
  expect(text).toContain('本期没有应办信件。');
  expect(text).toContain('本期未发现超期');
  expect(text).not.toMatch(/0(?:\.00)?%|—/);
});

test('the best units are named with the rule; who equals the last one is named too', () => {
  const many = (unit: string, satisfied: number) =>
    Array.from({ length: 4 }, (_, i) =>
      entry({ unit, isCalledBack: true, opinion: i < satisfied ? 'satisfied' : 'dissatisfied' }),
    );
  const best = { minDue: 4, onTimeRate: 100, satisfactionRate: 75, most: 2 };
  const tickets = [
    ...many('甲局', 4),
    ...many('乙局', 3),
    ...many('丙局', 3),
    ...many('丁局', 2),
    entry({ unit: '戊局', isCalledBack: true, opinion: 'satisfied' }),
    ...many('己局', 4).map((each, i) => (i === 0 ? entry({ unit: '己局', finishedMs: at('2020-05-20') }) : each)),
  ];
  const text = textOf(draft(tickets, { best }));
  const [, named = '', rule] = /办理情况较好的单位是([^（]*)（([^）]*)）/.exec(text) ?? [];
  expect(named.split('、').sort()).toEqual(['丙局', '乙局', '甲局'].sort());
  expect(rule).toBe('应办4件以上，按期办结率100%，满意率75%以上');
});

test('a reply without contact is named with one example, which names nobody', () => {
  const silent = entry(
    { ticketNo: '03396', isCalledBack: true, opinion: 'dissatisfied', contacted: false },
    { title: '张伟明反映路灯不亮，电话13812345678', citizenName: '张伟明', opinion: '没有人联系过我，我是张伟明' },
  );
  const blocks = draft([silent, entry()]);
  expect(textOf(blocks)).toMatch(
    /未告知办理结果的工单1件，涉及路口镇（1件）。如03396号工单“张\*\*反映路灯不亮，电话138\*{4}5678”/,
  );
  expect(JSON.stringify(blocks)).not.toMatch(/张伟明|13812345678/);
  expect(tableOf(blocks, '不满意工单清单')).toEqual([
    ['路口镇', '03396', '张**反映路灯不亮，电话138****5678', '没有人联系过我，我是张**'],
  ]);
});

test('returns, rework and tickets that went from unit to unit', () => {
  const text = textOf(
    draft([
      entry({ isReturned: true }),
      entry({ isRework: true }),
      entry({ ticketNo: 'B7', units: ['区住建局', '区城管局', '路口镇'] }),
    ]),
  );
  expect(text).toContain('本期返工1件，返工率50%。受理3件，退件1件，退件率33.33%。');
  expect(text).toContain('B7号工单（区住建局 → 区城管局 → 路口镇）');
});

test('where nobody was called back, nothing is said of satisfaction', () => {
  const text = textOf(draft([entry(), entry({ channel: '区长信箱' })]));
  expect(text).toMatch(/按期办结率100%；平均办理/);
  expect(text).not.toMatch(/回访|满意/);
});

test('leader’s days: who answered, how many calls, what became of them', () => {
  const call = (more: Partial<Case>) => entry({ channel: '领导接听日', receivedMs: at('2020-04-15 09:30'), ...more });
  const { finishedMs: _open, ...open } = call({ dueMs: at('2020-04-22') }).counted;
  const blocks = draft([call({}), { ...call({}), counted: open }], {
    leaderDays: [
      { day: '2020-04-15', leader: '副区长 李某' },
      { day: '2020-06-03', leader: '区长 王某' },
      { day: '2020-07-01', leader: '下季度' },
    ],
  });
  expect(textOf(blocks)).toContain('共接听来电2件，已办结1件');
  expect(tableOf(blocks, '领导接听日办理情况')).toEqual([
    ['2020-04-15', '副区长 李某', '2', '1', '1'],
    ['2020-06-03', '区长 王某', '0', '0', '0'],
  ]);
});

test('an office words its texts itself; the figures in them stay those of the report', () => {
  const blocks = draft([entry()], { texts: { basics: '本季应办{due}件[，满意率{satisfactionRate}]。\n第二段。' } });
  expect(textOf(blocks)).toContain('本季应办1件。\n第二段。');
  expect(blocks).toContainEqual({
    is: 'paragraph',
    parts: ['本季应办', { field: 'due', text: '1' }, '件', '。'],
    text: 'basics',
  });
});

test('tickets that lack a limit, a unit or a category are said to', () => {
  const { dueMs: _none, ...counted } = entry({ unit: '', category: '' }).counted;
  const text = textOf(draft([{ ...entry(), counted }, entry()]));
  expect(text).toContain('没有办理时限的工单 1 件，未计入应办');
  expect(text).toContain('没有承办单位的工单 1 件');
  expect(text).toContain('没有行业分类的工单 1 件');
});

test('what a category mainly concerns is many people’s, and nobody’s name', () => {
  const titled = (title: string, citizenPhone: string) =>
    entry({}, { title, citizenPhone, citizenName: '李四海', place: '云溪区' });
  const repeated = Array.from({ length: 4 }, () => titled('反映李四海噪音扰民', '13812345678'));
  const numbered = ['1', '2', '3'].map((end) => titled(`反映1381234567${end}噪音扰民`, `1381234567${end}`));
  const alone = Array.from({ length: 3 }, () => titled('反映垃圾清运不及时', '13812345678'));
  expect(textOf(draft([...repeated, ...numbered, ...alone]))).not.toMatch(/主要反映|李四海|1381234567/);
  const many = ['1', '2', '3'].map((end) => titled('反映垃圾清运不及时', `1381234567${end}`));
  expect(textOf(draft(many))).toContain('城管类主要反映垃圾清运不及时');
  // Of another quarter they are not this one's.
  const before = many.map(({ counted, ticket }) => ({ ticket, counted: { ...counted, dueMs: at('2019-05-13') } }));
  expect(textOf(draft([...before, entry()]))).not.toContain('主要反映');
});

test('returned letters are not the hotline’s: what a sentence counts is of one kind', () => {
  const text = textOf(draft([entry(), entry({ isReturned: true }), entry({ channel: '区长信箱', isReturned: true })]));
  expect(text).toContain('受理2件，退件1件，退件率50%');
});

test('a satisfaction that is weighed is no number of tickets, and brackets without a figure are the text’s own', () => {
  const asked = entry({ isCalledBack: true, opinion: 'basicallySatisfied' });
  const profile = { ...DEFAULT_OFFICE, basicallySatisfied: 0.9 };
  const question = { period, asOfMs: period.toMs, profile, calendar: chinaCalendar };
  const report = reportOf([asked.counted], question);
  const texts = { opening: '按云政办发[2020]5号文件，通报如下。' };
  const settings = { ...DEFAULT_OFFICE.bulletin, texts };
  const text = textOf(draftBulletin({ report, entries: [asked], settings, say }, MADE));
  expect(text).toContain('回访1件，满意率90%');
  expect(text).toContain('按云政办发[2020]5号文件，通报如下。');
});
