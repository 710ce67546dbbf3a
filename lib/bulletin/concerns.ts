/** What tickets mainly concern: titles that say the same, but for the place and the way of asking. */
import { maskTicket } from '../ticket/mask.ts';
import type { Ticket } from '../ticket/model.ts';

const ASKING = /^(?:关于|咨询|反映|投诉|举报|求助|建议|请求|要求|希望|请问|再次|[：:、，,\s])+/;
const ENDING = /(?:的|等)?(?:问题|一事|事宜|情况|投诉|建议|咨询|求助|举报|诉求|反映)?[。？?！!\s]*$/;
/** A place ends with the number of a house, or of a group of a village. */
const NUMBERED = /^.*?\d+\s*(?:号楼?|栋|组|幢|单元|室|弄|队)(?:附近|旁边?|门口|内|的)*/;
/** A whole matter, not a word of it, and not a story. */
const MIN_LENGTH = 3;
const MAX_LENGTH = 20;
/** Fewer than these are chance. */
const LEAST = 3;
const LEAST_SHARE = 0.03;

/**
 * The matters that stand in several titles, of more than one citizen, the most frequent first.
 * @param most how many to name at most
 */
export function concernsOf(tickets: readonly Ticket[], most: number): string[] {
  const found = new Map<string, { count: number; citizens: Set<string> }>();
  for (const ticket of tickets) {
    const { title = '', place = '' } = maskTicket(ticket);
    // Whatever had to be masked is somebody's, and no matter of many.
    if (title !== ticket.title) continue;
    const matter = matterOf(title, place);
    if (matter.length < MIN_LENGTH || matter.length > MAX_LENGTH) continue;
    const same = found.get(matter) ?? { count: 0, citizens: new Set() };
    found.set(matter, same);
    same.count++;
    same.citizens.add(ticket.citizenPhone ?? ticket.citizenName ?? ticket.ticketNo);
  }
  const least = Math.max(LEAST, tickets.length * LEAST_SHARE);
  return [...found]
    .filter(([, { count, citizens }]) => count >= least && citizens.size > 1)
    .sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([matter]) => matter);
}

function matterOf(title: string, place: string): string {
  const asked = title.replace(ASKING, '').replace(ENDING, '');
  const isNumbered = NUMBERED.test(asked);
  const rest = isNumbered ? asked.replace(NUMBERED, '') : behindPlace(asked, place);
  return rest.replace(ASKING, '').replace(/^的/, '').trim();
}

/** What follows the longest run of characters that the ticket's place has too. */
function behindPlace(text: string, place: string): string {
  for (let length = Math.min(text.length, place.length); length >= 2; length--)
    for (let from = 0; from + length <= text.length; from++)
      if (place.includes(text.slice(from, from + length))) return text.slice(from + length);
  return text;
}
