/** What the store holds of the clerk's own browsers. */
import { countDocuments } from './documents.ts';
import type { Store } from './store.ts';
import { troubled } from './trouble.ts';

export interface Holdings {
  tickets: number;
  documents: number;
  sites: string[];
  lastAt?: string;
}

export async function holdingsOf(store: Store): Promise<Holdings> {
  const own = store.db.selectFrom('replicas').select('id').where('owner', '=', store.me).where('signer', 'is', null);
  const live = store.db
    .selectFrom('copies')
    .where('owner', '=', store.me)
    .where('replica', 'in', own)
    .where('gone', 'is', null);
  return troubled(async () => {
    const perSite = await store.db
      .selectFrom(live.select(['site', 'ticket_no']).distinct().as('live'))
      .select((row) => ['site', row.fn.countAll<string>().as('tickets')])
      .groupBy('site')
      .orderBy('site')
      .execute();
    const last = await store.db
      .selectFrom('replicas')
      .select((row) => row.fn.max('seen_at').as('at'))
      .where('owner', '=', store.me)
      .where('signer', 'is', null)
      .where('version', '>', 0)
      .executeTakeFirst();
    return {
      tickets: perSite.reduce((sum, { tickets }) => sum + Number(tickets), 0),
      documents: await countDocuments(store),
      sites: perSite.map(({ site }) => site),
      ...(last?.at ? { lastAt: last.at } : {}),
    };
  });
}
