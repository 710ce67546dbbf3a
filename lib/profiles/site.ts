/** The profile that a site starts with. */
import { profileFor, type SiteProfile } from './profile.ts';

/** The profile that holds for an address, or an empty one for its whole site. */
export function profileToEdit(profiles: readonly SiteProfile[], address: string): SiteProfile {
  const known = profileFor(profiles, address);
  if (known) return known;
  const { origin, host } = new URL(address);
  return {
    // The origin without what an id may not hold.
    id: origin.replaceAll(/[^\w.:-]/g, ''),
    name: host,
    match: [origin],
    list: {},
    detail: {},
    ignore: { list: [], detail: [] },
  };
}
