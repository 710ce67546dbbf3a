/** How far a walk has come: all that is needed to go on after the page, or the background's worker, was started anew. */
import * as z from 'zod/mini';

const zCount = z.number().check(z.int(), z.minimum(0));
const zPage = z.number().check(z.int(), z.minimum(1));

/** Most pages of one walk. */
export const MAX_PAGES = 500;

/** Why a walk came to its end. */
export const zEnd = z.enum([
  /** The last page or the end of the list. */
  'all',
  /** The clerk said so. */
  'stopped',
  /** The list changed without the walk's doing: sorted, filtered, left. */
  'changed',
  /** The page did not answer in time. */
  'slow',
  /** A page came a second time before the last one. */
  'repeated',
  /** MAX_PAGES. */
  'limit',
  /** What was read could not be handed over. */
  'failed',
]);
export type End = z.infer<typeof zEnd>;

export const zWalkState = z.strictObject({
  kind: z.enum(['pages', 'scroll']),
  /** To the first page, through all of them, back to where the clerk was. */
  phase: z.enum(['first', 'forward', 'back', 'over']),
  /** Which list: a hash of its headers. */
  list: zCount,
  /** Where the clerk was. */
  start: z.strictObject({
    page: zPage,
    signature: zCount,
    places: z.array(z.strictObject({ left: z.number(), top: z.number() })).check(z.maxLength(20)),
  }),
  /** The page shown now: as printed or, where nothing is, counted from the start as 1. */
  page: zPage,
  pages: z.optional(zCount),
  total: z.optional(zCount),
  /** Pages read or, of a scrolled list, hundredths of its height. */
  done: zCount,
  /** Tickets read. */
  read: zCount,
  /** Hash of the tickets shown now, and of all pages before. */
  signature: zCount,
  seen: z.array(zCount).check(z.maxLength(MAX_PAGES)),
  /** Numbers of the tickets read last. */
  recent: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(1_000)),
  /** Set from pressing a control until the page has answered: only then may a page that is loaded go on. */
  pressed: z.optional(z.strictObject({ path: z.string().check(z.maxLength(2_000)), atMs: z.number() })),
  end: z.optional(zEnd),
  /** Whether the clerk's place was found again. */
  returned: z.optional(z.boolean()),
});
export type WalkState = z.infer<typeof zWalkState>;
