/**
 * What the companion has not acknowledged yet. Written in the transaction of the ticket itself, so that neither is ever there
 * without the other; without a companion nothing is written.
 */
import { instantText } from '../calendar/time.ts';
import type { Change, Ticket } from '../ticket/model.ts';
import { companionIsOn } from './companion.ts';
import { guarded } from './errors.ts';
import type { Store } from './open.ts';

/**
 * Notes tickets that were just written, within their transaction.
 * @param changes entries of the history that were written with them
 * @param ids their numbers, in the same order
 */
export async function noteOutgoing(
  store: Store,
  tickets: readonly Ticket[],
  changes: readonly Change[],
  ids: readonly (number | undefined)[],
  atMs: number,
): Promise<void> {
  if (tickets.length === 0 && changes.length === 0) return;
  if (!(await companionIsOn(store))) return;
  const of = new Map<string, number[]>();
  for (const { site, ticketNo } of tickets) of.set(keyOf(site, ticketNo), []);
  for (const [i, { site, ticketNo }] of changes.entries()) {
    const key = keyOf(site, ticketNo);
    const id = ids[i];
    of.set(key, [...(of.get(key) ?? []), ...(id === undefined ? [] : [id])]);
  }
  const at = instantText(atMs);
  await store.outbox.bulkAdd(
    [...of].map(([key, numbers]) => {
      const [site = '', ticketNo = ''] = key.split('\n');
      return { what: 'ticket', site, ticketNo, at, changes: numbers } as const;
    }),
  );
}

/** Whether a deletion of a site was not acknowledged yet. */
export function deletionsWait(store: Store): Promise<boolean> {
  return guarded(async () => (await store.outbox.filter(({ what }) => what === 'site-gone').count()) > 0);
}

/** Since when the longest-waiting record waits, epoch milliseconds. */
export function oldestOutgoing(store: Store): Promise<number | undefined> {
  return guarded(async () => {
    const first = await store.outbox.orderBy('seq').first();
    return first && Date.parse(first.at);
  });
}

const keyOf = (site: string, ticketNo: string): string => `${site}\n${ticketNo}`;
