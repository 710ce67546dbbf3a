/** Deleting what was read off a site. */
import { Dexie } from 'dexie';
import { instantText } from '../calendar/time.ts';
import { noteSiteGone } from './companion.ts';
import { guarded } from './errors.ts';
import type { Store } from './open.ts';
import { forgetRefusedTickets } from './refusals.ts';
import { forgetSite } from './similar-state.ts';
import { visitsKey } from './visits.ts';

/** Deletes everything read off a site, with its history, counters and reminders; the site stays switched on. The companion is told. */
export function deleteSiteData(store: Store, site: string, nowMs: number): Promise<void> {
  return guarded(() =>
    store.db.transaction(
      'rw',
      [
        store.tickets,
        store.changes,
        store.rollups,
        store.ledger,
        store.sites,
        store.meta,
        store.similarLeaves,
        store.similarWaiting,
        store.evidence,
        store.outbox,
      ],
      async () => {
        await store.tickets.where(':id').between([site, Dexie.minKey], [site, Dexie.maxKey]).delete();
        await store.changes.where('[site+ticketNo]').between([site, Dexie.minKey], [site, Dexie.maxKey]).delete();
        await store.rollups.filter((row) => row.site === site).delete();
        await store.ledger.where('site').equals(site).delete();
        await store.evidence.where('[site+ticketNo]').between([site, Dexie.minKey], [site, Dexie.maxKey]).delete();
        await store.meta.delete(visitsKey(site));
        await forgetSite(store, site);
        await forgetRefusedTickets(store, site);
        await noteSiteGone(store, site, instantText(nowMs));
        await store.sites
          .where('origin')
          .equals(site)
          .modify((row) => {
            delete row.lastReading;
          });
      },
    ),
  );
}
