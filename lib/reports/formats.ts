/** The kinds of report files and their names. */
import { dayOfMs, dayText } from '../calendar/time.ts';
import type { Period } from '../metrics/quarter.ts';
import { type Say, words } from '../ticket/words.ts';

export const REPORT_KINDS = ['summary-csv', 'tickets-csv', 'summary-md', 'deadlines-ics'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

const FORMATS: Record<ReportKind, { name: string; extension: string; type: string }> = {
  'summary-csv': { name: 'file_summary', extension: 'csv', type: 'text/csv;charset=utf-8' },
  'tickets-csv': { name: 'file_tickets', extension: 'csv', type: 'text/csv;charset=utf-8' },
  'summary-md': { name: 'file_summary', extension: 'md', type: 'text/markdown;charset=utf-8' },
  'deadlines-ics': { name: 'file_deadlines', extension: 'ics', type: 'text/calendar;charset=utf-8' },
};

/** Media type of a kind of report. */
export function mediaType(kind: ReportKind): string {
  return FORMATS[kind].type;
}

/**
 * Name of a report file, such as `按期_汇总_2026年第四季度_20261124.csv`, safe on Windows, macOS and Linux.
 * @param nowMs when it was made, epoch milliseconds; its Beijing day stands in the name
 */
export function fileName(kind: ReportKind, period: Period, nowMs: number, say: Say): string {
  const { name, extension } = FORMATS[kind];
  const day = dayText(dayOfMs(nowMs)).replaceAll('-', '');
  return `${safeName(`${say(words(name, say(period.label)))}_${day}`)}.${extension}`;
}

/** Characters that a file system refuses, controls and spaces become `_`; at most 100 characters. */
export function safeName(name: string): string {
  return name
    .replace(/[\\/:*?"<>|\s\p{Cc}\p{Cf}]+/gu, '_')
    .replace(/^[._]+|[._]+$/g, '')
    .slice(0, 100);
}
