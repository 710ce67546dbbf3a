import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import chinese from '../../public/_locales/zh_CN/messages.json' with { type: 'json' };
import { chinaCalendar } from '../calendar/china.ts';
import { dayNumber } from '../calendar/time.ts';
import type { Tally } from '../metrics/definitions.ts';
import { figuresOf } from '../metrics/figures.ts';
import { quarterOf } from '../metrics/quarter.ts';
import { mergeObservation } from '../ticket/merge.ts';
import type { Say } from '../ticket/words.ts';
import { guardCell, toCsv } from './csv.ts';
import { fileName, safeName } from './formats.ts';
import { escapeMarkdown } from './markdown.ts';
import { summaryModel } from './model.ts';
import { summaryCsv } from './summary-csv.ts';
import { summaryMarkdown } from './summary-markdown.ts';
import { ticketsCsv } from './tickets-csv.ts';

const messages = new Map(Object.entries(chinese).map(([key, { message }]) => [key, message]));
const say: Say = ({ key, args }) =>
  (messages.get(key) ?? `missing ${key}`).replace(/\$(\d)/g, (_, digit: string) => args[Number(digit) - 1] ?? '');
const nowMs = Date.parse('2026-11-24T12:00:00+08:00');
const period = quarterOf(dayNumber('2026-11-24'));
const tally: Tally = {
  received: 2_400,
  noDeadline: 3,
  due: 2_282,
  finished: 2_259,
  finishedLate: 150,
  openOverdue: 8,
  dueToday: 5,
  dueTomorrow: 9,
  calledBack: 0,
  satisfied: 0,
  reworked: 0,
  untold: 0,
};
const model = summaryModel(
  figuresOf(tally),
  {
    unit: [
      ['路口镇|=1', tally],
      ['', tally],
    ],
  },
  period,
  nowMs,
);
const read = (csv: string) => Papa.parse<string[]>(csv.trimEnd().slice(1), { delimiter: ',' }).data;

describe('CSV', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '  =1',
    '"=1',
    "'=1",
    '“=1',
    '\u200b=1',
    '\ufeff＝1',
  ])('keeps %j from being run, as read back from the file', (text) => {
    const [[cell] = []] = read(toCsv([[text]]));
    expect(cell).toBe(`'${text}`);
  });

  it.each(['202611230339', '0730', '12E5', '11-24'])('keeps %s a text', (text) => {
    expect(read(toCsv([[text]]))).toEqual([[`${text}\t`]]);
  });

  it('leaves other texts, dates and numbers alone', () => {
    const plain = ['路灯不亮', 'YX-2026-11', '2026-11-25 17:30', '138****1234', '98.99%', '—', '甲,乙\n"丙"'];
    expect(plain.map(guardCell)).toEqual(plain);
    expect(read(toCsv([[...plain, -3, null]]))).toEqual([[...plain, '-3', '']]);
  });

  it('starts with the byte order mark', () => expect(toCsv([['a']])).toBe('\ufeff"a"\r\n'));
});

describe('the summary', () => {
  it('prints each figure with numerator, denominator and formula', () => {
    const rows = read(summaryCsv(model, say));
    expect(rows[0]).toEqual(['工单办理情况汇总', '2026年第四季度']);
    expect(rows).toContainEqual(['办结率', '98.99%', '2259', '2282', '已办结 ÷ 应办']);
    expect(rows).toContainEqual(['满意率', '—', '0', '0', '满意（含基本满意）÷ 已回访，均取自应办工单']);
    expect(rows).toContainEqual(['承办单位', '应办', '已办结', '办结率', '超期', '按期办结率', '满意率']);
    expect(rows).toContainEqual(['未注明', '2282', '2259', '98.99%', '158', '93.08%', '—']);
    expect(JSON.stringify(rows)).not.toContain('missing');
  });

  it('reads the same in Markdown, with markup of the page made harmless', () => {
    const text = summaryMarkdown(model, say);
    expect(text).toContain('| 办结率 | 98.99% | 已办结 ÷ 应办 |');
    expect(text).toContain('| 路口镇\\|=1 | 2282 |');
    expect(escapeMarkdown('a|b\n# <img src=x> [x](http://y) `z` *w*')).toBe(
      'a\\|b \\# \\<img src=x\\> \\[x\\](http\\://y) \\`z\\` \\*w\\*',
    );
  });
});

describe('the list of tickets', () => {
  it('masks citizens and keeps long numbers', () => {
    const seen = {
      ticketNo: '202611230339',
      title: '=路灯不亮',
      citizenName: '李小明',
      citizenPhone: '13812341234',
      content: '李小明来电，回电13812341234',
      dueAt: '2026-11-25T17:30:00+08:00',
    };
    const { ticket } = mergeObservation(undefined, seen, { site: 'http://12345.local', atMs: nowMs, source: 'list' });
    const csv = ticketsCsv([ticket], say, nowMs, chinaCalendar);
    const [head = [], row = []] = read(csv);
    const cells = Object.fromEntries(head.map((name, index) => [name, row[index]]));
    expect(cells).toMatchObject({
      工单编号: '202611230339\t',
      标题: "'=路灯不亮",
      诉求人: '李**',
      联系电话: '138****1234',
      诉求内容: '李**来电，回电138****1234',
      办理期限: '2026-11-25 17:30',
      时限情况: '明天 17:30 到期',
    });
    expect(csv).not.toMatch(/李小明|13812341234|missing/);
  });
});

describe('file names', () => {
  it('say what, which period and which day', () => {
    expect(fileName('summary-csv', period, nowMs, say)).toBe('按期_汇总_2026年第四季度_20261124.csv');
    expect(fileName('tickets-csv', period, nowMs, say)).toBe('按期_明细_2026年第四季度_20261124.csv');
    expect(fileName('summary-md', period, nowMs, say)).toBe('按期_汇总_2026年第四季度_20261124.md');
  });

  it('hold nothing that a file system refuses', () => {
    expect(safeName('../a:b\u202e c?.')).toBe('a_b_c');
  });
});
