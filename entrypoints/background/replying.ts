/** Help with replies: what is known of a ticket for its own page, the contact log, and replies like the one being typed. */

import { CommandError } from '../../lib/protocol/answer.ts';
import { type ReplyHelp, replyHelp } from '../../lib/replying/help.ts';
import type { PointName } from '../../lib/replying/model.ts';
import { nearEqualReplies } from '../../lib/similar/shingles.ts';
import { dropContact, recordContact, recordSend, replySettings } from '../../lib/store/replying.ts';
import { recentReplies, ticketOf } from '../../lib/store/tickets.ts';
import type { ContactNote } from '../../lib/ticket/contacts.ts';
import { noteChange } from './changed.ts';
import { remind } from './reminding.ts';
import { byRules } from './ruling.ts';
import { tellTabs } from './sites.ts';
import { theStore } from './the-store.ts';

type Key = readonly [site: string, ticketNo: string];

export async function helpFor(site: string, ticketNo: string | undefined): Promise<ReplyHelp> {
  const [ticket, settings] = await Promise.all([
    ticketNo === undefined ? undefined : ticketOf(theStore(), site, ticketNo),
    replySettings(theStore()),
  ]);
  return replyHelp(ticket, settings);
}

/** Keeps a contact, or takes it out of the log where there is no note; clocks and reminders follow. */
export async function keepContact(key: Key, id: string, note: ContactNote | undefined): Promise<void> {
  const nowMs = Date.now();
  const ticket = await byRules((ruling) =>
    note ? recordContact(theStore(), key, id, note, ruling, nowMs) : dropContact(theStore(), key, id, ruling, nowMs),
  );
  if (!ticket) {
    if (note) throw new CommandError({ code: 'failed', detail: 'no such ticket is stored' });
    return;
  }
  // It is kept: what follows from it must not make it look as if it were not.
  const told = Promise.all([noteChange(), remind(), tellTabs(key[0], 'refresh')]);
  await told.catch((error: unknown) => console.warn('Anqi:', error));
}

export async function noteSend(key: Key, open: readonly PointName[]): Promise<void> {
  await byRules((ruling) => recordSend(theStore(), key, open, ruling, Date.now()));
}

/** Replies looked through: those of the last weeks, where copies come from. */
const RECENT = 300;

/** The recent reply to another ticket that a text nearly repeats. */
export async function likeReply(site: string, ticketNo: string, text: string) {
  const others = (await recentReplies(theStore(), site, RECENT)).filter((other) => other.ticketNo !== ticketNo);
  const [nearest] = nearEqualReplies(others, text);
  return nearest && { ratio: nearest.share, ticketNo: nearest.ticketNo };
}
