/** What is remembered of a platform's pages, so that a change of the platform is noticed. */
import * as z from 'zod/mini';
import { READ_FIELDS, type ReadField } from '../ticket/model.ts';

const zField = z.enum(READ_FIELDS as [ReadField, ...ReadField[]]);
const zPath = z.string().check(z.maxLength(300));

/** What a page that shows no tickets shows instead. */
const PAGE_STATES = ['tickets', 'empty', 'busy', 'sign-in', 'other'] as const;
export const zPageState = z.enum(PAGE_STATES);
export type PageState = z.infer<typeof zPageState>;

/** How numbers look: `GD20261124-0012` is `AA00000000-0000`. */
export const zShape = z.string().check(z.maxLength(64));

/** One address of a platform (figures as #) that gave tickets: the fields that it gave, and how its numbers look. */
export const zPageMemory = z.strictObject({
  path: zPath,
  atMs: z.number(),
  fields: z.array(zField),
  shapes: z.array(zShape),
});
export type PageMemory = z.infer<typeof zPageMemory>;

/**
 * A platform that changed: `none` gave tickets and gives none; `column` has a column whose values can no longer be what
 * its header says.
 */
export const zDrift = z.strictObject({
  kind: z.enum(['none', 'column']),
  path: zPath,
  sinceMs: z.number(),
  /** The column's header. */
  label: z.optional(z.string().check(z.maxLength(100))),
  field: z.optional(zField),
  /** The clerk has seen it and wants to hear no more of it until then. */
  quietUntilMs: z.optional(z.number()),
});
export type Drift = z.infer<typeof zDrift>;
