import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { answerLine, answerLines } from '../lines.ts';
import type { Answer } from './answer.ts';
import { answerOf } from './answer.ts';
import { zRequest } from './request.ts';

const NOW = Date.parse('2026-11-24T10:00:00+08:00');
const answer = (text: string, line: number) => answerLine(text, line, zRequest, (asked) => answerOf(asked, NOW));
const ask = (request: object) => answer(JSON.stringify(request), 1);
const base = { id: 'a', from: '2020-06-24T15:10:00+08:00', amount: 3, unit: 'workingDays' };

it('answers with the deadline, what is left, and the account', () => {
  const given = ask({ ...base, now: '2020-06-24T15:10:00+08:00' }) as Answer;
  expect(given).toMatchObject({
    id: 'a',
    dueAt: '2020-06-30T17:30:00+08:00',
    remaining: { workingDays: 3, workingMinutes: 140 + 3 * 390 },
    urgency: 'calm',
    calendar: 'published',
  });
  expect(given.steps.map(({ type, date }) => `${type} ${date}`)).toEqual([
    'start 2020-06-24',
    'skip 2020-06-25',
    'skip 2020-06-26',
    'skip 2020-06-27',
    'count 2020-06-28',
    'count 2020-06-29',
    'count 2020-06-30',
    'due 2020-06-30',
  ]);
});

it('takes an office’s hours, days and cut-off', () => {
  const office = { hours: [['09:00', '17:00']], daysOff: ['2026-11-26'], makeUpDays: ['2026-11-28'] };
  const from = '2026-11-25T16:00:00+08:00';
  expect(ask({ ...base, from, ...office })).toMatchObject({ dueAt: '2026-11-30T17:00:00+08:00', urgency: 'calm' });
  expect(ask({ ...base, from, ...office, amount: 1, cutoff: '12:00' })).toMatchObject({
    dueAt: '2026-11-27T12:00:00+08:00',
  });
  expect(ask({ ...base, from, ...office, amount: 9.5, unit: 'workingHours' })).toMatchObject({
    dueAt: '2026-11-28T09:30:00+08:00',
  });
});

it('is negative when past, and knows the minute before from the minute after', () => {
  const at = (now: string) => ask({ ...base, now }) as Answer;
  expect(at('2020-07-02T09:00:00+08:00')).toMatchObject({
    remaining: { workingDays: -2, workingMinutes: -(390 + 30) },
    urgency: 'overdue',
  });
  expect(at('2020-06-30T17:30:00+08:00')).toMatchObject({
    remaining: { workingDays: 0, workingMinutes: 0 },
    urgency: 'soon',
  });
  expect(at('2020-06-30T17:30:01+08:00').urgency).toBe('overdue');
});

it('says when it had to assume the calendar', () => {
  const over = (from: string, amount: number) => (ask({ ...base, from, amount }) as Answer).calendar;
  expect(over('2026-12-30T09:00:00+08:00', 1)).toBe('published');
  expect(over('2026-12-30T09:00:00+08:00', 2)).toBe('assumed');
});

it.each<[string, object | string, RegExp]>([
  ['a day that is none', { ...base, from: '2026-02-30' }, /^from: no such instant/],
  ['an unknown unit', { ...base, unit: 'weeks' }, /^unit: /],
  ['a negative amount', { ...base, amount: -1 }, /^amount: /],
  ['part of a day', { ...base, amount: 1.5 }, /^amount: days are counted whole/],
  ['a hundred years', { ...base, amount: 36_500, unit: 'calendarDays' }, /^amount: more than 3660/],
  ['an end before its start', { ...base, hours: [['12:00', '08:30']] }, /^hours\.0: ends before it begins/],
  [
    'hours that overlap',
    {
      ...base,
      hours: [
        ['08:00', '12:00'],
        ['11:00', '17:00'],
      ],
    },
    /^hours\.1: begins before/,
  ],
  ['a day off and worked', { ...base, daysOff: ['2026-11-25'], makeUpDays: ['2026-11-25'] }, /^makeUpDays: 2026-11-25/],
  ['a holiday that is no day', { ...base, daysOff: ['2026-13-01'] }, /^daysOff\.0: no such day/],
  ['a time of day that is none', { ...base, cutoff: '25:00' }, /^cutoff: not a time of day/],
  ['a field that nobody knows', { ...base, cutof: '12:00' }, /Unrecognized key: "cutof"/],
  ['no JSON', '{', /^the line is not JSON$/],
])('refuses %s, with the place and the reason', (_, request, reason) => {
  const text = typeof request === 'string' ? request : JSON.stringify(request);
  expect(answer(text, 7)).toMatchObject({ line: 7, error: expect.stringMatching(reason) });
});

it('goes on after a line that it refuses', async () => {
  const lines: string[] = [];
  const refused = await answerLines(
    Readable.from([`\ufeff${JSON.stringify(base)}\r\n\nx\n${JSON.stringify(base)}`]),
    answer,
    async (line) => {
      lines.push(line);
    },
  );
  expect(refused).toBe(1);
  expect(lines.map((line) => Object.keys(JSON.parse(line))[0])).toEqual(['id', 'line', 'id']);
});
