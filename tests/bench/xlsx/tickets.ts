/** 100,000 tickets as they come off a store, one at a time: the archived quarter again and again, under new numbers. */
import { say } from '../../../companion/say.ts';
import { chinaCalendar } from '../../../lib/calendar/china.ts';
import type { Entry } from '../../../lib/figures/entry.ts';
import { periodOf, type ReportPeriod } from '../../../lib/figures/period.ts';
import { DEFAULT_PROFILE } from '../../../lib/figures/profile.ts';
import { countsOf } from '../../../lib/figures/tally.ts';
import { COLUMNS } from '../../../lib/reports/workbook/columns.ts';
import { maskTicket } from '../../../lib/ticket/mask.ts';
import { archiveEntries } from '../../archive-entries.ts';

export const TICKETS = 100_000;

const period = periodOf('2020Q2') as ReportPeriod;
export const question = { period, asOfMs: period.toMs - 1, profile: DEFAULT_PROFILE, calendar: chinaCalendar };

export function* entries(): Generator<Entry> {
  const archive = archiveEntries(question.asOfMs);
  for (let i = 0; i < TICKETS; i++) {
    const { counted, ticket } = archive[i % archive.length] as Entry;
    const ticketNo = `2020${String(i).padStart(8, '0')}`;
    yield { counted: { ...counted, ticketNo }, ticket: { ...ticket, ticketNo } };
  }
}

export const HEADS = COLUMNS.map(({ header }) => say(header));

/** The cells of the workbook's tickets sheet, for writers that are handed values. */
export function* rows(): Generator<(string | number | Date | null)[]> {
  const saying = { say, question };
  for (const { counted, ticket } of entries()) {
    const row = { ticket: maskTicket(ticket), counted, counts: countsOf([counted], question) };
    yield COLUMNS.map(({ form, value }) => {
      const found = value(row, saying) ?? null;
      // The wall time of Beijing, which these writers take from UTC.
      return form === 'moment' && typeof found === 'string' ? new Date(`${found.slice(0, 19)}Z`) : found;
    });
  }
}
