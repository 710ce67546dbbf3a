/** The platforms that Anqi is switched on for. */
import { judge, type Seen, type Watch } from '../drift/judge.ts';
import type { Drift } from '../drift/model.ts';
import { guarded, StoreError } from './errors.ts';
import type { Store } from './open.ts';
import { checkedRows, issuesText } from './rows.ts';
import { type Reading, type SiteRow, zReading, zSiteRow } from './schema.ts';

/**
 * Adds a site, or changes what is given of a known one.
 * @throws StoreError `invalid` when the origin is malformed
 */
export function saveSite(store: Store, site: Pick<SiteRow, 'origin' | 'enabledAt' | 'name'>): Promise<SiteRow> {
  return guarded(() =>
    store.db.transaction('rw', store.sites, async () => {
      const result = zSiteRow.safeParse({ ...(await store.sites.get(site.origin)), ...site });
      if (!result.success) throw new StoreError('invalid', issuesText(result.error.issues));
      await store.sites.put(result.data);
      return result.data;
    }),
  );
}

/** Sites switched on, by origin. */
export function allSites(store: Store): Promise<SiteRow[]> {
  return guarded(async () => checkedRows(store, 'sites', zSiteRow, await store.sites.toArray()));
}

/** One site; undefined when it is not switched on. */
export function siteOf(store: Store, origin: string): Promise<SiteRow | undefined> {
  return guarded(async () => {
    const row = await store.sites.get(origin);
    return row && checkedRows(store, 'sites', zSiteRow, [row])[0];
  });
}

/** Notes what the last reading of a site gave; nothing happens when the site is not switched on. */
export function recordReading(store: Store, origin: string, reading: Reading): Promise<void> {
  return guarded(async () => {
    const result = zReading.safeParse(reading);
    if (!result.success) throw new StoreError('invalid', issuesText(result.error.issues));
    await store.sites.update(origin, { lastReading: result.data });
  });
}

/**
 * Holds a reading against what the same page gave before and keeps what follows; writes only when something changed.
 * @returns the site's drift as it stands now
 */
export function watchDrift(
  store: Store,
  origin: string,
  path: string,
  seen: Seen,
  atMs: number,
): Promise<Drift | undefined> {
  return guarded(() =>
    store.db.transaction('rw', store.sites, async () => {
      const site = checkedRows(store, 'sites', zSiteRow, [await store.sites.get(origin)].filter(Boolean))[0];
      if (!site) return undefined;
      const before = { pages: site.pages ?? [], ...(site.drift ? { drift: site.drift } : {}) };
      const after = judge(before, path, seen, atMs);
      if (after !== before) await store.sites.put(withDrift(site, after));
      return after.drift;
    }),
  );
}

function withDrift({ pages: _pages, drift: _drift, ...site }: SiteRow, { pages, drift }: Watch): SiteRow {
  return { ...site, pages: [...pages], ...(drift ? { drift } : {}) };
}

/** Says nothing of a site's drift until then. */
export function quietDrift(store: Store, origin: string, untilMs: number): Promise<void> {
  return guarded(async () => {
    await store.sites
      .where('origin')
      .equals(origin)
      .modify((row) => {
        if (row.drift) row.drift.quietUntilMs = untilMs;
      });
  });
}

/** Forgets a site's drift: its columns were mapped anew. */
export function endDrift(store: Store, origin: string): Promise<void> {
  return guarded(async () => {
    await store.sites
      .where('origin')
      .equals(origin)
      .modify((row) => {
        delete row.drift;
      });
  });
}

/** Switches a site off; its tickets stay until deleteSiteData. */
export function removeSite(store: Store, origin: string): Promise<void> {
  return guarded(() => store.sites.delete(origin));
}
