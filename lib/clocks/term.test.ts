import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { createCalendar, type Schedule, workingDaysBetween } from '../calendar/calendar.ts';
import { chinaCalendar, chinaSchedule } from '../calendar/china.ts';
import { type Interval, STANDARD_HOURS, type WorkingHours, workingMsBetween } from '../calendar/hours.ts';
import { dayNumber, dayOfMs, dayText, instantText, msOfDay, weekday } from '../calendar/time.ts';
import { UNITS } from '../calendar/units.ts';
import { stepsOf } from './steps.ts';
import { dueOf, type Term } from './term.ts';

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const due = (term: Term, from: string, calendar = chinaCalendar, hours = STANDARD_HOURS) =>
  instantText(dueOf(term, at(from), calendar, hours))
    .slice(0, 16)
    .replace('T', ' ');

describe('when a term ends', () => {
  // Thursday 2020-06-25 to Saturday 27 are off (端午节), Sunday 28 is worked.
  it.each<[Omit<Term, 'amount' | 'unit'> & { of: string }, string, string]>([
    [{ of: '3 workingDays' }, '2020-06-24 15:10', '2020-06-30 17:30'],
    [{ of: '3 workingDays', startDayCounts: true }, '2020-06-24 15:10', '2020-06-29 17:30'],
    [{ of: '1 workingDays', startDayCounts: true }, '2020-06-25 09:00', '2020-06-28 17:30'],
    [{ of: '1 workingDays', cutoff: 1_440 }, '2020-06-24 15:10', '2020-06-29 00:00'],
    [{ of: '0 workingDays' }, '2020-06-24 09:00', '2020-06-24 17:30'],
    [{ of: '3 calendarDays' }, '2020-06-24 15:10', '2020-06-27 17:30'],
    [{ of: '3 calendarDays', rollForward: true }, '2020-06-24 15:10', '2020-06-28 17:30'],
    [{ of: '15 calendarDays', startDayCounts: true }, '2020-06-24 15:10', '2020-07-08 17:30'],
    [{ of: '6.5 workingHours' }, '2020-06-24 15:10', '2020-06-28 15:10'],
    [{ of: '6.5 workingHours' }, '2020-06-25 03:00', '2020-06-28 17:30'],
    [{ of: '1 workingHours' }, '2020-06-24 11:30', '2020-06-24 15:00'],
    [{ of: '2 hours' }, '2020-06-27 23:30', '2020-06-28 01:30'],
  ])('%o from %s: %s', ({ of, ...rest }, from, end) => {
    const [amount, unit] = of.split(' ') as [string, Term['unit']];
    expect(due({ amount: Number(amount), unit, ...rest }, from)).toBe(end);
  });

  it('works shorter Fridays, and a make-up Sunday like any other day', () => {
    const hours: WorkingHours = { ...STANDARD_HOURS, byWeekday: { 5: [[510, 720]] } };
    expect(due({ amount: 2, unit: 'workingDays' }, '2026-11-25 09:00', chinaCalendar, hours)).toBe('2026-11-27 12:00');
    expect(due({ amount: 4, unit: 'workingHours' }, '2026-11-27 11:00', chinaCalendar, hours)).toBe('2026-11-30 11:30');
    expect(due({ amount: 4, unit: 'workingHours' }, '2020-06-24 16:00', chinaCalendar, hours)).toBe('2020-06-28 11:00');
  });

  it('counts around the days that only the office is off', () => {
    const office = createCalendar(chinaSchedule, {
      holidays: new Map(),
      makeUpDays: new Map(),
      daysOff: new Map([['2026-11-25', '州庆']]),
    });
    expect(due({ amount: 1, unit: 'workingDays' }, '2026-11-24 09:00', office)).toBe('2026-11-26 17:30');
    expect(office.kindOf(dayNumber('2026-11-25'))).toBe('dayOff');
    expect(office.nameOf(dayNumber('2026-11-25'))).toBe('州庆');
  });
});

it('the account of a deadline names every day between', () => {
  const said = stepsOf({ amount: 2, unit: 'workingDays' }, at('2020-06-24 15:10'), chinaCalendar, STANDARD_HOURS).map(
    ({ type, date, kind, name, nth, at: time }) => [type, date.slice(5), kind, name, nth ?? time].join(' '),
  );
  expect(said).toEqual([
    'start 06-24 working  15:10',
    'skip 06-25 holiday 端午 ',
    'skip 06-26 holiday 端午 ',
    'skip 06-27 holiday 端午 ',
    'count 06-28 makeUp 端午 1',
    'count 06-29 working  2',
    'due 06-29 working  17:30',
  ]);
});

/** The rules day by day and interval by interval, over sets of days: slow, and with nothing of ours in it. */
function modelOf({ holidays, makeUpDays, daysOff }: Schedule, intervals: readonly Interval[]) {
  const works = new Map<number, boolean>();
  for (const day of holidays.keys()) works.set(dayNumber(day), false);
  for (const day of makeUpDays.keys()) works.set(dayNumber(day), true);
  for (const day of daysOff?.keys() ?? []) works.set(dayNumber(day), false);
  const isWorking = (day: number) => works.get(day) ?? new Date(day * 86_400_000).getUTCDay() % 6 !== 0;
  const clock = (day: number, minute: number) => (day * 1_440 + minute - 480) * 60_000;
  const end = intervals.at(-1)?.[1] ?? 0;

  function dueAt(term: Term, fromMs: number): number {
    const { amount, unit } = term;
    if (unit === 'hours') return fromMs + amount * 3_600_000;
    let day = Math.floor((fromMs / 60_000 + 480) / 1_440);
    if (unit === 'workingHours') {
      let left = amount * 3_600_000;
      let now = fromMs;
      for (; left > 0; day++) {
        if (!isWorking(day)) continue;
        for (const [from, to] of intervals) {
          const begin = Math.max(now, clock(day, from));
          const spent = Math.min(left, clock(day, to) - begin);
          if (left > 0 && spent > 0) {
            left -= spent;
            now = begin + spent;
          }
        }
      }
      return now;
    }
    let left = amount;
    if (term.startDayCounts && left > 0 && (unit === 'calendarDays' || isWorking(day))) left--;
    while (left > 0) {
      day++;
      if (unit === 'calendarDays' || isWorking(day)) left--;
    }
    while (unit === 'calendarDays' && term.rollForward && !isWorking(day)) day++;
    return clock(day, term.cutoff ?? end);
  }

  function minutesBetween(fromMs: number, toMs: number): number {
    if (toMs < fromMs) return -minutesBetween(toMs, fromMs);
    let sum = 0;
    for (let day = Math.floor((fromMs / 60_000 + 480) / 1_440); clock(day, 0) <= toMs; day++) {
      if (!isWorking(day)) continue;
      for (const [from, to] of intervals)
        sum += Math.max(0, Math.min(toMs, clock(day, to)) - Math.max(fromMs, clock(day, from)));
    }
    return sum / 60_000;
  }

  const daysBetween = (from: number, to: number): number => {
    if (to < from) return -daysBetween(to, from);
    let count = 0;
    for (let day = from + 1; day <= to; day++) if (isWorking(day)) count++;
    return count;
  };
  return { dueAt, minutesBetween, daysBetween };
}

const FIRST = dayNumber('2018-01-01');
const LAST = dayNumber('2027-12-31');

const days = fc.integer({ min: FIRST, max: LAST });
const minutes = fc.integer({ min: 0, max: 1_439 });
const instants = fc.tuple(days, minutes).map(([day, minute]) => msOfDay(day, minute));
const terms: fc.Arbitrary<Term> = fc
  .record({
    unit: fc.constantFrom(...UNITS),
    amount: fc.integer({ min: 0, max: 90 }),
    startDayCounts: fc.boolean(),
    rollForward: fc.boolean(),
    cutoff: fc.option(minutes, { nil: undefined }),
  })
  .map(({ cutoff, ...term }) => (cutoff === undefined ? term : { ...term, cutoff }));
const workdays: fc.Arbitrary<Interval[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 1_440 }), { minLength: 2, maxLength: 6 })
  .map((marks) => {
    const sorted = marks.slice(0, marks.length - (marks.length % 2)).sort((a, b) => a - b);
    return sorted.flatMap((from, i): Interval[] => (i % 2 === 0 ? [[from, sorted[i + 1] ?? from]] : []));
  });

describe('the arithmetic', () => {
  it('agrees with counting day by day, 100,000 times', () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const offices = fc.sample(fc.tuple(fc.uniqueArray(days, { maxLength: 30 }), workdays), { numRuns: 100, seed });
    const asked = fc.sample(fc.tuple(terms, instants, instants), { numRuns: 100_000, seed });
    offices.forEach(([own, standard], office) => {
      const schedule = { ...chinaSchedule, daysOff: new Map(own.map((day) => [dayText(day), ''])) };
      const model = modelOf(schedule, standard);
      const calendar = createCalendar(schedule);
      for (const [term, from, at] of asked.slice(office * 1_000, office * 1_000 + 1_000)) {
        const end = dueOf(term, from, calendar, { standard });
        const now = Math.abs(at - end) < 200 * 86_400_000 ? at : from;
        const found = [
          end,
          workingMsBetween(calendar, { standard }, now, end) / 60_000,
          workingDaysBetween(calendar, dayOfMs(now), dayOfMs(end)).value,
        ];
        const told = [
          model.dueAt(term, from),
          model.minutesBetween(now, end) || 0,
          model.daysBetween(dayOfMs(now), dayOfMs(end)) || 0,
        ];
        if (found.some((value, i) => value !== told[i]))
          throw new Error(`seed ${seed}: ${JSON.stringify({ term, from: instantText(from), standard, found, told })}`);
      }
    });
  });

  it('never ends earlier for a later start or a larger amount', () => {
    fc.assert(
      fc.property(
        terms,
        instants,
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 0, max: 40 }),
        (term, from, later, more) => {
          const end = dueOf(term, from, chinaCalendar, STANDARD_HOURS);
          expect(
            dueOf({ ...term, amount: term.amount + more }, from, chinaCalendar, STANDARD_HOURS),
          ).toBeGreaterThanOrEqual(end);
          expect(dueOf(term, from + later * 60_000, chinaCalendar, STANDARD_HOURS)).toBeGreaterThanOrEqual(end);
        },
      ),
      { numRuns: 20_000 },
    );
  });

  it('is never brought nearer by one more day off', () => {
    fc.assert(
      fc.property(terms, instants, fc.integer({ min: -3, max: 130 }), (term, from, after) => {
        const day = dayOfMs(from) + after;
        const off = createCalendar(chinaSchedule, {
          holidays: new Map(),
          makeUpDays: new Map(),
          daysOff: new Map([[dayText(day), '']]),
        });
        const before = dueOf(term, from, chinaCalendar, STANDARD_HOURS);
        expect(dueOf(term, from, off, STANDARD_HOURS)).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps elapsed and remaining time in balance', () => {
    fc.assert(
      fc.property(instants, instants, instants, (start, now, end) => {
        const between = (a: number, b: number) => workingMsBetween(chinaCalendar, STANDARD_HOURS, a, b);
        expect(between(start, now) + between(now, end)).toBe(between(start, end));
      }),
      { numRuns: 5_000 },
    );
  });

  it('accounts for every working day up to the last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), instants, (amount, from) => {
        const steps = stepsOf({ amount, unit: 'workingDays' }, from, chinaCalendar, STANDARD_HOURS);
        const counted = steps.filter(({ type }) => type === 'count');
        expect(counted.map(({ nth }) => nth)).toEqual(Array.from({ length: amount }, (_, i) => i + 1));
        expect(counted.at(-1)?.date).toBe(steps.at(-1)?.date);
        expect(counted.every(({ date }) => chinaCalendar.isWorking(dayNumber(date)))).toBe(true);
        expect(steps.every((step) => step.weekday === weekday(dayNumber(step.date)))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('whatever the zone of the PC', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it.each(['Asia/Shanghai', 'UTC', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Niue', 'Asia/Kolkata'])(
    'in %s deadlines are Beijing’s',
    (name) => {
      process.env.TZ = name;
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toMatch(
        name === 'Asia/Kolkata' ? /Kolkata|Calcutta/ : name,
      );
      expect(due({ amount: 5, unit: 'workingDays' }, '2026-09-29 23:30')).toBe('2026-10-12 17:30');
      expect(due({ amount: 8, unit: 'workingHours' }, '2026-11-27 16:00')).toBe('2026-11-30 17:30');
      expect(workingDaysBetween(chinaCalendar, dayNumber('2020-06-24'), dayNumber('2020-06-30')).value).toBe(3);
    },
  );
});
