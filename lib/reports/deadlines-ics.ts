/** The limits of open tickets as a calendar file: a second import moves what has moved and doubles nothing. */
import ICAL from 'ical.js';
import type { Calendar } from '../calendar/calendar.ts';
import { intervalsOf, type WorkingHours } from '../calendar/hours.ts';
import { type DayNumber, dayNumber, dayText, isDayOnly, msOfDay } from '../calendar/time.ts';
import { type Clock, runningClocks } from '../clocks/clocks.ts';
import { maskTicket } from '../ticket/mask.ts';
import type { Ticket } from '../ticket/model.ts';
import { type Say, words } from '../ticket/words.ts';

// The library does not count the blank that begins a folded line (RFC 5545, 3.1: 75 octets).
ICAL.foldLength = 74;

/** Versions of an event must grow with every export: minutes since this instant, far from what a number may hold. */
const SEQUENCE_FROM = Date.parse('2020-01-01T00:00:00Z');
const MINUTE = 60_000;
const TWO_HOURS = 120 * MINUTE;

interface Context {
  say: Say;
  nowMs: number;
  calendar: Calendar;
  hours: WorkingHours;
  /** Names and numbers in titles stay as they are, because somebody asked for them. */
  unmask?: boolean | undefined;
}

/**
 * One event for each running clock of each open ticket, with alarms in the morning of the working day before and two hours before
 * (of a limit that is a day: in its own morning). Times are in UTC, so that no program has to know Beijing's.
 * @returns text of an .ics file
 */
export function deadlinesIcs(tickets: readonly Ticket[], context: Context): string {
  const { say } = context;
  const file = new ICAL.Component('vcalendar');
  file.updatePropertyWithValue('version', '2.0');
  file.updatePropertyWithValue('prodid', '-//Anqi//deadlines//ZH');
  file.updatePropertyWithValue('x-wr-calname', say(words('file_deadlines_title')));
  for (const ticket of tickets) {
    const masked = context.unmask ? ticket : maskTicket(ticket);
    for (const clock of runningClocks(ticket, context.nowMs)) {
      // One that stands still ends at no time yet.
      if (clock.paused) continue;
      file.addSubcomponent(eventOf(masked, clock, context));
    }
  }
  return `${file.toString()}\r\n`;
}

function eventOf(ticket: Ticket, clock: Clock, { say, nowMs, calendar, hours }: Context): ICAL.Component {
  const event = new ICAL.Component('vevent');
  const isDay = isDayOnly(clock.dueAt);
  const day = dayNumber(clock.dueAt);
  const start = isDay ? ICAL.Time.fromDateString(clock.dueAt) : utc(Date.parse(clock.dueAt));
  const end = isDay ? ICAL.Time.fromDateString(dayText(day + 1)) : start;
  event.updatePropertyWithValue('uid', uidOf(ticket, clock));
  event.updatePropertyWithValue('dtstamp', utc(nowMs));
  event.updatePropertyWithValue('sequence', Math.floor((nowMs - SEQUENCE_FROM) / MINUTE));
  event.updatePropertyWithValue('dtstart', start);
  event.updatePropertyWithValue('dtend', end);
  event.updatePropertyWithValue('summary', summaryOf(ticket, clock, say));
  if (ticket.unit) event.updatePropertyWithValue('description', `${say(words('field_unit'))} ${ticket.unit}`);
  if (ticket.url && URL.canParse(ticket.url)) event.updatePropertyWithValue('url', ticket.url);
  const before = morning(previousWorkingDay(day, calendar), hours);
  const last = isDay ? morning(day, hours) : Date.parse(clock.dueAt) - TWO_HOURS;
  for (const atMs of [before, last]) event.addSubcomponent(alarmAt(atMs, summaryOf(ticket, clock, say)));
  return event;
}

/** The same for the same clock in every export, wherever its end is now. */
function uidOf({ site, ticketNo }: Ticket, { name }: Clock): string {
  return `${encodeURIComponent(ticketNo)}.${name}@${new URL(site).host}`;
}

function summaryOf({ ticketNo, title }: Ticket, { name }: Clock, say: Say): string {
  return [say(words(`ics_${name}`)), ticketNo, title?.replace(/\s+/g, ' ')].filter(Boolean).join(' ');
}

function alarmAt(atMs: number, text: string): ICAL.Component {
  const alarm = new ICAL.Component('valarm');
  alarm.updatePropertyWithValue('action', 'DISPLAY');
  alarm.updatePropertyWithValue('description', text);
  const trigger = new ICAL.Property('trigger');
  trigger.resetType('date-time');
  trigger.setValue(utc(atMs));
  alarm.addProperty(trigger);
  return alarm;
}

const utc = (ms: number) => ICAL.Time.fromJSDate(new Date(ms), true);
const morning = (day: DayNumber, hours: WorkingHours) => msOfDay(day, intervalsOf(hours, day)[0]?.[0] ?? 0);
const previousWorkingDay = (day: DayNumber, calendar: Calendar) => calendar.dayOfRank(calendar.rankOf(day - 1));
