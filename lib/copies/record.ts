/**
 * What a browser tells of its store: versions of tickets and of what else it keeps, as lines of text. The text of a ticket
 * travels as it is kept, so that what arrives is to the letter what was sent.
 */
import * as z from 'zod/mini';
import { zChange, zSite, zTicketNo } from '../ticket/model.ts';
import { zInstant } from '../ticket/moment.ts';

/** Numbers of one browser's writes: the later one of a ticket has the higher number. */
const zVersion = z.number().check(z.int(), z.minimum(1));

/** A browser's profile that Anqi runs in; a new one after Anqi was installed anew. */
export const zReplicaId = z.string().check(z.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));

/** Who asks without being a browser, such as the doctor: no row is made of it. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

const zName = z.string().check(z.minLength(1), z.maxLength(100));

/** Who writes: the clerk and the unit as the options name them. */
export const zReplica = z.object({
  id: zReplicaId,
  clerk: z.optional(zName),
  unit: z.optional(zName),
  browser: zName,
});
export type Replica = z.infer<typeof zReplica>;

/** An entry of a ticket's history, under its number in the browser that wrote it. */
export const zNumberedChange = z.extend(zChange, { id: z.number().check(z.int(), z.minimum(1)) });
export type NumberedChange = z.infer<typeof zNumberedChange>;

/** Why a ticket is there no more: its data was deleted, or another unit has it now. */
const GONE = ['deleted', 'moved'] as const;

const zTicketHeader = z.strictObject({
  what: z.literal('ticket'),
  site: zSite,
  ticketNo: zTicketNo,
  version: zVersion,
  /** When this version was written. */
  at: zInstant,
  gone: z.optional(z.enum(GONE)),
  /** The unit that has it now. */
  movedTo: z.optional(zName),
  changes: z.optional(z.array(zNumberedChange)),
});
export type TicketHeader = z.infer<typeof zTicketHeader>;

/** What else is kept: sites, profiles of sites, settings, reminders that were given, pictures. */
export const DOCUMENT_KINDS = ['site', 'profile', 'setting', 'ledger', 'evidence'] as const;

const zDocumentHeader = z.strictObject({
  what: z.literal('document'),
  kind: z.enum(DOCUMENT_KINDS),
  key: z.string().check(z.minLength(1), z.maxLength(500)),
  version: zVersion,
  at: zInstant,
  gone: z.optional(z.literal('deleted')),
});
export type DocumentHeader = z.infer<typeof zDocumentHeader>;

/** Everything that was read off a site was deleted by the clerk. */
const zSiteGoneHeader = z.strictObject({
  what: z.literal('site-gone'),
  site: zSite,
  version: zVersion,
  at: zInstant,
  /** The number of the deletion, where it is told again under a later one. */
  upTo: z.optional(zVersion),
});

export const zHeader = z.discriminatedUnion('what', [zTicketHeader, zDocumentHeader, zSiteGoneHeader]);
export type Header = z.infer<typeof zHeader>;

/** A header with the JSON that it heads; without one where something is gone. */
export interface SyncRecord {
  header: Header;
  body?: string | undefined;
}

/** Records as text: a line for the header, a line for what it heads. JSON holds no line breaks of its own. */
export function payloadOf(records: readonly SyncRecord[]): string {
  return records.map(({ header, body = '' }) => `${JSON.stringify(header)}\n${body}\n`).join('');
}

/** Headers and bodies of a text, neither read yet; undefined where it is no such text. */
export function linesOf(payload: string): [header: string, body: string][] | undefined {
  const lines = payload.split('\n');
  if (lines.pop() !== '' || lines.length % 2 !== 0) return undefined;
  return Array.from({ length: lines.length / 2 }, (_, i) => [lines[2 * i] ?? '', lines[2 * i + 1] ?? '']);
}
