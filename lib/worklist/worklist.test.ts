import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../calendar/china.ts';
import { mergeObservation } from '../ticket/merge.ts';
import type { Observation } from '../ticket/model.ts';
import { entryOf } from './entry.ts';
import { choicesOf, filtered, MOST_VIEWS, readableViews } from './filter.ts';
import { grouped } from './groups.ts';

const NOW = Date.parse('2026-11-25T10:00:00+08:00'); // a Wednesday
const entry = (ticketNo: string, more: Partial<Observation> = {}) =>
  entryOf(
    mergeObservation(
      undefined,
      { ticketNo, status: '办理中', ...more },
      { site: 'http://a.example', atMs: NOW, source: 'list' },
    ).ticket,
    NOW,
    chinaCalendar,
  );

describe('the worklist', () => {
  it('stands by the nearest limit, in groups of when it comes', () => {
    const entries = [
      entry('9', {}),
      entry('8', { dueAt: '2026-12-07' }),
      entry('7', { dueAt: '2026-11-29' }),
      entry('6', { dueAt: '2026-11-26T09:00:00+08:00' }),
      entry('5', { dueAt: '2026-11-25' }),
      entry('4', { dueAt: '2026-11-25T10:00:00+08:00' }),
      entry('3', { dueAt: '2026-11-25T09:59:59+08:00' }),
      entry('2', { dueAt: '2026-12-30', cityDueAt: '2026-11-20' }),
      entry('1', { dueAt: '2026-11-30' }),
    ];
    expect(
      grouped(entries, NOW).map(({ group, entries: own }) => [group, own.map((each) => each.ticketNo).join(' ')]),
    ).toEqual([
      ['overdue', '2 3'],
      ['today', '4 5'],
      ['tomorrow', '6'],
      ['week', '7'],
      ['later', '1 8'],
      ['none', '9'],
    ]);
  });

  it('is narrowed by parts and by words of any width and case', () => {
    const entries = [
      entry('GD1', { unit: '区城管局', title: '路灯不亮 3栋', kind: '投诉' }),
      entry('GD2', { unit: '区住建局', title: '电梯停运', kind: '投诉' }),
      entry('GD3', { unit: '区城管局', title: '占道经营', kind: '举报' }),
    ];
    const numbers = (filter: Parameters<typeof filtered>[1]) =>
      filtered(entries, filter).map(({ ticketNo }) => ticketNo);
    expect(numbers({ unit: '区城管局' })).toEqual(['GD1', 'GD3']);
    expect(numbers({ unit: '区城管局', kind: '投诉' })).toEqual(['GD1']);
    expect(numbers({ text: '路灯　３栋 gd1' })).toEqual(['GD1']);
    expect(numbers({ text: '没有' })).toEqual([]);
    expect(choicesOf(entries, 'unit')).toEqual(['区城管局', '区住建局']);
  });

  it('keeps every view that can be read, whatever stands between them', () => {
    const view = (name: string) => ({ name, filter: { unit: name } });
    const broken = [undefined, 'x', { name: '' }, { name: 'x', filter: { unit: 3 } }, { ...view('x'), more: true }];
    expect(readableViews([view('区城管局'), ...broken, view('区住建局')])).toEqual([
      view('区城管局'),
      view('区住建局'),
    ]);
    const many = Array.from({ length: MOST_VIEWS + 1 }, (_, i) => view(`${i}`));
    expect(readableViews(many)).toEqual(many.slice(0, MOST_VIEWS));
    expect([undefined, null, {}, 'views'].map(readableViews)).toEqual([[], [], [], []]);
  });
});
