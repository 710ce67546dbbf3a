import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../calendar/china.ts';
import { STANDARD_HOURS } from '../calendar/hours.ts';
import { mergeObservation } from '../ticket/merge.ts';
import type { Observation } from '../ticket/model.ts';
import { deadlinesIcs } from './deadlines-ics.ts';

const at = (text: string) => Date.parse(`${text}:00+08:00`);
const ticket = (observation: Partial<Observation>) =>
  mergeObservation(
    undefined,
    { ticketNo: 'GD2026〔1〕号', status: '办理中', ...observation },
    { site: 'http://12345.local:8080', atMs: at('2026-11-18T09:00'), source: 'list' },
  ).ticket;
const made = (tickets: ReturnType<typeof ticket>[], nowMs = at('2026-11-24T10:00')) =>
  deadlinesIcs(tickets, { say: ({ key }) => key, nowMs, calendar: chinaCalendar, hours: STANDARD_HOURS });
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => ({
    event: new ICAL.Event(component),
    alarms: component
      .getAllSubcomponents('valarm')
      .map((alarm) => (alarm.getFirstPropertyValue('trigger') as ICAL.Time).toJSDate().toISOString()),
  }));

describe('limits as a calendar file', () => {
  it('holds each limit at its instant, with alarms in working time', () => {
    const [own, city] = eventsOf(
      made([ticket({ dueAt: '2026-11-30T17:30:00+08:00', cityDueAt: '2026-12-02', title: '路灯不亮' })]),
    );
    expect(own?.event.startDate.toJSDate().toISOString()).toBe('2026-11-30T09:30:00.000Z');
    expect(own?.event.summary).toBe('ics_limit GD2026〔1〕号 路灯不亮');
    // The working day before Monday is Friday.
    expect(own?.alarms).toEqual(['2026-11-27T00:30:00.000Z', '2026-11-30T07:30:00.000Z']);
    expect([city?.event.startDate.toString(), city?.event.endDate.toString()]).toEqual(['2026-12-02', '2026-12-03']);
    expect(city?.alarms).toEqual(['2026-12-01T00:30:00.000Z', '2026-12-02T00:30:00.000Z']);
  });

  it('writes alarms as every calendar reads them', () => {
    expect(made([ticket({ dueAt: '2026-11-30T17:30:00+08:00' })])).toContain(
      '\r\nTRIGGER;VALUE=DATE-TIME:20261127T003000Z\r\n',
    );
  });

  it('keeps the same event when the limit moves, as a later version', () => {
    const [before] = eventsOf(made([ticket({ dueAt: '2026-11-30T17:30:00+08:00' })]));
    const [after] = eventsOf(made([ticket({ dueAt: '2026-12-04T12:00:00+08:00' })], at('2026-11-25T10:00')));
    expect(after?.event.uid).toBe(before?.event.uid);
    expect(after?.event.sequence).toBeGreaterThan(before?.event.sequence ?? 0);
    expect(before?.event.uid).toMatch(/^[\x21-\x7e]+@12345\.local:8080$/);
  });

  it('says nothing of tickets without a limit or that have left', () => {
    expect(eventsOf(made([ticket({}), ticket({ dueAt: '2026-11-30', status: '已办结' })]))).toEqual([]);
  });

  it('masks people, and no text can begin a line of its own', () => {
    const title = `张小明反映${'电话 13812345678 '.repeat(8)}\r\nEND:VEVENT\nATTACH:http://evil.example/;,\\`;
    const text = made([ticket({ dueAt: '2026-11-30', title, citizenName: '张小明' })]);
    expect(text).not.toMatch(/张小明|13812345678/);
    expect(text).not.toMatch(/^ATTACH/m);
    const lines = text.split('\r\n');
    expect(lines.every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
    expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
    expect(eventsOf(text)[0]?.event.summary).toContain('138****5678');
  });
});
