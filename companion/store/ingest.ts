/** Taking batches in: all of a batch or nothing, and the same batch twice as if once. */
import { hash } from 'node:crypto';
import type { Transaction } from 'kysely';
import { instantText } from '../../lib/calendar/time.ts';
import { linesOf } from '../../lib/copies/record.ts';
import { MAX_BATCH_RECORDS } from '../../lib/protocol/companion.ts';
import { forgetSite, type SiteGone } from './forget-site.ts';
import type { Tables } from './schema.ts';
import type { Store } from './store.ts';
import { type Refused, type Taken, takeRecords } from './take.ts';
import { troubled } from './trouble.ts';
import { type TakenDocument, writeDocuments } from './write-documents.ts';
import { type TakenTicket, writeTickets } from './write-tickets.ts';

export interface Batch {
  id: string;
  replica: string;
  checksum: string;
  payload: string;
}

export interface Ingested {
  written: number;
  known: number;
  refused: Refused[];
}

/** Says that a batch as a whole is none; nothing of it was taken. */
export class BatchRefusal extends Error {}

/**
 * Takes a batch of a known browser in.
 * @throws BatchRefusal where it did not arrive as it was sent
 * @throws Trouble where it cannot be written; then nothing of it is
 */
export async function ingest(store: Store, batch: Batch, nowMs: number): Promise<Ingested> {
  const bytes = encoded(batch.payload);
  if (hash('sha256', bytes) !== batch.checksum) throw new BatchRefusal('the checksum differs: send it again');
  const lines = linesOf(batch.payload);
  if (!lines) throw new BatchRefusal('the payload is not made of pairs of lines');
  if (lines.length > MAX_BATCH_RECORDS) throw new BatchRefusal(`more than ${MAX_BATCH_RECORDS} records`);
  const { taken, refused } = takeRecords(lines, bytes);
  const written = await troubled(() =>
    store.db.transaction().execute((transaction) => write(store, transaction, batch, taken, nowMs)),
  );
  return { written, known: taken.length - written, refused };
}

/** A text's UTF-8: encoded once for its checksum, for those of the rows and for the database. */
function encoded(text: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(text.length * 3);
  return bytes.subarray(0, bytes.write(text));
}

interface Step {
  siteGone?: SiteGone;
  tickets: TakenTicket[];
  documents: TakenDocument[];
}

/** Records in their order, cut where a site was deleted. */
function inSteps(taken: readonly Taken[]): Step[] {
  const steps: Step[] = [{ tickets: [], documents: [] }];
  for (const record of taken) {
    const { header } = record;
    if (header.what === 'site-gone') steps.push({ siteGone: header, tickets: [], documents: [] });
    else if (header.what === 'ticket') steps.at(-1)?.tickets.push({ ...record, header });
    else steps.at(-1)?.documents.push({ ...record, header });
  }
  return steps;
}

async function write(
  store: Store,
  transaction: Transaction<Tables>,
  batch: Batch,
  taken: readonly Taken[],
  nowMs: number,
): Promise<number> {
  // Noted first: the row keeps another program of the same browser's waiting until this batch is done.
  if (!(await noteSeen(store, transaction, batch, taken, nowMs)))
    throw new BatchRefusal('no such browser is known: it says hello first');
  const { replica } = batch;
  let written = 0;
  // What was deleted with its site is deleted before newer tickets of the same batch come.
  const steps = inSteps(taken);
  for (const { siteGone, tickets, documents } of steps) {
    if (siteGone) written += await forgetSite(store, transaction, replica, siteGone);
    const { added, renewed } = await writeTickets(store, transaction, replica, tickets);
    written += added + renewed;
    written += await writeDocuments(store, transaction, replica, documents);
  }
  return written;
}

/** Notes when a browser sent something, and its highest version. @returns whether it is known */
async function noteSeen(
  store: Store,
  transaction: Transaction<Tables>,
  { id, replica }: Batch,
  taken: readonly Taken[],
  nowMs: number,
): Promise<boolean> {
  const version = taken.reduce((most, { header }) => Math.max(most, header.version), 0);
  const { numUpdatedRows } = await transaction
    .updateTable('replicas')
    .set((row) => ({
      seen_at: instantText(nowMs),
      last_batch: id,
      version: row.case().when('version', '<', version).then(version).else(row.ref('version')).end(),
    }))
    .where('owner', '=', store.me)
    .where('id', '=', replica)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
