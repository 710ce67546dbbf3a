/** The next batch out of the outbox. */
import { checksumOf } from '../copies/checksum.ts';
import { type Header, type NumberedChange, payloadOf, type SyncRecord, zNumberedChange } from '../copies/record.ts';
import { MAX_BATCH_RECORDS } from '../protocol/companion.ts';
import { guarded } from '../store/errors.ts';
import { grouped } from '../store/group.ts';
import type { Store } from '../store/open.ts';
import { checkedRows, ticketOfRow } from '../store/rows.ts';
import { type OutboxRow, zOutboxRow } from '../store/schema.ts';
import type { Ticket } from '../ticket/model.ts';

/** So much text is one batch at most: what is sent again after a kill is not worth more. */
const MOST_CHARS = 3_000_000;

export interface Batch {
  id: string;
  checksum: string;
  payload: string;
  /** Its records, in their order: a refusal names one by its place. */
  headers: Header[];
  /** Rows of the outbox up to this one are done once the batch is acknowledged. */
  upTo: number;
}

/** A batch of records; versions of documents are no rows of the outbox. */
export async function batchOf(records: readonly SyncRecord[], upTo: number): Promise<Batch> {
  const payload = payloadOf(records);
  const headers = records.map(({ header }) => header);
  return { id: crypto.randomUUID(), checksum: await checksumOf(payload), payload, headers, upTo };
}

/**
 * The oldest part of the outbox as a batch: each ticket as it is now, once, under the number of its last row in that part. Read row by
 * row of the database, without one transaction for all: what is written meanwhile has a later row of its own.
 * @returns undefined when the outbox is empty
 */
export async function nextBatch(store: Store): Promise<Batch | undefined> {
  const found = await guarded(async () => {
    const stored = await store.outbox.orderBy('seq').limit(MAX_BATCH_RECORDS).toArray();
    if (stored.length === 0) return undefined;
    const rows = checkedRows(store, 'outbox', zOutboxRow, stored);
    const tickets = await ticketsOf(store, rows);
    const part = firstPart(rows, tickets);
    const upTo = (part.length < rows.length ? part : stored).at(-1)?.seq ?? 0;
    const last = lastRows(part);
    return { upTo, records: recordsOf(last, tickets, await historiesOf(store, last)) };
  });
  return found && batchOf(found.records, found.upTo);
}

const keyOf = ({ site, ticketNo }: { site: string; ticketNo: string }): string => `${site}\n${ticketNo}`;

async function ticketsOf(store: Store, rows: readonly OutboxRow[]): Promise<Map<string, Ticket>> {
  const keys = rows.flatMap((row): [string, string][] => (row.what === 'ticket' ? [[row.site, row.ticketNo]] : []));
  const unique = [...new Map(keys.map((key) => [key.join('\n'), key])).values()];
  const stored = await store.tickets.bulkGet(unique);
  const tickets = stored.map((row) => row && ticketOfRow(store, row)).filter((ticket) => ticket !== undefined);
  return new Map(tickets.map((ticket) => [keyOf(ticket), ticket]));
}

/** As many of the first rows as make a batch. */
function firstPart(rows: readonly OutboxRow[], tickets: ReadonlyMap<string, Ticket>): readonly OutboxRow[] {
  const counted = new Set<string>();
  let chars = 0;
  for (const [i, row] of rows.entries()) {
    if (row.what !== 'ticket' || counted.has(keyOf(row))) continue;
    counted.add(keyOf(row));
    chars += JSON.stringify(tickets.get(keyOf(row)) ?? '').length;
    if (chars > MOST_CHARS && i > 0) return rows.slice(0, i);
  }
  return rows;
}

/** What stands for all rows of a ticket, or of a deleted site: the last one, with the entries of its history that any of them names. */
interface LastRow {
  row: OutboxRow;
  changes: ReadonlySet<number> | 'all';
}

/** In the order of the last rows: a deletion between two is not overtaken. */
function lastRows(rows: readonly OutboxRow[]): LastRow[] {
  const last = new Map<string, LastRow>();
  for (const row of rows) {
    const key = row.what === 'ticket' ? keyOf(row) : row.site;
    const before = last.get(key)?.changes ?? new Set<number>();
    const named = row.what === 'ticket' ? row.changes : [];
    const changes = named === undefined || before === 'all' ? 'all' : new Set([...before, ...named]);
    last.delete(key);
    last.set(key, { row, changes });
  }
  return [...last.values()];
}

/** A ticket that is there no more was deleted with its site, which has a row of its own. */
function recordsOf(
  last: readonly LastRow[],
  tickets: ReadonlyMap<string, Ticket>,
  histories: ReadonlyMap<string, NumberedChange[]>,
): SyncRecord[] {
  return last.flatMap(({ row }): SyncRecord[] => {
    const version = row.seq ?? 1;
    if (row.what === 'site-gone') {
      const { what, site, at, upTo } = row;
      return [{ header: { what, site, version, at, ...(upTo === undefined ? {} : { upTo }) } }];
    }
    const ticket = tickets.get(keyOf(row));
    if (!ticket) return [];
    const changes = histories.get(keyOf(row));
    const header = { what: 'ticket', site: row.site, ticketNo: row.ticketNo, version, at: row.at } as const;
    return [{ header: changes ? { ...header, changes } : header, body: JSON.stringify(ticket) }];
  });
}

async function historiesOf(store: Store, last: readonly LastRow[]): Promise<Map<string, NumberedChange[]>> {
  const named = last.flatMap(({ changes }) => (changes === 'all' ? [] : [...changes]));
  const whole = last.flatMap(({ row, changes }): [string, string][] =>
    changes === 'all' && row.what === 'ticket' ? [[row.site, row.ticketNo]] : [],
  );
  const rows = [
    ...(named.length > 0 ? await store.changes.bulkGet(named) : []),
    ...(whole.length > 0 ? await store.changes.where('[site+ticketNo]').anyOf(whole).toArray() : []),
  ];
  // A malformed entry is left out alone: with it the companion would refuse the whole ticket.
  return grouped(checkedRows(store, 'changes', zNumberedChange, rows.filter(Boolean)), keyOf);
}
