import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../calendar/china.ts';
import { instantText, msOfDay } from '../calendar/time.ts';
import { CLOCK_NAMES, type Ruled } from '../ticket/clocks.ts';
import type { Outcome } from '../ticket/model.ts';
import { type ClockView, clockView, viewLater } from './view.ts';

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const instant = (text: string) => (text.length > 10 ? `${text.replace(' ', 'T')}:00+08:00` : text);
const open = (dueAt?: string, cityDueAt?: string) => ({
  ticketNo: '1',
  open: 1 as const,
  ...(dueAt ? { dueAt: instant(dueAt) } : {}),
  ...(cityDueAt ? { cityDueAt: instant(cityDueAt) } : {}),
});
const view = (dueAt: string, now: string) => clockView(open(dueAt), at(now), chinaCalendar);
const said = ({ urgency, text, short }: ClockView) => [urgency, text.key, ...text.args, short.key].join(' ');

describe('what a running clock says', () => {
  // 2026-11-23 is a Monday.
  it.each([
    ['2026-11-25 17:30', '2026-11-23 09:00', 'calm clock_left 2 clock_left_short'],
    ['2026-11-26', '2026-11-23 09:00', 'calm clock_left 3 clock_left_short'],
    ['2026-11-24 17:30', '2026-11-23 09:00', 'soon clock_tomorrow_at 17:30 clock_tomorrow_at_short'],
    ['2026-11-24', '2026-11-23 09:00', 'soon clock_tomorrow clock_tomorrow_short'],
    ['2026-11-30 17:30', '2026-11-27 09:00', 'soon clock_left 1 clock_left_short'],
    ['2026-11-29', '2026-11-27 09:00', 'soon clock_on_date 11-29 clock_on_date_short'],
    ['2026-11-23 17:30', '2026-11-23 09:00', 'soon clock_today_at 17:30 clock_today_at_short'],
    ['2026-11-23', '2026-11-23 22:00', 'soon clock_today clock_today_short'],
    ['2026-11-23 17:30', '2026-11-23 14:20', 'soon clock_hours 3 clock_hours_short'],
    ['2026-11-23 17:30', '2026-11-23 17:05', 'soon clock_minutes 25 clock_minutes_short'],
    ['2026-11-23 17:30', '2026-11-23 17:30', 'soon clock_under_minute clock_under_minute_short'],
    ['2026-11-23 17:30', '2026-11-23 17:31', 'overdue clock_over_under_hour clock_over_under_hour_short'],
    ['2026-11-23 17:30', '2026-11-23 20:40', 'overdue clock_over_hours 3 clock_over_hours_short'],
    ['2026-11-23 17:30', '2026-11-24 09:00', 'overdue clock_over_days 1 clock_over_days_short'],
    ['2026-11-27', '2026-11-29 09:00', 'overdue clock_over_under_day clock_over_under_day_short'],
    ['2026-11-27', '2026-12-01 09:00', 'overdue clock_over_days 2 clock_over_days_short'],
    ['2027-01-12', '2026-12-01 09:00', 'calm clock_left_about 30 clock_left_about_short'],
  ])('due %s, seen %s: %s', (dueAt, now, words) => expect(said(view(dueAt, now))).toBe(words));

  it('follows the nearest of two limits and names both', () => {
    const both = clockView(open('2026-11-27 17:30', '2026-11-25'), at('2026-11-23 09:00'), chinaCalendar);
    expect(both).toMatchObject({ clock: 'cityLimit', dueAt: '2026-11-25', text: { args: ['2'] } });
    expect(both.lines).toEqual([
      { name: 'cityLimit', dueAt: '2026-11-25', source: 'page', state: 'running' },
      { name: 'limit', dueAt: '2026-11-27T17:30:00+08:00', source: 'page', state: 'running' },
    ]);
  });

  it('says that no limit is printed', () => {
    expect(said(clockView(open(), 0, chinaCalendar))).toBe('none clock_none clock_none_short');
  });
});

describe('what a ticket says once it has left', () => {
  const left = (outcome?: Outcome, status?: string) =>
    said(
      clockView(
        { ticketNo: '1', open: 0, ...(outcome ? { outcome } : {}), ...(status ? { status } : {}) },
        0,
        chinaCalendar,
      ),
    );
  const finish = { finishedAt: '2026-11-25', dueAt: '2026-11-25', dueSource: 'page' } as const;

  it('tells in time, late, unknown, returned and withdrawn apart', () => {
    expect(left({ ...finish, late: false })).toContain('clock_done_on_time');
    expect(left({ ...finish, late: true })).toContain('clock_done_late');
    expect(left({ finishedAt: '2026-11-25', dueSource: 'none', late: false })).toContain('clock_done ');
    expect(left(undefined, '已退回')).toContain('clock_returned');
    expect(left(undefined, '已作废')).toContain('clock_withdrawn');
  });
});

describe('the next change', () => {
  const base = msOfDay(20_770); // 2026-11-13
  const dues = fc.integer({ min: 0, max: 60 * 24 * 60 }).chain((minutes) => {
    const dueAt = instantText(base + minutes * 60_000);
    return fc.constantFrom(dueAt, dueAt.slice(0, 10));
  });

  it('is the exact millisecond at which the wording differs', () => {
    fc.assert(
      fc.property(
        dues,
        fc.integer({ min: 0, max: 70 * 86_400_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (dueAt, offset, part) => {
          const ticket = { ticketNo: '1', open: 1 as const, dueAt };
          const show = (ms: number) => {
            const { ticking: _ticking, ...shown } = clockView(ticket, ms, chinaCalendar);
            return shown;
          };
          const nowMs = base + offset;
          const now = show(nowMs);
          const next = now.nextChangeMs ?? Number.NaN;
          expect(next).toBeGreaterThan(nowMs);
          expect(show(next - 1)).toEqual(now);
          expect(show(Math.floor(nowMs + (next - 1 - nowMs) * part))).toEqual(now);
          expect(said(show(next))).not.toBe(said(now));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('steps through a day down to the limit and past it', () => {
    const ticket = { ticketNo: '1', open: 1 as const, dueAt: '2026-11-23T17:30:00+08:00' };
    const heard: string[] = [];
    for (let ms: number | undefined = at('2026-11-19 09:00'); ms !== undefined && ms < at('2026-11-25 00:00'); ) {
      const now = clockView(ticket, ms, chinaCalendar);
      if (!now.text.key.startsWith('clock_minutes')) heard.push([now.text.key, ...now.text.args].join(' '));
      ms = now.nextChangeMs;
    }
    expect(heard).toEqual([
      'clock_left 2',
      'clock_left 1',
      'clock_tomorrow_at 17:30',
      'clock_today_at 17:30',
      'clock_hours 3',
      'clock_hours 2',
      'clock_hours 1',
      'clock_under_minute',
      'clock_over_under_hour',
      'clock_over_hours 1',
      'clock_over_hours 2',
      'clock_over_hours 3',
      'clock_over_hours 4',
      'clock_over_hours 5',
      'clock_over_hours 6',
      'clock_over_days 1',
    ]);
  });
});

describe('a view later on the same day', () => {
  const DAY_MS = 86_400_000;
  const base = msOfDay(20_770);
  const moments = fc
    .tuple(fc.integer({ min: -3 * 86_400, max: 5 * 86_400 }), fc.constantFrom(25, 25, 10))
    .map(([seconds, length]) => instantText(base + seconds * 1_000).slice(0, length));
  const instants = fc.integer({ min: -86_400, max: 3 * 86_400 }).map((seconds) => instantText(base + seconds * 1_000));
  const ruled = fc
    .record({
      dueAt: moments,
      yellow: instants,
      red: instants,
      kind: fc.constantFrom('', '', 'colours', 'paused', 'ended'),
    })
    .map(({ dueAt, yellow, red, kind }) => ({
      dueAt,
      source: 'rule' as const,
      rule: 'r',
      ruleName: 'r',
      startAt: instantText(base - DAY_MS),
      start: 'assigned' as const,
      ...(kind === 'colours' ? { yellowAt: yellow, redAt: red } : {}),
      ...(kind === 'paused' ? { paused: true as const } : {}),
      ...(kind === 'ended' ? { endedAt: instantText(base), late: false } : {}),
    }));
  const clocks = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...CLOCK_NAMES), ruled), { selector: ([name]) => name, maxLength: 4 })
    .map((all) => all.map(([clock, rest]): Ruled => ({ clock, ...rest })));
  const tickets = fc.record({ dueAt: fc.option(moments, { nil: undefined }), clocks }).map(({ dueAt, clocks }) => ({
    ticketNo: '1',
    open: 1 as const,
    ...(dueAt === undefined ? {} : { dueAt }),
    clocks,
  }));
  const twoInstants = fc
    .tuple(fc.integer({ min: 0, max: DAY_MS - 1 }), fc.integer({ min: 0, max: DAY_MS - 1 }))
    .map(([a, b]) => [base + Math.min(a, b), base + Math.max(a, b)] as const);

  it('is the view of that instant, or nothing where another clock has become the nearest', () => {
    let told = 0;
    fc.assert(
      fc.property(tickets, twoInstants, (ticket, [seenMs, nowMs]) => {
        const seen = clockView(ticket, seenMs, chinaCalendar);
        const {
          ticking: _ticking,
          nextChangeMs: next = Number.POSITIVE_INFINITY,
          ...now
        } = clockView(ticket, nowMs, chinaCalendar);
        const later = viewLater(seen, nowMs);
        if (!later) {
          expect(seen.ticking === undefined || now.clock !== seen.clock).toBe(true);
          return;
        }
        told++;
        expect(later).toMatchObject(now);
        // It may look again before the words change, never after.
        expect(later.nextChangeMs).toBeGreaterThan(nowMs);
        expect(later.nextChangeMs).toBeLessThanOrEqual(next);
      }),
      { numRuns: 3_000 },
    );
    expect(told).toBeGreaterThan(1_000);
  });

  it('is not known over midnight', () => {
    fc.assert(
      fc.property(tickets, twoInstants, fc.integer({ min: 1, max: 30 }), (ticket, [seenMs, nowMs], days) => {
        expect(viewLater(clockView(ticket, seenMs, chinaCalendar), nowMs + days * DAY_MS)).toBeUndefined();
      }),
    );
  });
});
