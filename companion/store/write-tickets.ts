/** Tickets of a batch, where they are newer than what is kept. */
import type { Transaction } from 'kysely';
import * as z from 'zod/mini';
import { timesAfter } from '../../lib/copies/merge.ts';
import type { NumberedChange, TicketHeader } from '../../lib/copies/record.ts';
import { standingOf } from '../../lib/metrics/standing.ts';
import { type Ticket, zTicket } from '../../lib/ticket/model.ts';
import { COPIES, HISTORY } from './bulks.ts';
import { crcOfCopy } from './crc.ts';
import { grouped, keyOf, newest } from './keys.ts';
import type { CopyRow, Tables } from './schema.ts';
import type { Store } from './store.ts';
import { parsed, type Taken } from './take.ts';

export type TakenTicket = Taken & { header: TicketHeader };

type Known = Pick<CopyRow, 'site' | 'ticket_no' | 'version' | 'gone'>;

/** @returns how many were newer */
export async function writeTickets(
  store: Store,
  transaction: Transaction<Tables>,
  replica: string,
  records: readonly TakenTicket[],
): Promise<number> {
  if (records.length === 0) return 0;
  const wanted = newest(records, ({ header }) => keyOf(header.site, header.ticketNo));
  const known = new Map<string, Known>();
  for (const [site, of] of grouped([...wanted.values()], ({ header }) => header.site)) {
    const rows = await transaction
      .selectFrom('copies')
      .select(['site', 'ticket_no', 'version', 'gone'])
      .where('site', '=', site)
      .where(
        'ticket_no',
        'in',
        of.map(({ header }) => header.ticketNo),
      )
      .where('owner', '=', store.me)
      .where('replica', '=', replica)
      .execute();
    for (const row of rows) known.set(keyOf(site, row.ticket_no), row);
  }
  const fresh = [...wanted].filter(([key, { header }]) => isNewer(known.get(key), header)).map(([, record]) => record);
  const before = await copiesBefore(store, transaction, replica, fresh, known);
  await store.write(
    transaction,
    COPIES,
    fresh.map((record) => copyValues(replica, record, before.get(keyOf(record.header.site, record.header.ticketNo)))),
  );
  const changes = records.flatMap(({ header }) => header.changes ?? []);
  await store.write(
    transaction,
    HISTORY,
    changes.map((change) => historyValues(replica, change)),
  );
  return fresh.length;
}

const isNewer = (known: Known | undefined, { version, gone }: TicketHeader): boolean =>
  known === undefined ||
  version > Number(known.version) ||
  (known.gone === 'moved' && gone === undefined && version === Number(known.version));

/** The copies that are about to be replaced, for the times of their fields. */
async function copiesBefore(
  store: Store,
  transaction: Transaction<Tables>,
  replica: string,
  fresh: readonly TakenTicket[],
  known: ReadonlyMap<string, Known>,
): Promise<Map<string, Pick<CopyRow, 'at' | 'body' | 'times'>>> {
  const before = new Map<string, Pick<CopyRow, 'at' | 'body' | 'times'>>();
  const replaced = fresh.filter(({ header }) => known.get(keyOf(header.site, header.ticketNo))?.gone === null);
  for (const [site, of] of grouped(replaced, ({ header }) => header.site)) {
    const rows = await transaction
      .selectFrom('copies')
      .select(['ticket_no', 'at', 'body', 'times'])
      .where('site', '=', site)
      .where(
        'ticket_no',
        'in',
        of.map(({ header }) => header.ticketNo),
      )
      .where('owner', '=', store.me)
      .where('replica', '=', replica)
      .execute();
    for (const row of rows) before.set(keyOf(site, row.ticket_no), row);
  }
  return before;
}

function copyValues(
  replica: string,
  { header, body, ticket }: TakenTicket,
  before: Pick<CopyRow, 'at' | 'body' | 'times'> | undefined,
): (string | number | null)[] {
  const standing = ticket && standingOf(ticket);
  const times = ticket && before?.body ? timesOf(before, { at: header.at, ticket }) : undefined;
  const row: Omit<CopyRow, 'crc' | 'owner'> = {
    site: header.site,
    ticket_no: header.ticketNo,
    replica,
    version: header.version,
    at: header.at,
    body: ticket ? body : null,
    gone: header.gone ?? null,
    moved_to: header.movedTo ?? null,
    times: times ? JSON.stringify(times) : null,
    unit: ticket?.unit === undefined ? null : withoutNul(ticket.unit),
    due_day: standing?.dueDay ?? '',
    received_day: standing?.receivedDay ?? '',
  };
  const whole = { ...row, crc: crcOfCopy(row) };
  return COPIES.columns.map((name) => whole[name as keyof typeof whole]);
}

function timesOf(
  before: Pick<CopyRow, 'at' | 'body' | 'times'>,
  after: { at: string; ticket: Ticket },
): Record<string, string> | undefined {
  const ticket = zTicket.safeParse(parsed(before.body ?? ''));
  const times = zTimes.safeParse(parsed(before.times ?? '{}'));
  if (!ticket.success || !times.success) return undefined;
  return timesAfter({ replica: '', at: before.at, ticket: ticket.data, times: times.data }, after);
}
const zTimes = z.record(z.string(), z.string());

const historyValues = (replica: string, change: NumberedChange): (string | number)[] => [
  replica,
  change.id,
  change.site,
  change.ticketNo,
  change.at,
  withoutNul(change.field),
  withoutNul(change.from),
  withoutNul(change.to),
  change.source,
];

/** PostgreSQL keeps every character but NUL, which stands in no text that a page shows. The ticket's own JSON has it escaped. */
const withoutNul = (text: string): string => text.replaceAll('\0', '\uFFFD');
