/** Storing tickets of a file that the clerk imports. */
import { CommandError } from '../../lib/protocol/answer.ts';
import { recordObservations } from '../../lib/store/record.ts';
import type { Refused } from '../../lib/store/sift.ts';
import { noteChange } from './changed.ts';
import { remind } from './reminding.ts';
import { byRules } from './ruling.ts';
import { indexSoon } from './similar.ts';
import { enabledOrigins, tellTabs } from './sites.ts';
import { theStore } from './the-store.ts';

export interface Imported {
  added: number;
  changed: number;
  unchanged: number;
  refused: Refused[];
}

/**
 * Stores one batch, wholly or not at all.
 * @param more whether batches follow: reminders, icon and open pages wait for the last one
 * @throws CommandError `not-enabled`
 */
export async function importTickets(site: string, observations: readonly unknown[], more: boolean): Promise<Imported> {
  if (!(await enabledOrigins()).has(site)) throw new CommandError({ code: 'not-enabled' });
  const atMs = Date.now();
  const { tickets, added, changed, refused } = await byRules((_ruling, ruled) =>
    recordObservations(theStore(), { site, source: 'import', atMs, ruled }, observations),
  );
  if (!more) await tell(site);
  return { added, changed, unchanged: tickets.length - added - changed, refused };
}

async function tell(site: string): Promise<void> {
  await noteChange();
  indexSoon();
  await remind();
  await tellTabs(site, 'refresh');
}
