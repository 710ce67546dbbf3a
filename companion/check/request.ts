/** One line of `anqi check`: a reply with its letter, checked. */
import * as z from 'zod/mini';

// Reasons in words: the small zod has none of its own.
z.config(z.locales.en());

/** Longest text taken: beyond it somebody has sent something else than a reply. */
const LONGEST = 1_000_000;
const zText = z.string().check(z.maxLength(LONGEST));
/** Forms give 是 and 否, programs true and false. */
const zSaid = z.union([
  zText,
  z.pipe(
    z.boolean(),
    z.transform((said) => (said ? '是' : '否')),
  ),
]);

export const zRequest = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.optional(z.nullable(zText)),
  question: z.nullable(zText),
  reply: zText,
  fields: z.optional(
    z.nullable(
      z.object({
        contacted: z.optional(z.nullable(zSaid)),
        contactedAt: z.optional(z.nullable(zText)),
        told: z.optional(z.nullable(zSaid)),
        kind: z.optional(z.nullable(zText)),
        citizenPhone: z.optional(z.nullable(zText)),
      }),
    ),
  ),
});
export type Request = z.infer<typeof zRequest>;
