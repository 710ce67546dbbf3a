/** Tickets out of the office's copy: each once, merged from all copies that may be seen. */
import { type Expression, type Selectable, type SqlBool, sql } from 'kysely';
import * as z from 'zod/mini';
import { type Copy, type MergedCopies, mergeCopies } from '../../lib/copies/merge.ts';
import type { NumberedChange } from '../../lib/copies/record.ts';
import { zTicket } from '../../lib/ticket/model.ts';
import { crcOfCopy } from './crc.ts';
import { keyOf } from './keys.ts';
import type { CopyRow } from './schema.ts';
import type { Store } from './store.ts';
import { parsed } from './take.ts';
import { troubled } from './trouble.ts';

/** A ticket of the store. */
export interface Kept extends MergedCopies {
  site: string;
  ticketNo: string;
  copies: number;
  history: NumberedChange[];
}

/** A row that is not what was written; left out, and told. */
export interface Damaged {
  site: string;
  ticketNo: string;
}

export interface Wanted {
  /** The owner's own browsers alone, not what colleagues' bundles brought. */
  own?: boolean;
  /** After this ticket, in the order of site and number. */
  after?: readonly [site: string, ticketNo: string] | undefined;
  /** The limit or the receipt of a copy lies in one of these days. */
  days?: readonly (readonly [from: string, to: string])[] | undefined;
  /** With the tickets' histories. */
  history?: boolean;
}

const PAGE = 1_000;
const zTimes = z.record(z.string(), z.string());

/**
 * The tickets of a store, a page of them at a time.
 * @param onDamage told of every row that is damaged
 */
export async function* ticketsIn(
  store: Store,
  wanted: Wanted,
  onDamage: (row: Damaged) => void,
): AsyncGenerator<Kept[]> {
  let after = wanted.after;
  for (;;) {
    const keys = await troubled(() => keysAfter(store, wanted, after));
    const [first, last] = [keys[0], keys.at(-1)];
    if (!first || !last) return;
    const rows = await troubled(() => copiesOf(store, wanted, first, last));
    const histories = wanted.history ? await troubled(() => historiesOf(store, first, last)) : undefined;
    const groups = new Map<string, Row[]>(keys.map(({ site, ticket_no }) => [keyOf(site, ticket_no), []]));
    for (const row of rows) groups.get(keyOf(row.site, row.ticket_no))?.push(row);
    yield [...groups].flatMap(([key, group]) => kept(group, histories?.get(key) ?? [], onDamage) ?? []);
    if (keys.length < PAGE) return;
    after = [last.site, last.ticket_no];
  }
}

type Row = Selectable<CopyRow>;
type Key = Pick<Row, 'site' | 'ticket_no'>;

/** The next keys; found by the index of the primary key alone, unless days are asked for. */
function keysAfter(store: Store, { own, days }: Wanted, after: Wanted['after']): Promise<Key[]> {
  return store.db
    .selectFrom('copies')
    .select(['site', 'ticket_no'])
    .distinct()
    .$if(after !== undefined, (query) => query.where(isAfter(after ?? ['', ''])))
    .$if(own === true, (query) => query.where('owner', '=', store.me).where('replica', 'in', ownReplicas(store)))
    .$if(days !== undefined, (query) =>
      query.where((where) =>
        where.or(
          (days ?? []).flatMap(([from, to]) => [
            where.between('due_day', from, to),
            where.between('received_day', from, to),
          ]),
        ),
      ),
    )
    .orderBy('site')
    .orderBy('ticket_no')
    .limit(PAGE)
    .execute();
}

function copiesOf(store: Store, { own }: Wanted, first: Key, last: Key) {
  return store.db
    .selectFrom('copies')
    .selectAll()
    .where(sql<SqlBool>`(site, ticket_no) >= (${first.site}, ${first.ticket_no})`)
    .where(sql<SqlBool>`(site, ticket_no) <= (${last.site}, ${last.ticket_no})`)
    .$if(own === true, (query) => query.where('owner', '=', store.me).where('replica', 'in', ownReplicas(store)))
    .execute();
}

async function historiesOf(store: Store, first: Key, last: Key): Promise<Map<string, NumberedChange[]>> {
  const rows = await store.db
    .selectFrom('history')
    .selectAll()
    .where(sql<SqlBool>`(site, ticket_no) >= (${first.site}, ${first.ticket_no})`)
    .where(sql<SqlBool>`(site, ticket_no) <= (${last.site}, ${last.ticket_no})`)
    .orderBy('at')
    .orderBy('change_id')
    .execute();
  const histories = new Map<string, NumberedChange[]>();
  for (const { site, ticket_no, change_id, at, field, old_value, new_value, source } of rows) {
    const key = keyOf(site, ticket_no);
    const history = histories.get(key) ?? [];
    const change = { site, ticketNo: ticket_no, id: Number(change_id), at, field, from: old_value, to: new_value };
    history.push({ ...change, source: source as NumberedChange['source'] });
    histories.set(key, history);
  }
  return histories;
}

const isAfter = ([site, ticketNo]: readonly [string, string]): Expression<SqlBool> =>
  sql<SqlBool>`(site, ticket_no) > (${site}, ${ticketNo})`;

const ownReplicas = (store: Store) =>
  store.db.selectFrom('replicas').select('id').where('owner', '=', store.me).where('signer', 'is', null);

/** The ticket of its copies; undefined where none is left: deleted by all who had it, moved, or damaged. */
function kept(rows: readonly Row[], history: NumberedChange[], onDamage: (row: Damaged) => void): Kept | undefined {
  const whole: Copy[] = [];
  for (const row of newestOfReplica(rows)) {
    const copy = copyOf(row);
    if (copy === 'damaged') onDamage({ site: row.site, ticketNo: row.ticket_no });
    else if (copy) whole.push(copy);
  }
  const [first] = rows;
  if (!first || whole.length === 0) return undefined;
  return { ...mergeCopies(whole), site: first.site, ticketNo: first.ticket_no, copies: whole.length, history };
}

/** One browser's copy may have come twice: straight, and in a bundle. */
function newestOfReplica(rows: readonly Row[]): Row[] {
  const newest = new Map<string, Row>();
  for (const row of rows) {
    const other = newest.get(row.replica);
    if (!other || Number(row.version) > Number(other.version) || (other.gone === 'moved' && row.gone === null))
      newest.set(row.replica, row);
  }
  return [...newest.values()];
}

function copyOf(row: Row): Copy | 'damaged' | undefined {
  if (crcOfCopy(row) !== Number(row.crc)) return 'damaged';
  if (row.gone !== null) return undefined;
  const ticket = zTicket.safeParse(parsed(row.body ?? ''));
  const times = zTimes.safeParse(parsed(row.times ?? '{}'));
  if (!ticket.success || !times.success) return 'damaged';
  return { replica: row.replica, at: row.at, ticket: ticket.data, times: times.data };
}
