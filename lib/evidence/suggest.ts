/** The contacts of a piece of evidence as entries for the log of a ticket, the likeliest first. */
import { HEAD } from './find.ts';
import type { Found, Match, Suggestion } from './model.ts';
import { matchPhone } from './phones.ts';
import { plainLine } from './plain.ts';

/** Most that are offered of one picture. */
const MOST = 20;
const RANK = ['exact', 'mask', 'unknown', 'other'] satisfies Match[];

/** What a ticket knows of its citizen. */
interface Citizen {
  /** As the ticket prints it, masked or not; undefined where it prints none. */
  citizenPhone?: string | undefined;
  citizenName?: string | undefined;
}

/** @param lines of the picture: over a conversation the citizen's own name may stand, without a form of address */
export function suggestionsOf(
  { kind, contacts }: Found,
  { citizenPhone, citizenName }: Citizen,
  lines: readonly string[],
): Suggestion[] {
  const when = ({ at, day }: Suggestion) => at ?? day ?? '';
  const name = citizenName?.trim() ?? '';
  const isHead = kind === 'chat' && name.length > 1 && lines.slice(0, HEAD).some((line) => plainLine(line) === name);
  return contacts
    .map((contact) => ({
      ...contact,
      ...(isHead && contact.whom === undefined ? { whom: name.slice(0, 40) } : {}),
      match: matchPhone(contact.phone, citizenPhone),
    }))
    .sort((a, b) => RANK.indexOf(a.match) - RANK.indexOf(b.match) || when(b).localeCompare(when(a)))
    .slice(0, MOST);
}
