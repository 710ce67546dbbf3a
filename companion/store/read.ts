/** Tickets out of the office's copy: each once, merged from all copies that may be seen. */
import { type Expression, type ExpressionBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import { type Copy, type MergedCopies, mergeCopies } from '../../lib/copies/merge.ts';
import type { NumberedChange } from '../../lib/copies/record.ts';
import { withoutTakenBack } from '../../lib/copies/taken-back.ts';
import { crcOfCopy } from './crc.ts';
import { asOneHistory, changeOf, isWholeChange, onceEach } from './histories.ts';
import { grouped, keyOf } from './keys.ts';
import { outdoes } from './newer.ts';
import type { CopyRow, HistoryRow, Tables } from './schema.ts';
import type { Store } from './store.ts';
import { parsed, ticketOf, zTimes } from './take.ts';
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

/** The rows of one ticket: copies without repeats, and what their histories say, in order of time. */
export interface Rows {
  site: string;
  ticketNo: string;
  copies: Row[];
  history: Selectable<HistoryRow>[];
}

/** What browsers told of each ticket, a page of tickets at a time, in the order of site and number. */
export async function* rowsIn(store: Store, wanted: Wanted): AsyncGenerator<Rows[]> {
  const signers = await troubled(() => signersOf(store));
  const of = wanted.own ? await troubled(() => ownReplicas(store)) : undefined;
  for await (const keys of pagesOfKeys(store, wanted, of)) {
    const copies = await troubled(() => copiesOf(store, wanted, of, keys));
    const history = wanted.history ? await troubled(() => historyOf(store, wanted, of, keys)) : [];
    const tickets = new Map<string, Rows>(
      keys.map(({ site, ticket_no }) => [
        keyOf(site, ticket_no),
        { site, ticketNo: ticket_no, copies: [], history: [] },
      ]),
    );
    for (const row of copies) tickets.get(keyOf(row.site, row.ticket_no))?.copies.push(row);
    for (const row of history) tickets.get(keyOf(row.site, row.ticket_no))?.history.push(row);
    yield [...tickets.values()].map((rows) => ({
      ...rows,
      copies: withoutRepeats(rows.copies, signers),
      history: onceEach(rows.history),
    }));
  }
}

/**
 * The tickets of a store, a page of them at a time.
 * @param onDamage told of every row that is damaged
 */
export async function* ticketsIn(
  store: Store,
  wanted: Wanted,
  onDamage: (row: Damaged) => void,
): AsyncGenerator<Kept[]> {
  for await (const page of rowsIn(store, wanted)) yield page.flatMap((rows) => kept(rows, onDamage) ?? []);
}

/** What browsers told of one ticket. */
export async function rowsOf(store: Store, site: string, ticketNo: string): Promise<Rows> {
  const key = { site, ticket_no: ticketNo };
  const signers = await troubled(() => signersOf(store));
  const copies = withoutRepeats(await troubled(() => copiesOf(store, {}, undefined, [key])), signers);
  return { site, ticketNo, copies, history: onceEach(await troubled(() => historyOf(store, {}, undefined, [key]))) };
}

type Row = Selectable<CopyRow>;
type Key = Pick<Row, 'site' | 'ticket_no'>;

/**
 * Keys in their order. All are looked up a page at a time, by the primary key alone; those of some days at once, as each look
 * goes through the days.
 */
async function* pagesOfKeys(store: Store, wanted: Wanted, of: Replicas): AsyncGenerator<Key[]> {
  if (wanted.days) {
    const all = await troubled(() => keysAfter(store, wanted, of, wanted.after));
    for (let from = 0; from < all.length; from += PAGE) yield all.slice(from, from + PAGE);
    return;
  }
  let { after } = wanted;
  for (;;) {
    const keys = await troubled(() => keysAfter(store, wanted, of, after, PAGE));
    const last = keys.at(-1);
    if (!last) return;
    yield keys;
    if (keys.length < PAGE) return;
    after = [last.site, last.ticket_no];
  }
}

function keysAfter(
  store: Store,
  { days }: Wanted,
  of: Replicas,
  after: Wanted['after'],
  most?: number,
): Promise<Key[]> {
  return store.db
    .selectFrom('copies')
    .select(['site', 'ticket_no'])
    .distinct()
    .$if(after !== undefined, (query) => query.where(isAfter(after ?? ['', ''])))
    .$if(of !== undefined, (query) => query.where('owner', '=', store.me).where('replica', 'in', of ?? []))
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
    .$if(most !== undefined, (query) => query.limit(most ?? 0))
    .execute();
}

function copiesOf(store: Store, { days }: Wanted, of: Replicas, keys: readonly Key[]) {
  return store.db
    .selectFrom('copies')
    .selectAll()
    .where(amongst(keys, days !== undefined))
    .$if(of !== undefined, (query) => query.where('owner', '=', store.me).where('replica', 'in', of ?? []))
    .execute();
}

function historyOf(store: Store, { days }: Wanted, of: Replicas, keys: readonly Key[]) {
  return store.db
    .selectFrom('history')
    .selectAll()
    .where(amongst(keys, days !== undefined))
    .$if(of !== undefined, (query) => query.where('owner', '=', store.me).where('replica', 'in', of ?? []))
    .orderBy('at')
    .orderBy('change_id')
    .orderBy('replica')
    .execute();
}

/**
 * Whether a row is of one of these tickets, site by site: of a comparison of pairs PostgreSQL expects half the table, and reads all of it.
 * @param sparse whether other tickets lie between them
 */
const amongst =
  (keys: readonly Key[], sparse: boolean) =>
  (where: ExpressionBuilder<Tables, 'copies' | 'history'>): Expression<SqlBool> =>
    where.or(
      [...grouped(keys, ({ site }) => site)].map(([site, of]) => {
        const numbers = of.map(({ ticket_no }) => ticket_no);
        const isThere = sparse
          ? where('ticket_no', 'in', numbers)
          : where.between('ticket_no', numbers[0] ?? '', numbers.at(-1) ?? '');
        return where.and([where('site', '=', site), isThere]);
      }),
    );

const isAfter = ([site, ticketNo]: readonly [string, string]): Expression<SqlBool> =>
  sql<SqlBool>`(site, ticket_no) > (${site}, ${ticketNo})`;

/** The browsers that rows may be of; all where left out. */
type Replicas = readonly string[] | undefined;

/** Asked once: of a question within each question PostgreSQL expects so little that it goes through all tickets for a page of them. */
async function ownReplicas(store: Store): Promise<string[]> {
  const rows = await store.db
    .selectFrom('replicas')
    .select('id')
    .where('owner', '=', store.me)
    .where('signer', 'is', null)
    .execute();
  // One that nobody has: a list must not be empty.
  return rows.length > 0 ? rows.map(({ id }) => id) : [''];
}

/** The ticket of its rows; undefined where none is left: deleted by all who had it, moved, or damaged. */
export function kept({ site, ticketNo, copies, history }: Rows, onDamage: (row: Damaged) => void): Kept | undefined {
  const wholeCopies: Copy[] = [];
  for (const row of copies) {
    const copy = copyOf(row);
    if (copy === 'damaged') onDamage({ site, ticketNo });
    else if (copy) wholeCopies.push(copy);
  }
  if (wholeCopies.length === 0) return undefined;
  const changes = history.filter(isWholeChange);
  for (let left = history.length - changes.length; left > 0; left--) onDamage({ site, ticketNo });
  const one = asOneHistory(changes).map(changeOf);
  const merged = mergeCopies(wholeCopies);
  return {
    ...merged,
    ticket: wholeCopies.length > 1 ? withoutTakenBack(merged.ticket, one) : merged.ticket,
    site,
    ticketNo,
    copies: wholeCopies.length,
    history: one,
  };
}

/** Who signed the bundles that browsers' copies came in, by owner and browser; not there for a browser of the owner's own. */
type Signers = ReadonlyMap<string, string>;

async function signersOf({ db }: Store): Promise<Signers> {
  const rows = await db
    .selectFrom('replicas')
    .select(['owner', 'id', 'signer'])
    .where('signer', 'is not', null)
    .execute();
  return new Map(rows.map(({ owner, id, signer }) => [keyOf(owner, id), signer ?? '']));
}

/**
 * One browser's copy may have come more than once: straight, and in bundles. What came straight stands; of what came in bundles alone
 * the newest. Whose a browser is, is not taken from its id, which anybody may write: rows of two owners are two copies.
 */
function withoutRepeats(rows: readonly Row[], signers: Signers): Row[] {
  if (rows.length < 2) return [...rows];
  const straight: Row[] = [];
  const bundled = new Map<string, Row>();
  for (const row of rows.toSorted((a, b) => (a.owner < b.owner ? -1 : 1))) {
    const signer = signers.get(keyOf(row.owner, row.replica));
    if (signer === undefined) {
      straight.push(row);
      continue;
    }
    const key = keyOf(row.replica, signer);
    const other = bundled.get(key);
    if (!other || outdoes(row, other)) bundled.set(key, row);
  }
  const known = new Set(straight.map(({ replica }) => replica));
  return [...straight, ...[...bundled.values()].filter(({ replica }) => !known.has(replica))];
}

/** A row as the copy that it holds; undefined where the ticket is gone. */
export function copyOf(row: Row): Copy | 'damaged' | undefined {
  if (crcOfCopy(row) !== Number(row.crc)) return 'damaged';
  if (row.gone !== null) return undefined;
  const ticket = ticketOf(row.body ?? '');
  const times = zTimes.safeParse(parsed(row.times ?? '{}'));
  if (!ticket || !times.success) return 'damaged';
  return { replica: row.replica, at: row.at, ticket, times: times.data };
}
