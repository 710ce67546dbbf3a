/** Reads what a report needs from the store, and counts it. */

import type { OfficeProfile } from '../bulletin/settings.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { dayOfMs, dayText } from '../calendar/time.ts';
import { caseOfTicket } from '../figures/case-of-ticket.ts';
import type { Entry } from '../figures/entry.ts';
import { periodBefore, type ReportPeriod, yearBefore } from '../figures/period.ts';
import { type Report, reportOf } from '../figures/report.ts';
import { type Days, earlierUnits, ticketsOfDays } from '../store/office.ts';
import type { Store } from '../store/open.ts';

export interface Counting {
  period: ReportPeriod;
  profile: OfficeProfile;
  calendar: Calendar;
  nowMs: number;
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
  { period, profile, calendar, nowMs, unit }: Counting,
  onProgress: (share: number) => void,
): Promise<Counted> {
  const [now, before, year] = [period, periodBefore(period), yearBefore(period)].map(daysOf) as [Days, Days, Days];
  const widely: Days = [dayText(dayOfMs(period.fromMs) - SLACK_DAYS), now[1]];
  const days =
    profile.bucket === 'due' ? { due: [now, before, year], received: [now] } : { due: [now], received: [widely] };
  const tickets = await ticketsOfDays(store, days, (share) => onProgress(share * 0.9));
  const earlier = await earlierUnits(store);
  const all = tickets.map((ticket): Entry => {
    const units = earlier.get(`${ticket.site}\n${ticket.ticketNo}`) ?? [];
    return { ticket, counted: caseOfTicket(ticket, units.length > 0 ? [...units, ticket.unit ?? ''] : []) };
  });
  const { bulletin: _texts, ...definitions } = profile;
  const question = { period, asOfMs: Math.min(nowMs, period.toMs - 1), profile: definitions, calendar };
  const entries = unit === undefined ? all : all.filter(({ counted }) => counted.unit === unit);
  const report = reportOf(
    entries.map(({ counted }) => counted),
    question,
  );
  onProgress(1);
  return { report, entries, units: [...new Set(all.map(({ counted }) => counted.unit))].filter(Boolean).sort() };
}

const daysOf = ({ fromMs, toMs }: ReportPeriod): Days => [dayText(dayOfMs(fromMs)), dayText(dayOfMs(toMs - 1))];
