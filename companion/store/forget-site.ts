/** What the clerk deleted with a site. */
import { type ExpressionBuilder, type Selectable, sql, type Transaction } from 'kysely';
import type { Header } from '../../lib/copies/record.ts';
import { EMPTIED, TOMBSTONES } from './bulks.ts';
import { crcOfCopy, crcOfDocument } from './crc.ts';
import type { CopyRow, Tables } from './schema.ts';
import type { Cell, Store } from './store.ts';

export type SiteGone = Extract<Header, { what: 'site-gone' }>;

/**
 * Deletes what this clerk's browsers told of a site, as the clerk asked: a tombstone is left of each ticket, and its pictures and
 * reminders are emptied. What was written after the deletion stays: of the browser that says so by its numbers, which no clock moves; of
 * the others by the time.
 * @returns 1 where anything was there to be deleted
 */
export async function forgetSite(
  store: Store,
  transaction: Transaction<Tables>,
  replica: string,
  gone: SiteGone,
): Promise<number> {
  const tickets = await forgetTickets(store, transaction, replica, gone);
  const documents = await emptyDocuments(store, transaction, replica, gone);
  return tickets + documents > 0 ? 1 : 0;
}

/** Whether a row was there when the site was deleted. */
const before =
  <T extends 'copies' | 'documents'>(replica: string, { version, at, upTo = version }: SiteGone) =>
  (where: ExpressionBuilder<Tables, T>) => {
    const any = where as unknown as ExpressionBuilder<Tables, 'copies'>;
    return any.or([
      any.and([any('replica', '=', replica), any('version', '<', upTo)]),
      any.and([any('replica', '!=', replica), any('at', '<=', at)]),
    ]);
  };

const ownReplicas = (store: Store, transaction: Transaction<Tables>) =>
  transaction.selectFrom('replicas').select('id').where('owner', '=', store.me).where('signer', 'is', null);

async function forgetTickets(
  store: Store,
  transaction: Transaction<Tables>,
  replica: string,
  gone: SiteGone,
): Promise<number> {
  const { site, at } = gone;
  const rows = await transaction
    .selectFrom('copies')
    .select(['ticket_no', 'replica', 'version'])
    .where('site', '=', site)
    .where('owner', '=', store.me)
    .where('replica', 'in', ownReplicas(store, transaction))
    .where('gone', 'is', null)
    .where(before<'copies'>(replica, gone))
    .execute();
  await store.write(
    transaction,
    TOMBSTONES,
    rows.map((found) => tombstone(site, at, found)),
  );
  const isGone = transaction
    .selectFrom('copies')
    .select('ticket_no')
    .where('site', '=', site)
    .where('owner', '=', store.me)
    .where('replica', '=', replica)
    .where('gone', 'is not', null);
  await transaction
    .deleteFrom('history')
    .where('site', '=', site)
    .where('owner', '=', store.me)
    .where((where) =>
      where.or([where('at', '<=', at), where.and([where('replica', '=', replica), where('ticket_no', 'in', isGone)])]),
    )
    .where('replica', 'in', ownReplicas(store, transaction))
    .execute();
  return rows.length;
}

/** Pictures and reminders, whose JSON names the site; within a text its quotes would be escaped. */
async function emptyDocuments(
  store: Store,
  transaction: Transaction<Tables>,
  replica: string,
  gone: SiteGone,
): Promise<number> {
  const named = `"site":${JSON.stringify(gone.site)}`;
  const names = store.kind === 'sqlite' ? sql<number>`instr(body, ${named})` : sql<number>`strpos(body, ${named})`;
  const rows = await transaction
    .selectFrom('documents')
    .select(['replica', 'kind', 'key', 'version', 'at'])
    .where('owner', '=', store.me)
    .where('replica', 'in', ownReplicas(store, transaction))
    .where('kind', 'in', ['evidence', 'ledger'])
    .where('body', 'is not', null)
    .where(before<'documents'>(replica, gone))
    .where(names, '>', 0)
    .execute();
  await store.write(
    transaction,
    EMPTIED,
    rows.map(({ version, ...found }) => {
      const row = { ...found, version: Number(version), body: null };
      const whole = { ...row, crc: crcOfDocument(row) };
      return EMPTIED.columns.map((name) => whole[name as keyof typeof whole]);
    }),
  );
  return rows.length;
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
