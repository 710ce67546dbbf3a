import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chinaCalendar } from '../calendar/china.ts';
import { behindFigure } from './behind.ts';
import { type Case, OPINIONS, timeOf } from './case.ts';
import { figuresOf, rounded } from './definitions.ts';
import { periodBefore, periodOf, type ReportPeriod, toDate, yearBefore } from './period.ts';
import { BUCKETS, type Profile, zProfile } from './profile.ts';
import { ranked } from './ranking.ts';
import { reportOf } from './report.ts';
import { countsOf } from './tally.ts';
import type { Question } from './tests.ts';

const period = periodOf('2020Q2') as ReportPeriod;
const ask = (profile: Partial<Profile> = {}): Question => ({
  period,
  asOfMs: period.toMs - 1,
  profile: zProfile.parse(profile),
  calendar: chinaCalendar,
});
const at = (text: string) => timeOf(text) as number;
const one = (more: Partial<Case> = {}): Case => ({
  ticketNo: 'A1',
  unit: '路口镇',
  category: '住建',
  channel: '12345热线',
  kind: '求助',
  isReturned: false,
  isCalledBack: false,
  isRework: false,
  ...more,
});
const values = (cases: readonly Case[], question: Question) =>
  Object.fromEntries(figuresOf(countsOf(cases, question), question.profile).map(({ id, value }) => [id, value]));

const aTime = fc.option(fc.integer({ min: at('2020-03-20'), max: at('2020-07-10') }), { nil: undefined });
const aFlag = fc.option(fc.boolean(), { nil: undefined });
const aCase = fc
  .record({
    receivedMs: aTime,
    assignedMs: aTime,
    dueMs: aTime,
    finishedMs: aTime,
    isReturned: fc.boolean(),
    isInvalid: aFlag,
    isCalledBack: fc.boolean(),
    opinion: fc.option(fc.constantFrom(...OPINIONS), { nil: undefined }),
    contacted: aFlag,
    solved: aFlag,
    isRework: fc.boolean(),
  })
  .map((drawn) => one(Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined))));
const aProfile = fc.record({
  bucket: fc.constantFrom(...BUCKETS),
  onTime: fc.constantFrom('notOverdue' as const, 'onTimeOfDue' as const, 'onTimeOfFinished' as const),
  satisfaction: fc.constantFrom('satisfied' as const, 'notDissatisfied' as const),
  callbacks: fc.constantFrom('all' as const, 'effective' as const),
});

test('the tickets behind a figure are as many as its numerator says, whatever the profile', () => {
  fc.assert(
    fc.property(fc.array(aCase, { maxLength: 40 }), aProfile, (cases, profile) => {
      const question = ask(profile);
      for (const { id, numerator, denominator } of figuresOf(countsOf(cases, question), question.profile)) {
        const test = behindFigure(id, question);
        // Points are no tickets; of the mean the days are above, the tickets below.
        if (id === 'compositeScore') expect(test).toBeUndefined();
        else expect(test && cases.filter(test).length, id).toBe(id === 'meanWorkingDays' ? denominator : numerator);
      }
    }),
  );
});

test('the date that the profile names puts a ticket into the period', () => {
  const ticket = one({
    receivedMs: at('2020-03-30 09:00'),
    assignedMs: at('2020-03-31 16:00'),
    dueMs: at('2020-04-08'),
    finishedMs: at('2020-07-01 10:00'),
  });
  const due = (profile: Partial<Profile>) => values([ticket], ask(profile)).due;
  expect([due({}), due({ bucket: 'received' }), due({ bucket: 'assigned' }), due({ bucket: 'finished' })]).toEqual([
    1, 0, 0, 0,
  ]);
  // An office whose day ends at noon counts the afternoon of 31 March as 1 April; a limit that is a day stays its day.
  expect(due({ bucket: 'assigned', dayCut: '12:00' })).toBe(1);
  expect(values([one({ dueMs: at('2020-06-30') })], ask({ dayCut: '12:00' })).due).toBe(1);
});

test('effective call-backs are those in which the citizen gave an opinion', () => {
  const cases = [
    one({ dueMs: at('2020-05-06'), isCalledBack: true, opinion: 'satisfied' }),
    one({ dueMs: at('2020-05-06'), isCalledBack: true }),
  ];
  expect(values(cases, ask())).toMatchObject({ calledBack: 2, satisfactionRate: 50 });
  expect(values(cases, ask({ callbacks: 'effective' }))).toMatchObject({ calledBack: 1, satisfactionRate: 100 });
});

test('mean and median working days; of none, neither', () => {
  const took = (finished: string) =>
    one({ receivedMs: at('2020-05-06 09:00'), dueMs: at('2020-05-20'), finishedMs: at(finished) });
  const cases = [took('2020-05-07 09:00'), took('2020-05-07 10:00'), took('2020-05-14 10:00')];
  expect(values(cases, ask())).toMatchObject({ meanWorkingDays: 3, medianWorkingDays: 1 });
  expect(values(cases.slice(1), ask())).toMatchObject({ medianWorkingDays: 4 });
  expect(values([], ask())).toMatchObject({ meanWorkingDays: null, medianWorkingDays: null, compositeScore: null });
});

test('the composite score weighs the three rates', () => {
  const cases = [
    one({ dueMs: at('2020-05-06'), isCalledBack: true, opinion: 'satisfied', contacted: true, solved: true }),
    one({ dueMs: at('2020-05-06'), isCalledBack: true, opinion: 'dissatisfied', contacted: true, solved: false }),
  ];
  expect(values(cases, ask()).compositeScore).toBe(0.1 * 100 + 0.5 * 50 + 0.4 * 50);
  const composite = { response: 0.3, solved: 0.35, satisfaction: 0.35 };
  expect(values(cases, ask({ composite })).compositeScore).toBe(65);
});

test('a letter that is none leaves every count, and is listed', () => {
  const { mailbox, lists } = reportOf(
    [
      one({ ticketNo: 'L1', channel: '市长信箱', receivedMs: at('2020-05-06'), dueMs: at('2020-05-13') }),
      one({
        ticketNo: 'L2',
        channel: '市长信箱',
        receivedMs: at('2020-05-06'),
        dueMs: at('2020-05-13'),
        isInvalid: true,
      }),
    ],
    ask(),
  );
  const value = (id: string) => mailbox.find((each) => each.id === id)?.value;
  expect([value('due'), value('received'), lists.invalid.map(({ ticketNo }) => ticketNo)]).toEqual([1, 1, ['L2']]);
});

test('growth: against given tickets, else against own ones that reach back far enough; else it is not known', () => {
  const due = (ticketNo: string, day: string) => one({ ticketNo, dueMs: at(day) });
  const now = [due('1', '2020-05-06'), due('2', '2020-05-07'), due('3', '2020-05-08')];
  const growth = (cases: readonly Case[], previous?: readonly Case[]) => {
    const figures = reportOf(cases, ask(), previous).hotline;
    return ['yearOnYear', 'quarterOnQuarter'].map((id) => figures.find((each) => each.id === id)?.value);
  };
  expect(growth(now)).toEqual([null, null]);
  // The same numbers a year before are other tickets.
  expect(growth(now, [due('1', '2019-05-06'), due('2', '2019-05-07')])).toEqual([50, null]);
  expect(growth([...now, due('4', '2020-01-06'), due('5', '2020-03-06')])).toEqual([null, 50]);
  // The office began in the middle of the quarter before: what it holds of that one says nothing.
  expect(growth([...now, due('5', '2020-03-06')])).toEqual([null, null]);
});

test('periods before', () => {
  const before = (name: string) => {
    const asked = periodOf(name) as ReportPeriod;
    return [yearBefore(asked).name, periodBefore(asked).name];
  };
  expect(before('2020Q1')).toEqual(['2019Q1', '2019Q4']);
  expect(before('2020-03')).toEqual(['2019-03', '2020-02']);
  expect(before('2020')).toEqual(['2019', '2019']);
});

test('equals share a rank, and the next is as far on as there are before it', () => {
  const ranks = ranked([
    ['c', 1],
    ['b', 5],
    ['a', 5],
    ['d', 7],
  ]).map(({ rank, name }) => `${rank} ${name}`);
  expect(ranks).toEqual(['1 d', '2 a', '2 b', '4 c']);
});

test('weeks begin on Mondays, and end with the moment that was asked about', () => {
  const question = { ...ask(), asOfMs: at('2020-04-14 10:00') };
  const { weeks } = reportOf(
    [
      one({ ticketNo: '1', dueMs: at('2020-04-03'), finishedMs: at('2020-04-07 09:00') }),
      one({ ticketNo: '2', dueMs: at('2020-04-14') }),
    ],
    question,
  );
  expect(weeks.map(({ start, end, running, due, overdue }) => [start, end, running, due, overdue])).toEqual([
    ['2020-04-01', '2020-04-05', false, 1, 1],
    ['2020-04-06', '2020-04-12', false, 0, 0],
    ['2020-04-13', '2020-04-19', true, 1, 0],
  ]);
});

test('the same number on two platforms, or of a letter and a call, is two tickets', () => {
  const due = { dueMs: at('2020-05-13'), finishedMs: at('2020-05-12') };
  const { hotline, mailbox, merged } = reportOf(
    [
      one({ ...due, site: 'https://a.example' }),
      one({ ...due, site: 'https://b.example' }),
      one({ ...due, site: 'https://b.example', isReturned: true }),
      one({ ...due, channel: '区长信箱', site: 'https://b.example' }),
    ],
    ask(),
  );
  const value = (figures: typeof hotline) => figures.find(({ id }) => id === 'due')?.value;
  expect([value(hotline), value(mailbox), merged]).toEqual([1, 1, ['A1']]);
});

test('days without a time of day: finished from its morning on, taking no time on the day of receipt', () => {
  const day = at('2020-05-13');
  const ticket = one({ receivedMs: day, dueMs: day, finishedMs: day, isFinishedDay: true });
  const noon = { ...ask(), asOfMs: at('2020-05-13 12:00') };
  expect(values([ticket], noon)).toMatchObject({ finished: 1, overdue: 0, meanWorkingDays: 0 });
});

test('a limit that is the last day of a period is overdue once the period is over', () => {
  const ticket = one({ dueMs: at('2020-06-30'), finishedMs: at('2020-07-20 10:00') });
  expect(values([ticket], { ...ask(), asOfMs: period.toMs })).toMatchObject({ due: 1, overdue: 1, overdueOpen: 1 });
});

test('finished, and nobody says when: neither on time for its days, nor late; and listed', () => {
  const ticket = one({ receivedMs: at('2020-05-06'), dueMs: at('2020-05-13'), isUntimed: true });
  expect(values([ticket], ask())).toMatchObject({ finished: 1, overdue: 0, meanWorkingDays: null });
  expect(reportOf([ticket], ask()).lists.untimed).toHaveLength(1);
});

test('what was taken back is neither due nor returned', () => {
  const ticket = one({ receivedMs: at('2020-05-06'), dueMs: at('2020-05-13'), isWithdrawn: true });
  expect(values([ticket], ask())).toMatchObject({ received: 1, due: 0, returned: 0 });
});

test('a running period ends with its day, and is compared with as many days; asked in its midst, a whole one is not', () => {
  const now = at('2020-04-12 10:00');
  const running = toDate(period, now);
  const due = (ticketNo: string, day: string) => one({ ticketNo, dueMs: at(day) });
  const cases = [
    due('1', '2020-04-10'),
    due('2', '2020-04-12'),
    due('3', '2020-04-20'),
    due('4', '2020-01-03'),
    due('5', '2020-03-20'),
  ];
  const growth = (question: Question) => {
    const { hotline } = reportOf(cases, question);
    return ['due', 'quarterOnQuarter'].map((id) => hotline.find((each) => each.id === id)?.value);
  };
  expect(growth({ ...ask(), period: running, asOfMs: now })).toEqual([2, 100]);
  expect(growth({ ...ask(), asOfMs: now })).toEqual([3, null]);
});

test('times that are none are none', () => {
  expect(['2020-06-31', '2020-02-30 10:00', '2020-13-01', '2020-06-30 24:30'].map(timeOf)).toEqual(
    Array(4).fill(undefined),
  );
});

test('halves are rounded away from zero, as spreadsheets do', () => {
  expect([rounded(0.125), rounded(-0.125), rounded(1.005)]).toEqual([0.13, -0.13, 1.01]);
});
