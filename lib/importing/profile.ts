/**
 * What is remembered of the columns of a site's files. It is a site profile like any other, kept apart from the one for
 * the site's pages by its address: an export and a list name their columns differently, and a profile has one name a field.
 */
import { profileFor, type SiteProfile } from '../profiles/profile.ts';

/** The beginning of addresses that no page has. */
const FILES = '/#anqi-import';

/** The profile for a site's files: the one kept for them, else what is known of its pages. */
export function fileProfile(profiles: readonly SiteProfile[], origin: string, name: string): SiteProfile {
  const address = `${origin}${FILES}`;
  const known = profileFor(profiles, address);
  if (known?.match.includes(address)) return known;
  return {
    id: `files.${origin.replaceAll(/[^\w.:-]/g, '')}`.slice(0, 100),
    name: name.slice(0, 100),
    match: [address],
    // The third column of a page need not be the third of a file.
    list: Object.fromEntries(Object.entries(known?.list ?? {}).filter(([, label]) => !isPlace(label))),
    detail: {},
    ignore: { list: (known?.ignore.list ?? []).filter((label) => !isPlace(label)), detail: [] },
  };
}

function isPlace(label: string): boolean {
  return label.startsWith('#');
}
