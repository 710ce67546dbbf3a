/** What the statistics page shows stands in its address: it can be kept, and opened from the popup. */
import * as z from 'zod/mini';

export const TABS = ['overview', 'tables', 'lists', 'leader', 'mailbox', 'bulletin', 'verify', 'definitions'] as const;
export type Tab = (typeof TABS)[number];

const zPlace = z.object({
  tab: z.catch(z.enum(TABS), 'overview'),
  period: z.catch(z.optional(z.string().check(z.regex(/^\d{4}(?:Q[1-4]|-\d{2})?$/))), undefined),
  /** '' for the tickets that show none. */
  unit: z.catch(z.optional(z.string().check(z.maxLength(500))), undefined),
  asOf: z.catch(z.enum(['end', 'now']), 'end'),
});
export type Place = z.infer<typeof zPlace>;

export const placeOf = (hash: string): Place =>
  zPlace.parse(Object.fromEntries(new URLSearchParams(hash.replace(/^#/, ''))));

export const hashOf = (place: Place): string =>
  `#${new URLSearchParams(Object.entries(place).filter((entry): entry is [string, string] => entry[1] !== undefined))}`;
