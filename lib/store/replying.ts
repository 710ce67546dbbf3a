/** The contact log of tickets, replies sent with points open, and how the office wants replies checked. */
import { instantText } from '../calendar/time.ts';
import type { Ruling } from '../clocks/settle.ts';
import { DEFAULT_REPLY_SETTINGS, type ReplySettings, zReplySettings } from '../replying/settings.ts';
import { type ContactNote, contactFault, withContact, withoutContact, zContactNote } from '../ticket/contacts.ts';
import { runningAgain } from '../ticket/mark.ts';
import type { Ticket } from '../ticket/model.ts';
import { MOST_SENDS } from '../ticket/sends.ts';
import { guarded, StoreError } from './errors.ts';
import type { Store } from './open.ts';
import { checkedSetting, setting } from './setting.ts';
import { changeTicket } from './settle.ts';

const KEY = 'replying';

/** What the office has said; the defaults where it has not, or where what is stored is broken (which is reported). */
export async function replySettings(store: Store): Promise<ReplySettings> {
  return (await setting(store, KEY, zReplySettings)) ?? DEFAULT_REPLY_SETTINGS;
}

/** @throws StoreError `invalid` when they are malformed; what was stored then stays in force */
export function saveReplySettings(store: Store, settings: ReplySettings): Promise<void> {
  return guarded(async () => {
    await store.meta.put({ key: KEY, value: checkedSetting(zReplySettings, settings) });
  });
}

/**
 * Notes a contact, or changes the one of that id. A first contact ends its clock.
 * @throws StoreError `invalid` when it cannot have been so
 * @returns the ticket with it; undefined when it is unknown or broken
 */
export function recordContact(
  store: Store,
  key: readonly [site: string, ticketNo: string],
  id: string,
  note: ContactNote,
  ruling: Ruling,
  atMs: number,
): Promise<Ticket | undefined> {
  return changeTicket(store, key, ruling, atMs, (ticket) => {
    const checked = checkedSetting(zContactNote, note);
    const fault = contactFault(ticket, checked, instantText(atMs));
    if (fault) throw new StoreError('invalid', `the contact cannot be: ${fault}`);
    const before = ticket.contacts?.find((each) => each.id === id);
    return {
      ticket: { ...uncontacted(ticket), contacts: withContact(ticket, id, checked) },
      field: 'contact',
      from: before ? JSON.stringify(before) : '',
      to: JSON.stringify(checked),
    };
  });
}

/** The log ends the clock of the first contact anew, whatever of it changes. */
const uncontacted = (ticket: Ticket): Ticket =>
  ticket.clocks ? { ...ticket, clocks: runningAgain(ticket.clocks, 'contact') } : ticket;

/** Takes a contact out of the log; its entry in the history stays. */
export function dropContact(
  store: Store,
  key: readonly [site: string, ticketNo: string],
  id: string,
  ruling: Ruling,
  atMs: number,
): Promise<Ticket | undefined> {
  return changeTicket(store, key, ruling, atMs, (ticket) => {
    const before = ticket.contacts?.find((each) => each.id === id);
    if (!before) return undefined;
    const { contacts: _contacts, ...rest } = uncontacted(ticket);
    const left = withoutContact(ticket, id);
    return {
      ticket: left.length > 0 ? { ...rest, contacts: left } : rest,
      field: 'contact',
      from: JSON.stringify(before),
      to: '',
    };
  });
}

/** Notes that the clerk sent a reply with points open. */
export function recordSend(
  store: Store,
  key: readonly [site: string, ticketNo: string],
  open: readonly string[],
  ruling: Ruling,
  atMs: number,
): Promise<Ticket | undefined> {
  return changeTicket(store, key, ruling, atMs, (ticket) => {
    const send = { at: instantText(atMs), round: ticket.round, open: [...open] };
    return {
      ticket: { ...ticket, sends: [...(ticket.sends ?? []), send].slice(-MOST_SENDS) },
      field: 'send',
      from: '',
      to: open.join(' '),
    };
  });
}
