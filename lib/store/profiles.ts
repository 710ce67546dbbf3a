/** Site profiles that clerks made or imported. */
import { type SiteProfile, zSiteProfile } from '../profiles/profile.ts';
import { guarded, StoreError } from './errors.ts';
import type { Store } from './open.ts';
import { checkedRows, issuesText } from './rows.ts';

/** All of them, by id. */
export function allProfiles(store: Store): Promise<SiteProfile[]> {
  return guarded(async () => checkedRows(store, 'profiles', zSiteProfile, await store.profiles.toArray()));
}

/**
 * Keeps profiles, in place of ones with the same ids; all or none.
 * @throws StoreError `invalid` when one is malformed
 */
export function saveProfiles(store: Store, profiles: readonly SiteProfile[]): Promise<void> {
  return guarded(async () => {
    for (const profile of profiles) {
      const result = zSiteProfile.safeParse(profile);
      if (!result.success) throw new StoreError('invalid', issuesText(result.error.issues));
    }
    await store.profiles.bulkPut([...profiles]);
  });
}

export function removeProfile(store: Store, id: string): Promise<void> {
  return guarded(() => store.profiles.delete(id));
}
