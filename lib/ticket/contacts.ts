/** The contact log: each attempt to reach the citizen, as the clerk notes it. */
import * as z from 'zod/mini';
import { earliestMs, isDay } from '../calendar/time.ts';
import { zInstant } from './moment.ts';

export const CONTACT_WAYS = ['phone', 'visit', 'onSite', 'message'] as const;
export type ContactWay = (typeof CONTACT_WAYS)[number];
/** How exactly, where the way alone would say too little or the wrong thing: 来电 was the citizen's own call. */
export const MEANS = ['incoming', 'wechat', 'qq', 'email'] as const;
export type Means = (typeof MEANS)[number];
/** The way that each belongs to. */
export const WAY_OF: Record<Means, ContactWay> = {
  incoming: 'phone',
  wechat: 'message',
  qq: 'message',
  email: 'message',
};
export const OPINIONS = ['satisfied', 'mostly', 'unsatisfied', 'none'] as const;
export type Opinion = (typeof OPINIONS)[number];

const zShort = z.string().check(z.minLength(1), z.maxLength(100));

const shape = {
  /** When, of Beijing time. */
  at: zInstant.check(z.refine((instant) => isDay(instant.slice(0, 10)), { error: 'no such day' })),
  how: z.enum(CONTACT_WAYS),
  means: z.optional(z.enum(MEANS)),
  /** Who was asked for: the citizen where left out. */
  whom: z.optional(zShort),
  /** Who called or went. */
  by: z.optional(zShort),
  reached: z.boolean(),
  said: z.optional(z.string().check(z.minLength(1), z.maxLength(2_000))),
  /** The outcome was told; never where nobody was reached. */
  told: z.optional(z.literal(true)),
  opinion: z.optional(z.enum(OPINIONS)),
  /** How long a call lasted. */
  seconds: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(86_400))),
};

/** What the clerk says of one attempt. */
export const zContactNote = z.strictObject(shape).check(
  z.refine((note) => note.means === undefined || WAY_OF[note.means] === note.how, {
    error: 'another way than its means',
  }),
  z.refine((note) => note.reached || (note.told === undefined && note.opinion === undefined), {
    error: 'nobody was reached, so nobody was told',
  }),
);
export type ContactNote = z.infer<typeof zContactNote>;

export const zContactId = z.string().check(z.regex(/^[0-9a-z-]{1,40}$/));

/** A name for a new entry; `crypto.randomUUID` is missing on pages without TLS. */
export const contactId = (): string => `${Date.now().toString(36)}-${Math.floor(Math.random() * 1e9).toString(36)}`;

/** An attempt as it is kept: of a round, under a name of its own. */
export const zContact = z.strictObject({
  ...shape,
  id: zContactId,
  round: z.number().check(z.int(), z.minimum(1)),
});
export type Contact = z.infer<typeof zContact>;

/** Attempts kept of one ticket. */
export const MOST_CONTACTS = 100;
export const zContacts = z.array(zContact).check(z.maxLength(MOST_CONTACTS));

interface Logged {
  round: number;
  contacts?: Contact[] | undefined;
}

/** The attempts of the round that a ticket is in, in order of time. */
export function contactsNow({ contacts, round }: Logged): Contact[] {
  return (contacts ?? []).filter((contact) => contact.round === round).sort((a, b) => (a.at < b.at ? -1 : 1));
}

/**
 * What is wrong with a note: it lies in the future, or before the citizen's matter was taken up.
 * @param at now, as an instant
 */
export function contactFault(
  ticket: { receivedAt?: string | undefined },
  note: ContactNote,
  at: string,
): 'future' | 'before-start' | undefined {
  // Forms give the minute alone.
  if (Date.parse(note.at) >= Date.parse(at) + 60_000) return 'future';
  const { receivedAt } = ticket;
  return receivedAt !== undefined && Date.parse(note.at) + 60_000 <= earliestMs(receivedAt)
    ? 'before-start'
    : undefined;
}

/** The log with a note put in, or in the place of the one of its id; the oldest gives way where it is full. */
export function withContact({ contacts, round }: Logged, id: string, note: ContactNote): Contact[] {
  const known = contacts ?? [];
  const before = known.find((each) => each.id === id);
  const contact: Contact = { ...note, id, round: before?.round ?? round };
  return before ? known.map((each) => (each.id === id ? contact : each)) : [...known, contact].slice(-MOST_CONTACTS);
}

/** The log without the note of an id. */
export const withoutContact = ({ contacts }: Logged, id: string): Contact[] =>
  (contacts ?? []).filter((contact) => contact.id !== id);
