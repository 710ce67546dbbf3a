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

/** So much text is one batch at most: what is sent again after a kill is not worth more, and the companion takes no batch of five times as much. */
export const MOST_CHARS = 3_000_000;
/** So many rows are looked up at once: a batch may be full long before its rows are. */
const AT_ONCE = 250;

export interface Batch {
  id: string;
  checksum: string;
  payload: string;
  /** Its records, in their order: a refusal names one by its place. */
  headers: Header[];
  /** Rows of the outbox up to this one are done once the batch is acknowledged. */
  upTo: number;
  /** Of the row after them, what is then still to be sent: a ticket whose history is longer than a batch goes over several. */
  rest?: Rest | undefined;
}

interface Rest {
  seq: number;
  /** Entries of the history. */
  changes: number[];
}

/** A batch of records; versions of documents are no rows of the outbox. */
export async function batchOf(records: readonly SyncRecord[], upTo: number, rest?: Rest): Promise<Batch> {
  const payload = payloadOf(records);
  const headers = records.map(({ header }) => header);
  return { id: crypto.randomUUID(), checksum: await checksumOf(payload), payload, headers, upTo, rest };
}

/** How long a record's part of a payload is. */
export const lengthOf = ({ header, body = '' }: SyncRecord): number => JSON.stringify(header).length + body.length + 2;

/** A batch as it is made. Records stand by ticket or deleted site, in the order of their last rows: a deletion between two is not overtaken. */
interface Part {
  records: Map<string, SyncRecord>;
  chars: number;
  upTo: number;
  rest?: Rest;
}

/**
 * The oldest part of the outbox as a batch: each ticket as it is now, once, under the number of its last row in that part, with the
 * entries of its history that any of these rows names. Read without one transaction for all: what is written meanwhile has a later
 * row of its own.
 * @returns undefined when the outbox is empty
 */
export async function nextBatch(store: Store): Promise<Batch | undefined> {
  const part = await guarded(async () => {
    const stored = await store.outbox.orderBy('seq').limit(MAX_BATCH_RECORDS).toArray();
    return stored.length === 0 ? undefined : partOf(store, stored);
  });
  return part && batchOf([...part.records.values()], part.upTo, part.rest);
}

/** As many of the first rows as make a batch. */
async function partOf(store: Store, stored: readonly OutboxRow[]): Promise<Part> {
  const part: Part = { records: new Map(), chars: 0, upTo: 0 };
  for (let from = 0; from < stored.length; from += AT_ONCE) {
    const some = stored.slice(from, from + AT_ONCE);
    const rows = checkedRows(store, 'outbox', zOutboxRow, some);
    const [tickets, histories] = [await ticketsOf(store, rows), await historiesOf(store, rows)];
    for (const row of rows) {
      if (!hasTaken(part, row, tickets, histories)) return part;
      part.upTo = row.seq ?? part.upTo;
    }
    // Broken ones are done with the others.
    part.upTo = some.at(-1)?.seq ?? part.upTo;
  }
  return part;
}

/** Takes a row into a batch. @returns whether there was room; what alone is too long is taken in part */
function hasTaken(
  part: Part,
  row: OutboxRow,
  tickets: ReadonlyMap<string, Ticket>,
  histories: ReadonlyMap<string, NumberedChange[]>,
): boolean {
  const version = row.seq ?? 1;
  if (row.what === 'site-gone') {
    const { what, site, at, upTo } = row;
    put(part, site, { header: { what, site, version, at, ...(upTo === undefined ? {} : { upTo }) } });
    return true;
  }
  const key = keyOf(row);
  const ticket = tickets.get(key);
  // One that is there no more was deleted with its site, which has a row of its own.
  if (!ticket) return true;
  const before = part.records.get(key);
  const known = before?.header.what === 'ticket' ? (before.header.changes ?? []) : [];
  const isNamed = entriesNamed(row, known);
  const body = before?.body ?? JSON.stringify(ticket);
  const header = { what: 'ticket', site: row.site, ticketNo: row.ticketNo, version, at: row.at } as const;
  const entries = (histories.get(key) ?? []).filter(({ id }) => isNamed(id));
  const bare = before ? 0 : lengthOf({ header, body });
  const fitting = firstFitting(entries, MOST_CHARS - part.chars - bare);
  const isWhole = fitting === entries.length && part.chars + bare <= MOST_CHARS;
  if (!isWhole && part.records.size > 0) return false;
  const taken = isWhole ? entries : entries.slice(0, Math.max(1, fitting));
  const changes = [...known, ...taken];
  put(part, key, { header: changes.length > 0 ? { ...header, changes } : header, body }, before);
  const later = entries.slice(taken.length).map(({ id }) => id);
  if (later.length > 0) part.rest = { seq: version, changes: later };
  return later.length === 0;
}

function put(part: Part, key: string, record: SyncRecord, before?: SyncRecord): void {
  part.records.delete(key);
  part.records.set(key, record);
  part.chars += lengthOf(record) - (before ? lengthOf(before) : 0);
}

/** Which entries of the history a row names, of those that an earlier row of the batch did not. */
function entriesNamed(row: Extract<OutboxRow, { what: 'ticket' }>, known: readonly NumberedChange[]) {
  const named = row.changes && new Set(row.changes);
  const have = new Set(known.map(({ id }) => id));
  return (id: number): boolean => (!named || named.has(id)) && !have.has(id);
}

/** How many entries fit into so many characters. */
function firstFitting(entries: readonly NumberedChange[], chars: number): number {
  let left = chars;
  const tooMany = entries.findIndex((entry) => {
    left -= JSON.stringify(entry).length + 1;
    return left < 0;
  });
  return tooMany < 0 ? entries.length : tooMany;
}

const keyOf = ({ site, ticketNo }: { site: string; ticketNo: string }): string => `${site}\n${ticketNo}`;

function keysOf(rows: readonly OutboxRow[]): [string, string][] {
  const keys = rows.flatMap((row): [string, string][] => (row.what === 'ticket' ? [[row.site, row.ticketNo]] : []));
  return [...new Map(keys.map((key) => [key.join('\n'), key])).values()];
}

async function ticketsOf(store: Store, rows: readonly OutboxRow[]): Promise<Map<string, Ticket>> {
  const stored = await store.tickets.bulkGet(keysOf(rows));
  const tickets = stored.map((row) => row && ticketOfRow(store, row)).filter((ticket) => ticket !== undefined);
  return new Map(tickets.map((ticket) => [keyOf(ticket), ticket]));
}

/** What any of the rows names, the oldest entry first; whole histories where one names all. */
async function historiesOf(store: Store, rows: readonly OutboxRow[]): Promise<Map<string, NumberedChange[]>> {
  const named = rows.flatMap((row) => (row.what === 'ticket' ? (row.changes ?? []) : []));
  const whole = keysOf(rows.filter((row) => row.what === 'ticket' && row.changes === undefined));
  const found = [
    ...(named.length > 0 ? await store.changes.bulkGet(named) : []),
    ...(whole.length > 0 ? await store.changes.where('[site+ticketNo]').anyOf(whole).toArray() : []),
  ].filter((row) => row !== undefined);
  const distinct = [...new Map(found.map((row) => [row.id, row])).values()].sort((a, b) => (a.id ?? 0) - (b.id ?? 0));
  // A malformed entry is left out alone: with it the companion would refuse the whole ticket.
  return grouped(checkedRows(store, 'changes', zNumberedChange, distinct), keyOf);
}
