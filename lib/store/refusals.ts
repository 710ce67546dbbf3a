/**
 * What the companion did not take, and why: a row of `meta` each, so that their number is the true one however many they are, and a
 * batch touches its own alone.
 */

import { instantText } from '../calendar/time.ts';
import type { Header } from '../copies/record.ts';
import { type Refusal, zRefusal } from '../copies/refusal.ts';
import { changeCompanion } from './companion.ts';
import { guarded } from './errors.ts';
import type { Store } from './open.ts';
import { checkedRows } from './rows.ts';

const PREFIX = 'companion-refused\n';
const siteKey = (site: string): string => `${PREFIX}ticket\n${site}\n`;
const documentKey = (kind: string, key: string): string => `${PREFIX}document\n${kind}\n${key}`;

function rowKey(header: Header): string {
  if (header.what === 'ticket') return `${siteKey(header.site)}${header.ticketNo}`;
  return header.what === 'document' ? documentKey(header.kind, header.key) : `${PREFIX}site-gone\n${header.site}`;
}

function refusalOf(header: Header, reason: string): Refusal {
  if (header.what === 'ticket') return { what: 'ticket', site: header.site, ticketNo: header.ticketNo, reason };
  if (header.what === 'document') return { what: 'document', kind: header.kind, key: header.key, reason };
  return { what: 'site-gone', site: header.site, reason };
}

const all = (store: Store) => store.meta.where('key').startsWith(PREFIX);

/**
 * Notes what became of a batch, within a transaction on `meta`: what was taken is refused no more, nor is any ticket of a site whose
 * deletion was taken.
 * @param refused why, by the place of a header
 */
export async function noteRefusals(
  store: Store,
  headers: readonly Header[],
  refused: ReadonlyMap<number, string>,
): Promise<void> {
  if ((await all(store).count()) > 0) {
    await store.meta.bulkDelete(headers.map(rowKey));
    for (const [i, header] of headers.entries())
      if (header.what === 'site-gone' && !refused.has(i)) await forgetRefusedTickets(store, header.site);
  }
  const rows = [...refused].flatMap(([i, reason]) => {
    const header = headers[i];
    return header ? [{ key: rowKey(header), value: refusalOf(header, reason) }] : [];
  });
  await store.meta.bulkPut(rows);
}

/** The tickets of a site are there no more, within a transaction on `meta`. */
export async function forgetRefusedTickets(store: Store, site: string): Promise<void> {
  await store.meta.where('key').startsWith(siteKey(site)).delete();
}

/** Documents that are there no more are refused no more. */
export function forgetRefusedDocuments(store: Store, isThere: (kind: string, key: string) => boolean): Promise<void> {
  return guarded(async () => {
    const rows = await store.meta.where('key').startsWith(documentKey('', '').slice(0, -2)).toArray();
    const gone = checkedRows(
      store,
      'meta',
      zRefusal,
      rows.map(({ value }) => value),
    ).filter((each) => each.what === 'document' && !isThere(each.kind, each.key));
    await store.meta.bulkDelete(gone.map((each) => (each.what === 'document' ? documentKey(each.kind, each.key) : '')));
  });
}

/** How many records are refused, and the first of them. */
export function refusals(store: Store, most: number): Promise<{ count: number; first: Refusal[] }> {
  return guarded(async () => {
    const count = await all(store).count();
    const rows = count > 0 ? await all(store).limit(most).toArray() : [];
    return {
      count,
      first: checkedRows(
        store,
        'meta',
        zRefusal,
        rows.map(({ value }) => value),
      ),
    };
  });
}

/**
 * Puts refused tickets into the outbox once more where the companion is another program than the one that refused them: a newer one
 * may take them. What else is kept is offered with every pass.
 */
export async function offerAgain(store: Store, program: string, nowMs: number): Promise<void> {
  await changeCompanion(store, async (before) => {
    if (!before || before.offeredTo === program) return undefined;
    const rows = await store.meta.where('key').startsWith(`${PREFIX}ticket\n`).toArray();
    const refused = checkedRows(
      store,
      'meta',
      zRefusal,
      rows.map(({ value }) => value),
    );
    const at = instantText(nowMs);
    await store.outbox.bulkAdd(
      refused.flatMap((each) =>
        each.what === 'ticket' ? [{ what: 'ticket', site: each.site, ticketNo: each.ticketNo, at } as const] : [],
      ),
    );
    return { ...before, offeredTo: program };
  });
}
