/** A period of the office counted over tickets, wherever they are kept: in a browser, or in the office's copy. */

import type { OfficeProfile } from '../bulletin/settings.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { dayOfMs, dayText } from '../calendar/time.ts';
import { caseOfTicket, ticketAsOf } from '../figures/case-of-ticket.ts';
import type { Entry } from '../figures/entry.ts';
import { entriesOf } from '../figures/in-period.ts';
import { periodBefore, type ReportPeriod, yearBefore } from '../figures/period.ts';
import { type Report, reportOf } from '../figures/report.ts';
import { isOfPeriod } from '../figures/tests.ts';
import type { Ticket } from '../ticket/model.ts';

export interface Counting {
  period: ReportPeriod;
  profile: OfficeProfile;
  calendar: Calendar;
  /** The instant that decides what is open. */
  asOfMs: number;
  unit?: string | undefined;
}

export interface Counted {
  report: Report;
  /** Of the unit that was asked for, or of all. */
  entries: Entry[];
  units: string[];
}

/** Days, both included, as `YYYY-MM-DD`. */
export type Days = readonly [from: string, to: string];

/** Tickets that an office is given early, or finishes late, still belong to what is asked. */
const SLACK_DAYS = 370;

/** The days on which the limit or the receipt of a ticket lies that a period counts, or compares with. */
export function daysCounted({ period, profile }: Pick<Counting, 'period' | 'profile'>): {
  due: Days[];
  received: Days[];
} {
  const [now, before, year] = [period, periodBefore(period), yearBefore(period)].map(daysOf) as [Days, Days, Days];
  const widely: Days = [dayText(dayOfMs(yearBefore(period).fromMs) - SLACK_DAYS), now[1]];
  return profile.bucket === 'due' ? { due: [now, before, year], received: [now] } : { due: [now], received: [widely] };
}

/** Its days, and the one before: an office's day may begin with the afternoon of the day before. */
const daysOf = ({ fromMs, toMs }: ReportPeriod): Days => [dayText(dayOfMs(fromMs) - 1), dayText(dayOfMs(toMs - 1))];

/** @param earlier the units that had a ticket before the one it has now, one after the other */
export function entryOfTicket(ticket: Ticket, earlier: readonly string[]): Entry {
  return { ticket, counted: caseOfTicket(ticket, earlier.length > 0 ? [...earlier, ticket.unit ?? ''] : []) };
}

/** @param all the tickets of the days above, each once; more of them change nothing */
export function countEntries(all: readonly Entry[], { period, profile, calendar, asOfMs, unit }: Counting): Counted {
  const { bulletin: _texts, ...definitions } = profile;
  const question = { period, asOfMs, profile: definitions, calendar };
  const mine = unit === undefined ? all : all.filter(({ counted }) => counted.unit === unit);
  const report = reportOf(
    mine.map(({ counted }) => counted),
    question,
  );
  const entries = entriesOf(mine, report).map(({ ticket, counted }) => ({
    counted,
    ticket: ticketAsOf(ticket, asOfMs),
  }));
  const units = new Set(all.filter(({ counted }) => isOfPeriod(counted, question)).map(({ counted }) => counted.unit));
  return { report, entries, units: [...units].filter(Boolean).sort() };
}
