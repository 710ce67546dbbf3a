/** The browsers whose copies are kept. */
import { instantText } from '../../lib/calendar/time.ts';
import type { Replica } from '../../lib/copies/record.ts';
import type { Store } from './store.ts';
import { troubled } from './trouble.ts';

/** Makes a browser's profile known, or notes what its clerk calls themself now. @returns its highest version that is kept */
export async function noteReplica(store: Store, replica: Replica, nowMs: number): Promise<number> {
  return troubled(async () => {
    const { id, clerk = null, unit = null, browser } = replica;
    const row = { id, clerk, unit, browser, version: 0, seen_at: instantText(nowMs), signer: null };
    await store.db
      .insertInto('replicas')
      .values(row)
      .onConflict((conflict) => conflict.columns(['owner', 'id']).doUpdateSet({ clerk, unit, browser }))
      .execute();
    const found = await store.db
      .selectFrom('replicas')
      .select('version')
      .where('owner', '=', store.me)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return Number(found.version);
  });
}
