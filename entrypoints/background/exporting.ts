/** The files to hand in, made from the store. */
import { dayOfMs } from '../../lib/calendar/time.ts';
import { type Period, quarterNamed, quarterOf } from '../../lib/metrics/quarter.ts';
import { DIMENSIONS } from '../../lib/metrics/tally.ts';
import { deadlinesIcs } from '../../lib/reports/deadlines-ics.ts';
import { fileName, mediaType, type ReportKind } from '../../lib/reports/formats.ts';
import { summaryModel } from '../../lib/reports/model.ts';
import { summaryCsv } from '../../lib/reports/summary-csv.ts';
import { summaryMarkdown } from '../../lib/reports/summary-markdown.ts';
import { ticketsCsv } from '../../lib/reports/tickets-csv.ts';
import { ticketsBehind } from '../../lib/store/behind.ts';
import { breakdown, figures, type Question } from '../../lib/store/figures.ts';
import { openTickets } from '../../lib/store/tickets.ts';
import type { Say } from '../../lib/ticket/words.ts';
import { officeHours } from './calendar.ts';
import { theStore } from './the-store.ts';

/** A quarter of one office holds a few thousand tickets; this is far above any. */
const MOST_TICKETS = 100_000;

export interface ExportedFile {
  name: string;
  type: string;
  text: string;
}

/** One file about a quarter: the running one to date, or the one that is named. */
export async function exportFile(kind: ReportKind, say: Say, named?: string): Promise<ExportedFile> {
  const nowMs = Date.now();
  const period = named === undefined ? quarterOf(dayOfMs(nowMs)) : quarterNamed(named);
  const { calendar, hours } = await officeHours();
  const text =
    kind === 'deadlines-ics'
      ? deadlinesIcs(await openTickets(theStore()), { say, nowMs, calendar, hours })
      : await textOf(kind, { nowMs, calendar, quarter: period }, period, say);
  return { name: fileName(kind, period, nowMs, say), type: mediaType(kind), text };
}

async function textOf(
  kind: Exclude<ReportKind, 'deadlines-ics'>,
  question: Question,
  period: Period,
  say: Say,
): Promise<string> {
  if (kind === 'tickets-csv') {
    const tickets = await ticketsBehind(theStore(), 'due', { ...question, offset: 0, limit: MOST_TICKETS });
    return ticketsCsv(tickets, say, question.nowMs, question.calendar);
  }
  const tables = await Promise.all(
    DIMENSIONS.map(async (by) => [by, await breakdown(theStore(), by, question)] as const),
  );
  const model = summaryModel(await figures(theStore(), question), Object.fromEntries(tables), period, question.nowMs);
  return kind === 'summary-csv' ? summaryCsv(model, say) : summaryMarkdown(model, say);
}
