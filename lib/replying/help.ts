/** What a page is told of a ticket to help with its reply: the ticket's own texts and log, and the office's settings. */
import * as z from 'zod/mini';
import { contactsNow, zContacts } from '../ticket/contacts.ts';
import { MAX_TEXT, type Ticket } from '../ticket/model.ts';
import { lessonsOf, zLesson } from './lessons.ts';
import { type ReplySettings, zReplySettings } from './settings.ts';

const zText = z.optional(z.string().check(z.maxLength(MAX_TEXT)));

export const zReplyHelp = z.strictObject({
  ticketNo: z.optional(z.string()),
  title: zText,
  content: zText,
  kind: zText,
  citizenName: zText,
  citizenPhone: zText,
  unit: zText,
  /** When the matter was taken up: no contact lies before it. */
  receivedAt: zText,
  /** Of the contact that the page prints; what the clerk is filling in is read off the page itself. */
  fields: z.strictObject({ contacted: zText, contactedAt: zText, told: zText }),
  contacts: zContacts,
  lessons: z.array(zLesson),
  settings: zReplySettings,
});
export type ReplyHelp = z.infer<typeof zReplyHelp>;

/** @param ticket undefined where the page's ticket is not known: the reply is then judged by itself */
export function replyHelp(ticket: Ticket | undefined, settings: ReplySettings): ReplyHelp {
  if (!ticket) return { fields: {}, contacts: [], lessons: [], settings };
  const { ticketNo, title, content, kind, citizenName, citizenPhone, unit, receivedAt } = ticket;
  const { contacted, contactedAt, told } = ticket;
  const given = { ticketNo, title, content, kind, citizenName, citizenPhone, unit, receivedAt };
  return {
    ...defined(given),
    fields: defined({ contacted, contactedAt, told }),
    contacts: contactsNow(ticket),
    lessons: lessonsOf(ticket),
    settings,
  };
}

/** Without what is undefined. */
const defined = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
