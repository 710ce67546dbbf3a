/** Which field a label names on one site: what the clerk chose there, then the dictionary. */

import { positionKey, type SiteProfile } from '../profiles/profile.ts';
import type { ReadField } from '../ticket/model.ts';
import { type LabelMatch, matchHeaders, matchLabel, normalizeLabel } from './dictionary.ts';

export interface Lexicon {
  /** The field that a form's label names; undefined when none is meant or known. */
  label(text: string): LabelMatch | undefined;
  /**
   * The field of a column.
   * @param headers its stacked headers, outermost first
   * @param index its place from 0, by which a column without a header is known
   */
  column(headers: readonly string[], index: number): LabelMatch | undefined;
}

export const dictionary: Lexicon = {
  label: matchLabel,
  column: (headers) => matchHeaders(headers),
};

/** The key by which a profile knows a column. */
export function columnKey(headers: readonly string[], index: number): string {
  const key = headers
    .map(normalizeLabel)
    .filter((part) => part !== '')
    .join('/');
  return key === '' ? positionKey(index) : key;
}

/** The dictionary with what a site's profile says over it. */
export function lexiconOf(profile: SiteProfile | undefined): Lexicon {
  if (!profile) return dictionary;
  const columns = chosen(profile.list, profile.ignore.list);
  const labels = chosen(profile.detail, profile.ignore.detail);
  return {
    label: (text) => {
      const known = labels.get(normalizeLabel(text));
      return known === undefined ? matchLabel(text) : (known ?? undefined);
    },
    column: (headers, index) => {
      const known = columns.get(columnKey(headers, index));
      return known === undefined ? matchHeaders(headers) : (known ?? undefined);
    },
  };
}

/** What was chosen, by key; null for what is no field. */
function chosen(names: SiteProfile['list'], ignored: readonly string[]): Map<string, LabelMatch | null> {
  const keyOf = (name: string) => (name.startsWith('#') ? name : columnKey(name.split('/'), 0));
  const byKey = new Map<string, LabelMatch | null>(ignored.map((name) => [keyOf(name), null]));
  for (const [field, name] of Object.entries(names) as [ReadField, string][]) {
    byKey.set(keyOf(name), { field, strength: 'strong', rank: -1, chosen: true });
  }
  return byKey;
}
