/** What a bulletin is drafted from. */
import type { Case } from '../figures/case.ts';
import type { Entry } from '../figures/entry.ts';
import type { List, Report } from '../figures/report.ts';
import type { Say } from '../ticket/words.ts';
import type { BulletinSettings } from './settings.ts';

export interface Source {
  report: Report;
  /** The tickets that the report counted. */
  entries: readonly Entry[];
  settings: BulletinSettings;
  /** A bulletin of one unit's own tickets; without it, of all units. */
  unit?: string | undefined;
  /** Names and numbers of citizens are printed as they are. */
  unmask?: boolean | undefined;
  say: Say;
}

/** The tickets of a list, in the order of the report. */
export function listed({ report, entries }: Pick<Source, 'report' | 'entries'>, list: List): Entry[] {
  const numbers = new Set(report.tickets[list]);
  const byNumber = new Map(entries.map((entry) => [entry.counted.ticketNo, entry]));
  return [...numbers].flatMap((ticketNo) => byNumber.get(ticketNo) ?? []);
}

export const isLeaderDay = ({ channel }: Case): boolean => channel.includes('接听日');
