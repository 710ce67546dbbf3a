/** Intervals of a day as people type them. */
import { zIntervals } from '../../lib/calendar/hours.ts';

export type Written = [from: string, to: string][];

/** `08:30-12:00 14:30-17:30` as intervals; undefined when it is none. Full-width marks and other dashes are taken. */
export function intervalsIn(text: string): Written | undefined {
  const parts = text
    .normalize('NFKC')
    .trim()
    .split(/[\s,、;]+/);
  const intervals = parts.map((part): [string, string] => {
    const [, from = '', to = ''] = /^(\d{1,2}:\d{2})[-–—~至](\d{1,2}:\d{2})$/.exec(part) ?? [];
    return [from.padStart(5, '0'), to.padStart(5, '0')];
  });
  return zIntervals.safeParse(intervals).success ? intervals : undefined;
}

export const intervalsText = (intervals: Written | undefined) =>
  (intervals ?? []).map(([from, to]) => `${from}-${to}`).join('  ');
