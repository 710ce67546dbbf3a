/** The contacts of a piece of evidence as entries for the log of a ticket, the likeliest first. */
import type { Found, Match, Suggestion } from './model.ts';
import { matchPhone } from './phones.ts';

/** Most that are offered of one picture. */
const MOST = 20;
const RANK = ['exact', 'mask', 'unknown', 'other'] satisfies Match[];

/** @param ticketPhone as the ticket prints it, masked or not; undefined where it prints none */
export function suggestionsOf({ contacts }: Found, ticketPhone: string | undefined): Suggestion[] {
  const when = ({ at, day }: Suggestion) => at ?? day ?? '';
  return contacts
    .map((contact) => ({ ...contact, match: matchPhone(contact.phone, ticketPhone) }))
    .sort((a, b) => RANK.indexOf(a.match) - RANK.indexOf(b.match) || when(b).localeCompare(when(a)))
    .slice(0, MOST);
}
