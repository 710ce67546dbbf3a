/** What a bulletin is drafted from. */
import { type Case, isLetter } from '../figures/case.ts';
import type { Entry } from '../figures/entry.ts';
import type { List, Report } from '../figures/report.ts';
import type { Say } from '../ticket/words.ts';
import type { BulletinSettings } from './settings.ts';

export interface Source {
  report: Report;
  /** The tickets that the report counted or listed, each once. */
  entries: readonly Entry[];
  settings: BulletinSettings;
  /** A bulletin of one unit's own tickets; without it, of all units. */
  unit?: string | undefined;
  /** Names and numbers of citizens are printed as they are. */
  unmask?: boolean | undefined;
  say: Say;
}

/** The tickets of a list, of hotline or mailboxes: by unit, most due first, then by limit, then by number. */
export function listed(
  { report, entries }: Pick<Source, 'report' | 'entries'>,
  list: List,
  of: 'hotline' | 'mailbox',
): Entry[] {
  const wanted = new Set(report.lists[list].filter((each) => isLetter(each) === (of === 'mailbox')));
  const rank = new Map(report.rankings.unitsByDue.map(({ name }, i) => [name, i]));
  const place = ({ counted: { unit } }: Entry) => rank.get(unit) ?? rank.size;
  return entries
    .filter(({ counted }) => wanted.has(counted))
    .sort(
      (a, b) =>
        place(a) - place(b) ||
        (a.counted.dueMs ?? Number.MAX_VALUE) - (b.counted.dueMs ?? Number.MAX_VALUE) ||
        (a.counted.ticketNo < b.counted.ticketNo ? -1 : 1),
    );
}

export const isLeaderDay = ({ channel }: Case): boolean => channel.includes('接听日');
