/**
 * Site profiles: what a clerk said about a platform's columns and labels, as data that an office can share.
 * Most platforms need none, because their labels already say what they mean.
 */
import * as z from 'zod/mini';
import { READ_FIELDS, type ReadField } from '../ticket/model.ts';

const MAX_LABELS = 200;

const zLabel = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));
/** Field to the header or label that names it. */
const zNames = z.partialRecord(z.enum(READ_FIELDS as [ReadField, ...ReadField[]]), zLabel);
const zIgnored = z.array(zLabel).check(z.maxLength(MAX_LABELS));

/** An address or the beginning of one: a whole platform, or one part of it. */
const zMatch = z.string().check(z.regex(/^https?:\/\/[^\s/]+(\/\S*)?$/), z.maxLength(500));

/** One platform, or one part of it, and what its columns and labels mean. */
export const zSiteProfile = z.strictObject({
  id: z.string().check(z.regex(/^[\w.:-]{1,100}$/)),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  /** Beginnings of the addresses it holds for; of several profiles the longest one that fits counts. */
  match: z.array(zMatch).check(z.minLength(1), z.maxLength(20)),
  /** Field → header of a list's column: stacked headers joined by `/`, a column without one as `#3` (the third). */
  list: zNames,
  /** Field → label on a ticket's page. */
  detail: zNames,
  /** Headers and labels that look like a field's and are none. */
  ignore: z.strictObject({ list: zIgnored, detail: zIgnored }),
});
export type SiteProfile = z.infer<typeof zSiteProfile>;

/** The name under which a profile knows a column without a header. */
export function positionKey(index: number): string {
  return `#${index + 1}`;
}

/**
 * The profile that holds for an address.
 * @param address of the frame, fragment included: many platforms keep their route there
 */
export function profileFor(profiles: readonly SiteProfile[], address: string): SiteProfile | undefined {
  const reach = (profile: SiteProfile) =>
    Math.max(-1, ...profile.match.filter((prefix) => begins(address, prefix)).map((prefix) => prefix.length));
  const [best] = profiles.filter((profile) => reach(profile) >= 0).sort((a, b) => reach(b) - reach(a));
  return best;
}

/** `https://a.example` is no beginning of `https://a.example.evil`. */
function begins(address: string, prefix: string): boolean {
  return (
    address.startsWith(prefix) &&
    (address.length === prefix.length || /[/?#]$/.test(prefix) || /^[/?#]/.test(address.slice(prefix.length)))
  );
}
