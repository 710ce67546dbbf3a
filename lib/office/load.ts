/** Reads what a report needs from the store, and counts it. */

import type { OfficeProfile } from '../bulletin/settings.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { dayOfMs, dayText } from '../calendar/time.ts';
import { caseOfTicket, ticketAsOf } from '../figures/case-of-ticket.ts';
import type { Entry } from '../figures/entry.ts';
import { entriesOf } from '../figures/in-period.ts';
import { periodBefore, type ReportPeriod, yearBefore } from '../figures/period.ts';
import { type Report, reportOf } from '../figures/report.ts';
import { isOfPeriod } from '../figures/tests.ts';
import { type Days, earlierUnits, ticketsOfDays } from '../store/office.ts';
import type { Store } from '../store/open.ts';

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

/** Tickets that an office is given early, or finishes late, still belong to what is asked. */
const SLACK_DAYS = 370;

export async function countPeriod(
  store: Store,
  { period, profile, calendar, asOfMs, unit }: Counting,
  onProgress: (share: number) => void,
): Promise<Counted> {
  const [now, before, year] = [period, periodBefore(period), yearBefore(period)].map(daysOf) as [Days, Days, Days];
  const widely: Days = [dayText(dayOfMs(yearBefore(period).fromMs) - SLACK_DAYS), now[1]];
  const days =
    profile.bucket === 'due' ? { due: [now, before, year], received: [now] } : { due: [now], received: [widely] };
  const tickets = await ticketsOfDays(store, days, (share) => onProgress(share * 0.9));
  const earlier = await earlierUnits(store);
  const all = tickets.map((ticket): Entry => {
    const units = earlier.get(`${ticket.site}\n${ticket.ticketNo}`) ?? [];
    return { ticket, counted: caseOfTicket(ticket, units.length > 0 ? [...units, ticket.unit ?? ''] : []) };
  });
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
  onProgress(1);
  const units = new Set(all.filter(({ counted }) => isOfPeriod(counted, question)).map(({ counted }) => counted.unit));
  return { report, entries, units: [...units].filter(Boolean).sort() };
}

/** Its days, and the one before: an office's day may begin with the afternoon of the day before. */
const daysOf = ({ fromMs, toMs }: ReportPeriod): Days => [dayText(dayOfMs(fromMs) - 1), dayText(dayOfMs(toMs - 1))];
