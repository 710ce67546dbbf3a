/** Tickets from before the companion was turned on: put into the outbox piece by piece, and gone on with after a kill. */
import { Dexie } from 'dexie';
import { instantText } from '../calendar/time.ts';
import { changeCompanion, companionOf } from '../store/companion.ts';
import { guarded } from '../store/errors.ts';
import type { Store } from '../store/open.ts';

const PIECE = 2_000;

/** Puts the next piece in. @returns whether there may be more */
export async function fillOutbox(store: Store, nowMs: number): Promise<boolean> {
  const filling = (await companionOf(store))?.filling;
  if (!filling) return false;
  const after = filling.after ?? [Dexie.minKey, Dexie.minKey];
  const keys = await guarded(() =>
    store.tickets.where(':id').between(after, [Dexie.maxKey, Dexie.maxKey], false, true).limit(PIECE).primaryKeys(),
  );
  const at = instantText(nowMs);
  const last = keys.at(-1);
  let isPutIn = false;
  await changeCompanion(store, async (before) => {
    // Begun anew meanwhile, or ended: then it goes on from there.
    if (!before || JSON.stringify(before.filling) !== JSON.stringify(filling)) return undefined;
    isPutIn = true;
    const { filling: _filling, ...rest } = before;
    await store.outbox.bulkAdd(keys.map(([site, ticketNo]) => ({ what: 'ticket', site, ticketNo, at }) as const));
    return last && keys.length === PIECE ? { ...rest, filling: { after: last } } : rest;
  });
  return !isPutIn || keys.length === PIECE;
}
