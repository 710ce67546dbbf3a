/** The browsers whose copies are kept. */
import { instantText } from '../../lib/calendar/time.ts';
import type { Replica } from '../../lib/copies/record.ts';
import type { Store } from './store.ts';
import { troubled } from './trouble.ts';

/** What is kept of a browser's profile: its highest version, and the batch it sent last. */
export interface KnownReplica {
  known: number;
  lastBatch?: string;
}

/** Makes a browser's profile known, or notes what its clerk calls themself now. */
export async function noteReplica(store: Store, replica: Replica, nowMs: number): Promise<KnownReplica> {
  return troubled(async () => {
    const { id, clerk = null, unit = null, browser } = replica;
    const row = { id, clerk, unit, browser, version: 0, seen_at: instantText(nowMs), last_batch: null, signer: null };
    await store.db
      .insertInto('replicas')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['owner', 'id']).doUpdateSet((row) => ({
          clerk,
          unit,
          browser,
          // A bundle brought some of what it has to say; now that it is here itself, it is asked for all.
          version: row.case().when('replicas.signer', 'is', null).then(row.ref('replicas.version')).else(0).end(),
          signer: null,
        })),
      )
      .execute();
    const found = await store.db
      .selectFrom('replicas')
      .select(['version', 'last_batch'])
      .where('owner', '=', store.me)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return { known: Number(found.version), ...(found.last_batch === null ? {} : { lastBatch: found.last_batch }) };
  });
}
