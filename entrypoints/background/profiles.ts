/** What the extension's own pages do with site profiles. */
import type { SiteProfile } from '../../lib/profiles/profile.ts';
import { allProfiles, removeProfile as removeStored, saveProfiles } from '../../lib/store/profiles.ts';
import { enabledOrigins, tellTabs } from './sites.ts';
import { theStore } from './the-store.ts';

export async function knownProfiles(): Promise<{ origins: string[]; profiles: SiteProfile[] }> {
  const [origins, profiles] = await Promise.all([enabledOrigins(), allProfiles(theStore())]);
  return { origins: [...origins], profiles };
}

/** Keeps profiles; pages that they speak about are read anew. */
export async function keepProfiles(profiles: readonly SiteProfile[]): Promise<void> {
  await saveProfiles(theStore(), profiles);
  await readAnew(profiles);
}

export async function removeProfile(id: string): Promise<void> {
  const gone = (await allProfiles(theStore())).filter((profile) => profile.id === id);
  await removeStored(theStore(), id);
  await readAnew(gone);
}

async function readAnew(profiles: readonly SiteProfile[]): Promise<void> {
  const enabled = await enabledOrigins();
  const origins = new Set(
    profiles.flatMap(({ match }) => match.flatMap((prefix) => (URL.canParse(prefix) ? new URL(prefix).origin : []))),
  );
  for (const origin of origins) if (enabled.has(origin)) await tellTabs(origin, 'readNow');
}
