/** What the text of a piece of evidence says of a contact, and what the clerk is offered for the contact log. */
import * as z from 'zod/mini';
import { OPINIONS, type Opinion } from '../ticket/contacts.ts';
import { zInstant } from '../ticket/moment.ts';

export const KINDS = ['calls', 'chat', 'visit', 'letter', 'other'] as const;
export const HOWS = ['phone', 'visit', 'onSite', 'message'] as const;

const zPhone = z.string().check(z.maxLength(24));
const zSeconds = z.number().check(z.int(), z.minimum(0), z.maximum(86_400));

/** A contact as the text tells of it; what it does not tell is left out. */
export const zContact = z.strictObject({
  /** Digits, with stars where the text masks them. */
  phone: z.optional(zPhone),
  at: z.optional(zInstant),
  /** The day alone, where no time of day stands beside it: `YYYY-MM-DD`. */
  day: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  seconds: z.optional(zSeconds),
  reached: z.boolean(),
  how: z.enum(HOWS),
  whom: z.optional(z.string().check(z.maxLength(40))),
  said: z.optional(z.string().check(z.maxLength(500))),
  /** The outcome was told. */
  told: z.optional(z.literal(true)),
  /** What the citizen thinks of it. */
  opinion: z.optional(z.enum(OPINIONS)),
});
export type Contact = z.infer<typeof zContact>;

export const zFound = z.strictObject({
  kind: z.enum(KINDS),
  phones: z.array(zPhone).check(z.maxLength(100)),
  contacts: z.array(zContact).check(z.maxLength(100)),
});
export type Found = z.infer<typeof zFound>;

/** How a number agrees with the ticket's: the same, the same as far as either shows it, another, or one of them is not known. */
export const MATCHES = ['exact', 'mask', 'other', 'unknown'] as const;
export type Match = (typeof MATCHES)[number];

/** A contact as it is offered for the log, with how its number agrees with the ticket's. */
export const zSuggestion = z.strictObject({ ...zContact.shape, match: z.enum(MATCHES) });
export type Suggestion = z.infer<typeof zSuggestion>;

/** An entry for the contact log, once the clerk has looked at it. */
export interface Offer {
  at: string;
  how: (typeof HOWS)[number];
  whom?: string;
  reached: boolean;
  said?: string;
  seconds?: number;
  told?: true;
  opinion?: Opinion;
}
