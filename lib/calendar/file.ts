/**
 * Schedules from files: our own JSON, the JSON of the lists that are kept in public (holiday-cn, chinese-days), and
 * calendars as .ics. A file that contradicts itself is refused whole.
 */
import ICAL from 'ical.js';
import * as z from 'zod/mini';
import { parseJson } from '../json/parse.ts';
import { OFFICE_FORMAT, OFFICE_VERSION, type OfficeCalendar, type OwnDay, zOfficeCalendar } from './office.ts';
import { dayNumber, dayText, isDay } from './time.ts';

/** What is wrong with a file, and where: a line, an entry, a day. */
export interface FileFault {
  code: 'broken' | 'foreign' | 'newer' | 'day' | 'order' | 'twice' | 'empty' | 'form';
  place: string;
}

/** Days of a schedule, and the years that it knows whole. */
export interface FileDays {
  days: OfficeCalendar['days'];
  years: number[];
  /** Working hours, which only a file of ours holds. */
  hours?: OfficeCalendar['hours'];
}

export type ParsedFile = { ok: true; found: FileDays } | { ok: false; fault: FileFault };

interface Entry {
  day: string;
  own: OwnDay;
  place: string;
}

/** A year of the State Council's has at least so many days off; fewer are an office's own. */
const WHOLE_YEAR = 8;
/** No holiday is as long: a longer entry is something else. */
const LONGEST = 16;

const refused = (code: FileFault['code'], place = ''): ParsedFile => ({ ok: false, fault: { code, place } });

/** @param text content of the file */
export function parseCalendarFile(text: string): ParsedFile {
  const content = text.replace(/^\ufeff/, '').trim();
  return content.startsWith('BEGIN:VCALENDAR') ? parseIcs(content) : parseLists(content);
}

/** The office's calendar as a file that parseCalendarFile reads back. */
export function calendarFile(office: OfficeCalendar): string {
  return `${JSON.stringify(office, null, 2)}\n`;
}

const zPublicDay = z.object({ name: z.optional(z.string()), date: z.string(), isOffDay: z.boolean() });
const zHolidayCn = z.object({ year: z.number(), days: z.array(zPublicDay) });
const zChineseDays = z.object({
  holidays: z.record(z.string(), z.string()),
  workdays: z.record(z.string(), z.string()),
});

function parseLists(content: string): ParsedFile {
  const json = parseJson(content);
  if (!json.ok) return refused('broken', String(json.line));
  const { data } = json;
  const head = z.safeParse(z.object({ format: z.literal(OFFICE_FORMAT), version: z.number() }), data);
  if (head.success) return ownFile(head.data.version, data);
  const listed = z.safeParse(zHolidayCn, data);
  if (listed.success)
    return collected(
      listed.data.days.map(({ name, date, isOffDay }, i) =>
        entry(date, isOffDay ? 'holiday' : 'makeUp', name, `${i + 1}`),
      ),
    );
  const packed = z.safeParse(zChineseDays, data);
  if (!packed.success) return refused('foreign');
  const of = (days: Record<string, string>, kind: OwnDay['kind']) =>
    Object.entries(days).map(([day, name]) => entry(day, kind, name.split(',')[1], day));
  return collected([...of(packed.data.holidays, 'holiday'), ...of(packed.data.workdays, 'makeUp')]);
}

function ownFile(version: number, data: unknown): ParsedFile {
  if (version > OFFICE_VERSION) return refused('newer', String(version));
  const own = zOfficeCalendar.safeParse(data);
  if (own.success) return { ok: true, found: { days: own.data.days, years: own.data.years, hours: own.data.hours } };
  return refused('form', own.error.issues[0]?.path.map(String).join(' › ') ?? '');
}

function entry(day: string, kind: OwnDay['kind'], name: string | undefined, place: string): Entry {
  const short = name?.trim().slice(0, 40);
  return { day, own: { kind, ...(short ? { name: short } : {}) }, place };
}

/** Names of events: 元旦(休), 国庆节 假期; 春节(班), 国庆节 补班. */
const WORKED = /班|上班|补班|调休上班/;

function parseIcs(content: string): ParsedFile {
  let events: ICAL.Component[];
  try {
    events = new ICAL.Component(ICAL.parse(content)).getAllSubcomponents('vevent');
  } catch {
    return refused('broken', '1');
  }
  const entries: Entry[] = [];
  for (const [i, component] of events.entries()) {
    const event = new ICAL.Event(component);
    const place = `${i + 1}`;
    const { startDate, endDate, summary } = event;
    if (!startDate || !isWritten(component, 'dtstart') || !isWritten(component, 'dtend')) return refused('day', place);
    if (event.isRecurring()) return refused('form', place);
    const first = dayNumber(startDate.toString());
    // The end of a whole day is the day after.
    const last = endDate && startDate.isDate ? dayNumber(endDate.toString()) - 1 : first;
    if (endDate && endDate.compare(startDate) < 0) return refused('order', place);
    if (last - first >= LONGEST) return refused('form', place);
    const kind = WORKED.test(summary ?? '') ? 'makeUp' : 'holiday';
    const name = (summary ?? '').replace(/[(（]?(休|班|假期|补班|放假|调休)[)）]?/g, '').trim();
    for (let day = first; day <= Math.max(first, last); day++) entries.push(entry(dayText(day), kind, name, place));
  }
  return collected(entries);
}

/** Whether a date of an event, where it has one, is a day: the 30th of February would otherwise be a day in March. */
function isWritten(component: ICAL.Component, name: string): boolean {
  const value: unknown = component.getFirstProperty(name)?.toJSON()[3];
  return value === undefined || isDay(String(value).slice(0, 10));
}

function collected(entries: readonly Entry[]): ParsedFile {
  const days: OfficeCalendar['days'] = {};
  const places = new Map<string, string>();
  const free = new Map<number, number>();
  for (const { day, own, place } of entries) {
    if (!isDay(day)) return refused('day', place);
    const before = days[day];
    // Two entries of one day: which of them is meant is not ours to guess.
    if (before) return refused('twice', `${day} (${places.get(day)}, ${place})`);
    days[day] = own;
    places.set(day, place);
    const year = Number(day.slice(0, 4));
    if (own.kind === 'holiday') free.set(year, (free.get(year) ?? 0) + 1);
  }
  if (entries.length === 0) return refused('empty');
  const years = [...free].filter(([, count]) => count >= WHOLE_YEAR).map(([year]) => year);
  return { ok: true, found: { days, years } };
}
