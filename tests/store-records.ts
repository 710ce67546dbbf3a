/** Tickets and settings as a browser sends them to the companion, put into a store. */
import { randomUUID } from 'node:crypto';
import { ingest } from '../companion/store/ingest.ts';
import { noteReplica } from '../companion/store/replicas.ts';
import type { Store } from '../companion/store/store.ts';
import { checksumOf } from '../lib/copies/checksum.ts';
import { payloadOf, type SyncRecord } from '../lib/copies/record.ts';
import type { Ticket } from '../lib/ticket/model.ts';

const AT = '2020-07-05T18:00:00+08:00';

/** A browser's id. @param digit tells them apart */
const replicaOf = (digit: number): string => `0000000${digit}-0000-4000-8000-000000000000`;

/** Takes records in as those of a browser, in batches as they come. */
export async function takeIn(store: Store, digit: number, records: readonly SyncRecord[]): Promise<void> {
  const replica = replicaOf(digit);
  await noteReplica(store, { id: replica, clerk: `clerk ${digit}`, browser: 'test' }, Date.parse(AT));
  for (let from = 0; from < records.length; from += 500) {
    const payload = payloadOf(records.slice(from, from + 500));
    const { refused } = await ingest(
      store,
      { id: randomUUID(), replica, checksum: await checksumOf(payload), payload },
      Date.parse(AT),
    );
    if (refused.length > 0) throw new Error(JSON.stringify(refused[0]));
  }
}

export const recordOf = (ticket: Ticket, version = 1, at = AT): SyncRecord => ({
  header: { what: 'ticket', site: ticket.site, ticketNo: ticket.ticketNo, version, at },
  body: JSON.stringify(ticket),
});

export const settingOf = (key: string, value: unknown, version = 1, at = AT): SyncRecord => ({
  header: { what: 'document', kind: 'setting', key, version, at },
  body: JSON.stringify(value),
});
