import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../calendar/china.ts';
import { dayNumber, dayText } from '../calendar/time.ts';
import { mergeObservation } from '../ticket/merge.ts';
import type { Observation } from '../ticket/model.ts';
import { isSatisfied } from '../ticket/opinion.ts';
import type { Tally } from './definitions.ts';
import { figureOf, figuresOf, printFigure } from './figures.ts';
import { quarterOf } from './quarter.ts';
import { rollupDelta } from './rollup.ts';
import { spanAt } from './tally.ts';

const nothing: Tally = {
  received: 0,
  noDeadline: 0,
  due: 0,
  finished: 0,
  finishedLate: 0,
  openOverdue: 0,
  dueToday: 0,
  dueTomorrow: 0,
  calledBack: 0,
  satisfied: 0,
  reworked: 0,
  untold: 0,
};

describe('figures', () => {
  it('reproduce the Yunxi bulletin of 2020', () => {
    const tally = { ...nothing, due: 2_282, finished: 2_259, finishedLate: 150, openOverdue: 8 };
    const printed = (id: 'finishRate' | 'overdueRate' | 'onTimeRate') => printFigure(figureOf(id, tally));
    expect([printed('finishRate'), printed('overdueRate'), printed('onTimeRate')]).toEqual([
      '98.99%',
      '6.92%',
      '93.08%',
    ]);
    const town = { ...nothing, due: 159, finished: 159, finishedLate: 38 };
    expect(figureOf('onTimeRate', town)).toMatchObject({ numerator: 121, denominator: 159, value: 76.1 });
    const letters = { ...nothing, due: 63, calledBack: 63, satisfied: 45 };
    expect(printFigure(figureOf('satisfactionRate', letters))).toBe('71.43%');
  });

  it('divide by nothing without inventing a number', () => {
    for (const figure of figuresOf(nothing)) {
      expect(printFigure(figure)).toBe(figure.unit === 'percent' ? '—' : '0');
      expect(figure.formula.key).toBe(`metric_${figure.id}_formula`);
    }
  });
});

describe('days', () => {
  it('know their quarter', () => {
    const quarter = quarterOf(dayNumber('2026-11-24'));
    expect([dayText(quarter.start), dayText(quarter.end), quarter.label]).toEqual([
      '2026-10-01',
      '2026-12-31',
      { key: 'quarter_4', args: ['2026'] },
    ]);
    expect(dayText(quarterOf(dayNumber('2026-03-31')).end)).toBe('2026-03-31');
  });

  it('reach to the next working day, over a weekend', () => {
    expect(spanAt(Date.parse('2026-11-27T09:00:00+08:00'), chinaCalendar)).toMatchObject({
      start: '2026-10-01',
      today: '2026-11-27',
      tomorrow: '2026-11-30',
    });
  });
});

describe('counters', () => {
  const ctx = { site: 'http://12345.local', atMs: Date.parse('2026-11-23T09:00:00+08:00'), source: 'list' } as const;
  const ticket = (seen: Omit<Observation, 'ticketNo'>) =>
    mergeObservation(undefined, { ticketNo: '1', ...seen }, ctx).ticket;
  const base = { unit: '路口镇', dueAt: '2026-11-25', receivedAt: '2026-11-20' };
  const totals = (...args: Parameters<typeof rollupDelta>) =>
    rollupDelta(...args)
      .filter((part) => part.scope === 'total')
      .map(({ day, counters }) => ({
        day,
        ...Object.fromEntries(Object.entries(counters).filter(([, n]) => n !== 0)),
      }));

  it('bucket receipt and limit by their own days', () => {
    expect(totals(undefined, ticket(base))).toEqual([
      { day: '2026-11-20', received: 1 },
      { day: '2026-11-25', due: 1 },
    ]);
  });

  it('move by the difference only', () => {
    expect(rollupDelta(ticket(base), ticket({ ...base, title: '路灯' }))).toEqual([]);
    const late = ticket({ ...base, status: '已办结', finishedAt: '2026-11-26', satisfaction: '基本满意' });
    expect(totals(ticket(base), late)).toEqual([
      { day: '2026-11-25', finished: 1, finishedLate: 1, calledBack: 1, satisfied: 1 },
    ]);
    expect(totals(ticket(base), ticket({ ...base, status: '已退回' }))).toEqual([{ day: '2026-11-25', due: -1 }]);
    expect(totals(ticket(base), undefined)).toHaveLength(2);
  });

  it('hear an opinion only where one was given', () => {
    expect(['满意', '基本满意', '不满意', '一般', '未评价', undefined].map(isSatisfied)).toEqual([
      true,
      true,
      false,
      false,
      undefined,
      undefined,
    ]);
  });
});
