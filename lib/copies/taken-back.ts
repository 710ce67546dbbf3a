/** What the clerk took back in one browser while another one's copy still has it: of both histories the last word counts. */
import { zMarks } from '../ticket/clocks.ts';
import { zContact } from '../ticket/contacts.ts';
import { CLOCK_OF, runningAgain } from '../ticket/mark.ts';
import type { Change, Ticket } from '../ticket/model.ts';

type Word = Pick<Change, 'at' | 'field' | 'from' | 'to' | 'source'>;
type MarkName = keyof NonNullable<Ticket['marks']>;

/** The clock that each mark ends. */
const CLOCKS = {
  signedAt: CLOCK_OF.signed,
  approvedAt: CLOCK_OF.approved,
  contactedAt: CLOCK_OF.contacted,
  override: CLOCK_OF.limit,
} as const;

/**
 * A merged ticket without contacts and marks that a clerk took back.
 * @param history of all copies that it was merged from, in any order (lib/store/replying.ts and settle.ts write the words)
 */
export function withoutTakenBack(ticket: Ticket, history: readonly Word[]): Ticket {
  const words = history.filter(({ source }) => source === 'clerk').toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const contacts = droppedContacts(words);
  const marks = unsaid(words);
  const left = ticket.contacts?.filter(({ id }) => !contacts.has(id));
  const dropped = [...marks].filter((name) => ticket.marks?.[name] !== undefined);
  if (dropped.length === 0 && left?.length === ticket.contacts?.length) return ticket;
  const { contacts: _contacts, marks: _marks, ...rest } = ticket;
  const kept = Object.fromEntries(Object.entries(ticket.marks ?? {}).filter(([name]) => !marks.has(name as MarkName)));
  const clocks = dropped.reduce(
    (all, name) => (all && name in CLOCKS ? runningAgain(all, CLOCKS[name as keyof typeof CLOCKS]) : all),
    ticket.clocks,
  );
  return {
    ...rest,
    ...(clocks ? { clocks } : {}),
    ...(left && left.length > 0 ? { contacts: left } : {}),
    ...(Object.keys(kept).length > 0 ? { marks: kept } : {}),
  };
}

/** Ids of contacts whose last word is that they are dropped. One that is noted again is so under its old id, which that word does not say. */
function droppedContacts(words: readonly Word[]): Set<string> {
  const dropped = new Map<string, string>();
  for (const { field, from, to } of words) {
    if (field !== 'contact') continue;
    const before = zContact.safeParse(parsed(from));
    if (to === '' && before.success) dropped.set(before.data.id, before.data.at);
    else if (from === '') {
      const noted = parsed(to) as { at?: unknown } | undefined;
      for (const [id, at] of dropped) if (at === noted?.at) dropped.delete(id);
    }
  }
  return new Set(dropped.keys());
}

/** Marks whose last word is that they are taken back. */
function unsaid(words: readonly Word[]): Set<MarkName> {
  const gone = new Set<MarkName>();
  for (const { field, from, to } of words) {
    if (!field.startsWith('mark:')) continue;
    const [before, after] = [zMarks.safeParse(parsed(from)), zMarks.safeParse(parsed(to))];
    if (!before.success || !after.success) continue;
    for (const name of Object.keys({ ...before.data, ...after.data }) as MarkName[]) {
      if (after.data[name] === undefined) gone.add(name);
      else if (JSON.stringify(after.data[name]) !== JSON.stringify(before.data[name])) gone.delete(name);
    }
  }
  return gone;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
