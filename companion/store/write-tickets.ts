/** Tickets of a batch, where they are newer than what is kept. */
import type { Transaction } from 'kysely';
import { timesAfter } from '../../lib/copies/merge.ts';
import type { NumberedChange, TicketHeader } from '../../lib/copies/record.ts';
import { COPIES, HISTORY, NEW_COPIES } from './bulks.ts';
import { crcOfChange, crcOfCopy } from './crc.ts';
import { grouped, keyOf, newest } from './keys.ts';
import { outdoes, type Said } from './newer.ts';
import type { CopyRow, Tables, Unwritten } from './schema.ts';
import type { Cell, Store } from './store.ts';
import { parsed, type Taken, ticketOf, zTimes } from './take.ts';

export type TakenTicket = Taken & {
  header: TicketHeader;
  /** When fields got their values, as a bundle tells it; worked out from the copy that is replaced where left out. */
  times?: Readonly<Record<string, string>>;
  /** When a bundle told of it; left out where its browser sent it. */
  toldAt?: string;
};

type Known = Pick<CopyRow, 'site' | 'ticket_no' | 'version' | 'gone' | 'told_at'>;

export interface Written {
  /** Copies that were not there before. */
  added: number;
  /** Those that took the place of another version, or of one that was not gone or is there again. */
  renewed: number;
}

/**
 * Writes what is newer than what is kept. A browser's first tickets come by the thousand and its later ones by the dozen, so that new
 * ones are written without a look at what is there.
 */
export async function writeTickets(
  store: Store,
  transaction: Transaction<Tables>,
  replica: string,
  records: readonly TakenTicket[],
): Promise<Written> {
  if (records.length === 0) return { added: 0, renewed: 0 };
  const wanted = newest(records, ticketKey);
  const all = [...wanted.values()];
  const added = await store.write(
    transaction,
    NEW_COPIES,
    all.map((record) => copyValues(replica, record)),
  );
  // Those that were added are among the known ones by now, in their own version.
  const known = added < all.length ? await knownOf(store, transaction, replica, all) : new Map<string, Known>();
  const newer = all.filter((record) => {
    const row = known.get(ticketKey(record));
    return row !== undefined && outdoes(saidOf(record), row);
  });
  const before = await copiesBefore(store, transaction, replica, newer, known);
  await store.write(
    transaction,
    COPIES,
    newer.map((record) => copyValues(replica, record, before.get(ticketKey(record)))),
  );
  const gone = new Set([...known].filter(([, row]) => row.gone !== null).map(([key]) => key));
  for (const record of added < all.length ? newer : all)
    if (record.header.gone) gone.add(ticketKey(record));
    else gone.delete(ticketKey(record));
  const isGone = (record: TakenTicket) => gone.has(ticketKey(record));
  const changes = records.filter((record) => !isGone(record)).flatMap(({ header }) => header.changes ?? []);
  await store.write(
    transaction,
    HISTORY,
    changes.map((change) => historyValues(replica, change)),
  );
  await forgetHistory(
    store,
    transaction,
    replica,
    all.filter((record) => record.header.gone && isGone(record)),
  );
  const isOther = (record: TakenTicket) => {
    const row = known.get(ticketKey(record));
    return Number(row?.version) !== record.header.version || row?.gone !== saidOf(record).gone;
  };
  return { added, renewed: newer.filter(isOther).length };
}

/** What is kept of the tickets, by their keys. */
async function knownOf(
  store: Store,
  transaction: Transaction<Tables>,
  replica: string,
  tickets: readonly TakenTicket[],
): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
  for (const [site, of] of grouped(tickets, ({ header }) => header.site)) {
    const rows = await copiesOf(store, transaction, replica, site, of)
      .select(['site', 'ticket_no', 'version', 'gone', 'told_at'])
      .execute();
    for (const row of rows) known.set(keyOf(site, row.ticket_no), row);
  }
  return known;
}

/** A ticket that is gone takes its history with it: old values are citizens' data as well. */
async function forgetHistory(
  store: Store,
  transaction: Transaction<Tables>,
  replica: string,
  gone: readonly TakenTicket[],
): Promise<void> {
  for (const [site, of] of grouped(gone, ({ header }) => header.site))
    await transaction
      .deleteFrom('history')
      .where('site', '=', site)
      .where(
        'ticket_no',
        'in',
        of.map(({ header }) => header.ticketNo),
      )
      .where('owner', '=', store.me)
      .where('replica', '=', replica)
      .execute();
}

const ticketKey = ({ header }: TakenTicket): string => keyOf(header.site, header.ticketNo);

const saidOf = ({ header, toldAt }: TakenTicket): Said => ({
  version: header.version,
  gone: header.gone ?? null,
  told_at: toldAt ?? null,
});

/** The copies that a browser of the writer's holds of tickets of a site. */
const copiesOf = (
  store: Store,
  transaction: Transaction<Tables>,
  replica: string,
  site: string,
  tickets: readonly TakenTicket[],
) =>
  transaction
    .selectFrom('copies')
    .where('site', '=', site)
    .where(
      'ticket_no',
      'in',
      tickets.map(({ header }) => header.ticketNo),
    )
    .where('owner', '=', store.me)
    .where('replica', '=', replica);

/** The copies that are about to be replaced, for the times of their fields. */
async function copiesBefore(
  store: Store,
  transaction: Transaction<Tables>,
  replica: string,
  newer: readonly TakenTicket[],
  known: ReadonlyMap<string, Known>,
): Promise<Map<string, Pick<CopyRow, 'at' | 'body' | 'times'>>> {
  const before = new Map<string, Pick<CopyRow, 'at' | 'body' | 'times'>>();
  const replaced = newer.filter((record) => known.get(ticketKey(record))?.gone === null);
  for (const [site, of] of grouped(replaced, ({ header }) => header.site)) {
    const rows = await copiesOf(store, transaction, replica, site, of)
      .select(['ticket_no', 'at', 'body', 'times'])
      .execute();
    for (const row of rows) before.set(keyOf(site, row.ticket_no), row);
  }
  return before;
}

function copyValues(
  replica: string,
  { header, body, found, times: told, toldAt }: TakenTicket,
  before?: Pick<CopyRow, 'at' | 'body' | 'times'>,
): Cell[] {
  const worked = found && before?.body ? timesOf(before, { at: header.at, body }) : undefined;
  const times = told ?? worked;
  const row: Unwritten<CopyRow> = {
    site: header.site,
    ticket_no: header.ticketNo,
    replica,
    version: header.version,
    at: header.at,
    body: found ? body : null,
    gone: header.gone ?? null,
    moved_to: header.movedTo ?? null,
    told_at: toldAt ?? null,
    times: times && Object.keys(times).length > 0 ? JSON.stringify(times) : null,
    unit: found?.unit === undefined ? null : withoutNul(found.unit),
    due_day: found?.dueDay ?? '',
    received_day: found?.receivedDay ?? '',
  };
  const whole = { ...row, crc: crcOfCopy(row) };
  return COPIES.columns.map((name) => whole[name as keyof typeof whole]);
}

function timesOf(
  before: Pick<CopyRow, 'at' | 'body' | 'times'>,
  after: { at: string; body: Taken['body'] },
): Record<string, string> | undefined {
  const [ticket, now] = [ticketOf(before.body ?? ''), ticketOf(after.body)];
  const times = zTimes.safeParse(parsed(before.times ?? '{}'));
  if (!ticket || !now || !times.success) return undefined;
  return timesAfter({ replica: '', at: before.at, ticket, times: times.data }, { at: after.at, ticket: now });
}

function historyValues(replica: string, change: NumberedChange): (string | number)[] {
  const row = {
    replica,
    change_id: change.id,
    site: change.site,
    ticket_no: change.ticketNo,
    at: change.at,
    field: withoutNul(change.field),
    old_value: withoutNul(change.from),
    new_value: withoutNul(change.to),
    source: change.source,
  };
  const whole = { ...row, crc: crcOfChange(row) };
  return HISTORY.columns.map((name) => whole[name as keyof typeof whole]);
}

/** PostgreSQL keeps every character but NUL, which stands in no text that a page shows. The ticket's own JSON has it escaped. */
const withoutNul = (text: string): string => text.replaceAll('\0', '\uFFFD');
