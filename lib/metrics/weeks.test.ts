import { expect, it } from 'vitest';
import { chinaCalendar } from '../calendar/china.ts';
import { dayNumber, dayText } from '../calendar/time.ts';
import { weeksOf } from '../calendar/weeks.ts';
import type { Ticket } from '../ticket/model.ts';
import { quarterBefore, quarterNamed, quarterOf } from './quarter.ts';
import { noCounts } from './rollup.ts';
import { spanAt } from './tally.ts';
import { tallyWeeks } from './weeks.ts';

const weeksNamed = (name: string) =>
  weeksOf(quarterNamed(name)).map(({ start, end }) => `${dayText(start)} ${dayText(end)}`);

it('a quarter falls into weeks from Monday to Sunday, cut at both of its ends', () => {
  // 1 October 2026 is a Thursday, 31 December a Thursday too.
  const weeks = weeksNamed('2026Q4');
  expect([weeks.length, weeks[0], weeks[1], weeks.at(-1)]).toEqual([
    14,
    '2026-10-01 2026-10-04',
    '2026-10-05 2026-10-11',
    '2026-12-28 2026-12-31',
  ]);
  // 1 January 2024 is a Monday, 31 March a Sunday: none is cut.
  expect([weeksNamed('2024Q1').length, weeksNamed('2024Q1')[0]]).toEqual([13, '2024-01-01 2024-01-07']);
  // 1 April 2029 is a Sunday: a week of one day.
  expect(weeksNamed('2029Q2')[0]).toBe('2029-04-01 2029-04-01');
  for (let index = 0; index < 80; index++) {
    const period = quarterNamed(`${2020 + Math.floor(index / 4)}Q${(index % 4) + 1}`);
    const days = weeksOf(period).flatMap(({ start, end }) =>
      Array.from({ length: end - start + 1 }, (_, i) => start + i),
    );
    expect(days).toEqual(Array.from({ length: period.end - period.start + 1 }, (_, i) => period.start + i));
  }
});

it('quarters have names that lead back to them, and each the one before', () => {
  for (const day of ['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31', '2020-06-30']) {
    const period = quarterOf(dayNumber(day));
    expect(quarterNamed(period.name)).toEqual(period);
    expect(quarterBefore(period).end).toBe(period.start - 1);
  }
  expect(quarterBefore(quarterNamed('2026Q1')).name).toBe('2025Q4');
});

it('the running quarter ends today, a past one at its own end', () => {
  const at = (text: string, name?: string) => {
    const { start, end } = spanAt(Date.parse(text), chinaCalendar, name === undefined ? undefined : quarterNamed(name));
    return [start, end];
  };
  expect(at('2026-11-24T12:00:00+08:00')).toEqual(['2026-10-01', '2026-11-24']);
  expect(at('2026-11-24T12:00:00+08:00', '2026Q4')).toEqual(['2026-10-01', '2026-11-24']);
  expect(at('2026-11-24T12:00:00+08:00', '2026Q3')).toEqual(['2026-07-01', '2026-09-30']);
  // The last evening of a quarter by the clock of London is the next quarter's first morning in Beijing.
  expect(at('2026-12-31T17:00:00Z')).toEqual(['2027-01-01', '2027-01-01']);
});

it('what is due today is overdue only once its hour has passed, in the running week alone', () => {
  const period = quarterNamed('2026Q4');
  const day = (text: string, due: number, finished: number, finishedLate: number) => ({
    day: text,
    counts: { ...noCounts(), due, finished, finishedLate },
  });
  const days = [day('2026-11-16', 4, 4, 1), day('2026-11-22', 2, 1, 0), day('2026-11-24', 3, 1, 0)];
  const open = (dueAt: string) => ({ dueAt, open: 1, round: 1, firstSeenAt: dueAt, status: '办理中' }) as Ticket;
  const near = [open('2026-11-24T09:00:00+08:00'), open('2026-11-24T17:30:00+08:00'), open('2026-11-25')];
  const weeks = tallyWeeks(days, near, period, spanAt(Date.parse('2026-11-24T12:00:00+08:00'), chinaCalendar));
  expect(weeks.slice(-2)).toEqual([
    { start: '2026-11-16', end: '2026-11-22', running: false, due: 6, overdue: 2 },
    { start: '2026-11-23', end: '2026-11-29', running: true, due: 3, overdue: 1 },
  ]);
  expect(weeks).toHaveLength(9);
});
