/** What the clerk says about a column, put into the profile. */
import type { SiteProfile } from '../profiles/profile.ts';
import { columnKey } from '../reading/lexicon.ts';
import type { ReadField } from '../ticket/model.ts';

/** The part of a profile that is spoken about: columns of lists, or labels of a ticket's page. */
export type Part = 'list' | 'detail';

/**
 * A profile in which a column has another field. A field moves away from the column that held it; what is read so anyway
 * leaves no entry, so that a profile says only what the dictionary does not.
 * @param field undefined when the column is not to be read
 * @param readsAs what the column of `key` is read as by a profile
 */
export function choose(
  profile: SiteProfile,
  part: Part,
  key: string,
  field: ReadField | undefined,
  readsAs: (profile: SiteProfile) => ReadField | undefined,
): SiteProfile {
  const bare = without(profile, part, key, field);
  if (readsAs(bare) === field) return bare;
  if (field === undefined) {
    return { ...bare, ignore: { ...bare.ignore, [part]: [...bare.ignore[part], key] } };
  }
  return { ...bare, [part]: { ...bare[part], [field]: key } };
}

/** How many columns and labels a profile speaks about. */
export function entriesOf({ list, detail, ignore }: SiteProfile): number {
  return Object.keys(list).length + Object.keys(detail).length + ignore.list.length + ignore.detail.length;
}

/** The profile without what it says about a column and about a field. */
function without(profile: SiteProfile, part: Part, key: string, field: ReadField | undefined): SiteProfile {
  const others = Object.entries(profile[part]).filter(([name, label]) => name !== field && keyOf(label) !== key);
  const ignored = profile.ignore[part].filter((label) => keyOf(label) !== key);
  return { ...profile, [part]: Object.fromEntries(others), ignore: { ...profile.ignore, [part]: ignored } };
}

/** A profile may have been written by hand, with labels as they are printed. */
function keyOf(label: string): string {
  return label.startsWith('#') ? label : columnKey(label.split('/'), 0);
}
