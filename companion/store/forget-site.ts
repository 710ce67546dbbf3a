/** What the clerk deleted with a site. */
import type { Selectable, Transaction } from 'kysely';
import type { Header } from '../../lib/copies/record.ts';
import { TOMBSTONES } from './bulks.ts';
import { crcOfCopy } from './crc.ts';
import type { CopyRow, Tables } from './schema.ts';
import type { Cell, Store } from './store.ts';

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
    .select(['copies.ticket_no', 'copies.replica', 'copies.version'])
    .where('copies.site', '=', site)
    .where('copies.owner', '=', store.me)
    .where('replicas.signer', 'is', null)
    .where('copies.gone', 'is', null)
    .where('copies.at', '<=', at)
    .execute();
  await store.write(
    transaction,
    TOMBSTONES,
    rows.map((found) => tombstone(site, at, found)),
  );
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

/** Nothing is left of a ticket but that it was there, in which version, and when it was deleted. */
function tombstone(
  site: string,
  at: string,
  { ticket_no, replica, version }: Pick<Selectable<CopyRow>, 'ticket_no' | 'replica' | 'version'>,
): Cell[] {
  const nothing = { body: null, moved_to: null, told_at: null, times: null, unit: null, due_day: '', received_day: '' };
  const row = { site, ticket_no, replica, version: Number(version), at, gone: 'deleted' as const, ...nothing };
  const whole = { ...row, crc: crcOfCopy(row) };
  return TOMBSTONES.columns.map((name) => whole[name as keyof typeof whole]);
}
