/** The next batch out of the outbox. */
import { checksumOf } from '../copies/checksum.ts';
import { type Header, type NumberedChange, payloadOf, type SyncRecord } from '../copies/record.ts';
import { MAX_BATCH_RECORDS } from '../protocol/companion.ts';
import { guarded } from '../store/errors.ts';
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
 * The oldest part of the outbox as a batch: each ticket as it is now, once, under the number of its last row in that part.
 * @returns undefined when the outbox is empty
 */
export async function nextBatch(store: Store): Promise<Batch | undefined> {
  const found = await guarded(() =>
    store.db.transaction('r', store.outbox, store.tickets, store.changes, async () => {
      const stored = await store.outbox.orderBy('seq').limit(MAX_BATCH_RECORDS).toArray();
      const [first] = stored;
      if (first === undefined) return undefined;
      const rows = checkedRows(store, 'outbox', zOutboxRow, stored);
      const tickets = await ticketsOf(store, rows);
      const part = firstPart(rows, tickets);
      const upTo = (part.length < rows.length ? part : stored).at(-1)?.seq ?? 0;
      return { upTo, records: await recordsOf(store, part, tickets) };
    }),
  );
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

/** A ticket's last row stands for all; a ticket that is there no more was deleted with its site, which has a row of its own. */
async function recordsOf(
  store: Store,
  rows: readonly OutboxRow[],
  tickets: ReadonlyMap<string, Ticket>,
): Promise<SyncRecord[]> {
  const last = new Map<string, OutboxRow>();
  const changes = new Map<string, Set<number> | 'all'>();
  for (const row of rows) {
    if (row.what === 'site-gone') last.set(row.site, row);
    else {
      const key = keyOf(row);
      // Taken out and put in again: the order of the last rows counts, a deletion between two is not overtaken.
      last.delete(key);
      last.set(key, row);
      const before = changes.get(key);
      if (row.changes === undefined || before === 'all') changes.set(key, 'all');
      else changes.set(key, new Set([...(before ?? []), ...row.changes]));
    }
  }
  const records: SyncRecord[] = [];
  for (const [key, row] of last) {
    const version = row.seq ?? 1;
    if (row.what === 'site-gone') {
      records.push({ header: { what: 'site-gone', site: row.site, version, at: row.at } });
      continue;
    }
    const ticket = tickets.get(key);
    if (!ticket) continue;
    const history = await changesOf(store, row, changes.get(key) ?? 'all');
    const header = { what: 'ticket', site: row.site, ticketNo: row.ticketNo, version, at: row.at } as const;
    records.push({
      header: history.length > 0 ? { ...header, changes: history } : header,
      body: JSON.stringify(ticket),
    });
  }
  return records;
}

async function changesOf(
  store: Store,
  { site, ticketNo }: { site: string; ticketNo: string },
  wanted: ReadonlySet<number> | 'all',
): Promise<NumberedChange[]> {
  if (wanted !== 'all' && wanted.size === 0) return [];
  const rows =
    wanted === 'all'
      ? await store.changes.where('[site+ticketNo]').equals([site, ticketNo]).toArray()
      : await store.changes.bulkGet([...wanted]);
  return rows.flatMap((row) => (row?.id === undefined ? [] : [{ ...row, id: row.id }]));
}
