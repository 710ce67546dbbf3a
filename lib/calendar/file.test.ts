import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chinaCalendar } from './china.ts';
import { calendarFile, parseCalendarFile } from './file.ts';
import { NO_OFFICE, type OfficeCalendar, officeTime } from './office.ts';
import { dayNumber } from './time.ts';

const office = (more: Partial<OfficeCalendar>): OfficeCalendar => ({ ...NO_OFFICE, ...more });
const ics = (...events: string[]) =>
  `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n${events.map((event) => `BEGIN:VEVENT\nUID:${event.length}\n${event}\nEND:VEVENT`).join('\n')}\nEND:VCALENDAR`;
const event = (from: string, to: string, name: string) =>
  `DTSTART;VALUE=DATE:${from}\nDTEND;VALUE=DATE:${to}\nSUMMARY:${name}`;

describe('an office’s calendar', () => {
  const { calendar, hours } = officeTime(
    office({
      years: [2027],
      days: {
        '2027-02-08': { kind: 'holiday', name: '春节' },
        '2027-02-13': { kind: 'makeUp', name: '春节' },
        '2026-11-25': { kind: 'dayOff', name: '州庆' },
        '2026-10-10': { kind: 'dayOff' },
      },
      hours: {
        standard: [
          ['09:00', '12:00'],
          ['13:30', '17:30'],
        ],
        byWeekday: { 5: [['09:00', '12:00']] },
      },
    }),
  );
  const kind = (day: string) => calendar.kindOf(dayNumber(day));

  it('fills a year that is not published, and lays its own days over those that are', () => {
    expect(['2027-02-08', '2027-02-13', '2027-02-15', '2026-11-25', '2026-10-10', '2026-10-01'].map(kind)).toEqual([
      'holiday',
      'makeUp',
      'working',
      'dayOff',
      'dayOff',
      'holiday',
    ]);
    expect(calendar.isPublished(dayNumber('2027-06-01'))).toBe(true);
    expect(chinaCalendar.isPublished(dayNumber('2027-06-01'))).toBe(false);
    expect(hours.byWeekday?.[5]).toEqual([[540, 720]]);
  });

  it('comes back from its own file as it was', () => {
    const own = office({ years: [2027], days: { '2027-01-01': { kind: 'holiday', name: '元旦' } } });
    expect(parseCalendarFile(calendarFile(own))).toEqual({
      ok: true,
      found: { years: own.years, days: own.days, hours: own.hours },
    });
  });
});

describe('files of schedules', () => {
  it('reads the published list of chinese-days as .ics, day for day', () => {
    const text = readFileSync(new URL('../../node_modules/chinese-days/dist/holidays.ics', import.meta.url), 'utf8');
    const parsed = parseCalendarFile(text);
    if (!parsed.ok) throw new Error(parsed.fault.code);
    expect(parsed.found.years).toEqual([2024, 2025, 2026]);
    const days = Object.entries(parsed.found.days);
    expect(days.length).toBeGreaterThan(90);
    for (const [day, { kind }] of days) expect([day, kind]).toEqual([day, chinaCalendar.kindOf(dayNumber(day))]);
    expect(parsed.found.days['2026-10-10']).toEqual({ kind: 'makeUp', name: '国庆节' });
  });

  it('reads the public JSON lists', () => {
    const cn = {
      year: 2027,
      papers: [],
      days: [
        { name: '元旦', date: '2027-01-01', isOffDay: true },
        { name: '元旦', date: '2027-01-09', isOffDay: false },
      ],
    };
    expect(parseCalendarFile(JSON.stringify(cn))).toEqual({
      ok: true,
      found: {
        years: [],
        days: { '2027-01-01': { kind: 'holiday', name: '元旦' }, '2027-01-09': { kind: 'makeUp', name: '元旦' } },
      },
    });
    const packed = { holidays: { '2027-01-01': "New Year's Day,元旦,1" }, workdays: {} };
    expect(parseCalendarFile(JSON.stringify(packed))).toMatchObject({
      found: { days: { '2027-01-01': { name: '元旦' } } },
    });
  });

  it('takes an event of several days by its days', () => {
    const parsed = parseCalendarFile(
      ics(event('20270206', '20270213', '春节 假期'), event('20270213', '20270214', '春节 补班')),
    );
    expect(parsed).toMatchObject({ ok: true });
    if (parsed.ok)
      expect(Object.values(parsed.found.days).map(({ kind }) => kind)).toEqual([...Array(7).fill('holiday'), 'makeUp']);
  });

  it.each<[string, string, string, string]>([
    ['broken JSON', '{\n"years": [', 'broken', '2'],
    ['a broken calendar', 'BEGIN:VCALENDAR\nBEGIN:VEVENT', 'broken', '1'],
    ['some other file', '{"a": 1}', 'foreign', ''],
    ['a file of a newer version', '{"format": "anqi-calendar", "version": 9}', 'newer', '9'],
    [
      'a day off and worked',
      ics(event('20270206', '20270208', '春节 假期'), event('20270207', '20270208', '春节 补班')),
      'twice',
      '2027-02-07 (1, 2)',
    ],
    ['a day that is none', '{"year": 2027, "days": [{"date": "2027-02-30", "isOffDay": true}]}', 'day', '1'],
    ['a day that is none in an event', ics(event('20270230', '20270302', '元旦')), 'day', '1'],
    ['an event that ends before it begins', ics(event('20270105', '20270101', '元旦')), 'order', '1'],
    [
      'two holidays of one day',
      ics(event('20270101', '20270104', '元旦'), event('20270103', '20270105', '春节')),
      'twice',
      '2027-01-03 (1, 2)',
    ],
    ['an event that repeats', ics(`${event('20270101', '20270102', '元旦')}\nRRULE:FREQ=YEARLY`), 'form', '1'],
    ['nothing', '{"year": 2027, "days": []}', 'empty', ''],
    [
      'our own file with hours that overlap',
      JSON.stringify({ ...NO_OFFICE, hours: { standard: [['12:00', '08:00']] } }),
      'form',
      'hours › standard',
    ],
  ])('refuses %s, with the place', (_, text, code, place) => {
    expect(parseCalendarFile(text)).toEqual({ ok: false, fault: { code, place } });
  });
});
