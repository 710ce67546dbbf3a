/** What the clerk deleted with a site. */
import type { Transaction } from 'kysely';
import type { Header } from '../../lib/copies/record.ts';
import { crcOfCopy } from './crc.ts';
import type { Tables } from './schema.ts';
import type { Store } from './store.ts';

export type SiteGone = Extract<Header, { what: 'site-gone' }>;

/**
 * Deletes what this clerk's browsers told of a site, as the clerk asked: a tombstone is left of each ticket. Written after the
 * deletion, a ticket is there again.
 * @returns 1 where anything was there to be deleted
 */
export async function forgetSite(
  store: Store,
  transaction: Transaction<Tables>,
  { site, at }: SiteGone,
): Promise<number> {
  const rows = await transaction
    .selectFrom('copies')
    .innerJoin('replicas', (join) =>
      join.onRef('replicas.owner', '=', 'copies.owner').onRef('replicas.id', '=', 'copies.replica'),
    )
    .select(['copies.ticket_no', 'copies.replica', 'copies.version', 'copies.at'])
    .where('copies.site', '=', site)
    .where('copies.owner', '=', store.me)
    .where('replicas.signer', 'is', null)
    .where('copies.gone', 'is', null)
    .where('copies.at', '<=', at)
    .execute();
  for (const found of rows) {
    const emptied = {
      body: null,
      gone: 'deleted',
      moved_to: null,
      times: null,
      unit: null,
      due_day: '',
      received_day: '',
    } as const;
    const row = {
      ...emptied,
      site,
      ticket_no: found.ticket_no,
      replica: found.replica,
      version: Number(found.version),
      at: found.at,
    };
    await transaction
      .updateTable('copies')
      .set({ ...emptied, crc: crcOfCopy(row) })
      .where('site', '=', site)
      .where('ticket_no', '=', found.ticket_no)
      .where('owner', '=', store.me)
      .where('replica', '=', found.replica)
      .execute();
  }
  await transaction
    .deleteFrom('history')
    .where('site', '=', site)
    .where('owner', '=', store.me)
    .where('at', '<=', at)
    .where('replica', 'in', (query) =>
      query.selectFrom('replicas').select('id').where('owner', '=', store.me).where('signer', 'is', null),
    )
    .execute();
  return rows.length > 0 ? 1 : 0;
}
