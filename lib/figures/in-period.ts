/** The tickets that a report counted or listed: each once, in the order in which they came. */
import type { Entry } from './entry.ts';
import type { Report } from './report.ts';

export function entriesOf(entries: readonly Entry[], { cases }: Pick<Report, 'cases'>): Entry[] {
  const counted = new Set(cases);
  return entries.filter((entry) => counted.has(entry.counted));
}
