/** 100,000 tickets as they come off a store, one at a time: those of one quarter again and again, under new numbers. */
import { chinaCalendar } from '../../../lib/calendar/china.ts';
import type { Entry } from '../../../lib/figures/entry.ts';
import { periodOf, type ReportPeriod } from '../../../lib/figures/period.ts';
import { DEFAULT_PROFILE } from '../../../lib/figures/profile.ts';
import type { PrintedReport } from '../../../lib/figures/report.ts';

export const TICKETS = 100_000;

const period = periodOf('2020Q2') as ReportPeriod;
export const question = { period, asOfMs: period.toMs - 1, profile: DEFAULT_PROFILE, calendar: chinaCalendar };

/** What a writer's process is handed, as JSON. */
export interface Handed {
  quarter: Entry[];
  report: Omit<PrintedReport, 'question'>;
}

export function* repeated(quarter: readonly Entry[]): Generator<Entry> {
  for (let i = 0; i < TICKETS; i++) {
    const { counted, ticket } = quarter[i % quarter.length] as Entry;
    const ticketNo = `2020${String(i).padStart(8, '0')}`;
    yield { counted: { ...counted, ticketNo }, ticket: { ...ticket, ticketNo } };
  }
}
