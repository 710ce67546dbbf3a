/** Many reminders as one notification: ticket numbers and counts, no ticket's text. */
import { type Words, words } from '../ticket/words.ts';

/** A reminder as it is told. */
export interface Reminder {
  site: string;
  ticketNo: string;
  /** Which clock, where it is not the limit, and what it says now. */
  lead?: Words;
  text: Words;
  /** What the clerk has to know at one glance. */
  state: 'overdue' | 'today' | 'soon';
}

export interface Notice {
  title: Words;
  /** Tickets with what their clocks say, at most MAX_LINES. */
  lines: Pick<Reminder, 'ticketNo' | 'lead' | 'text'>[];
}

/** What a notification has room for. */
const MAX_LINES = 5;

/**
 * One notice for all reminders: of one, its ticket number; of many, how many are due and how many are overdue. A
 * ticket with two clocks counts once, by the first.
 * @param title another title, such as the day's summary
 * @returns undefined when there is nothing to say
 */
export function groupWords(reminders: readonly Reminder[], title?: Words): Notice | undefined {
  const tickets = [...Map.groupBy(reminders, ({ site, ticketNo }) => `${site}|${ticketNo}`).values()].flatMap(
    (all) => all[0] ?? [],
  );
  const lines = tickets
    .slice(0, MAX_LINES)
    .map(({ ticketNo, lead, text }) => ({ ticketNo, ...(lead ? { lead } : {}), text }));
  if (title) return { title, lines };
  const [only] = tickets;
  if (only === undefined) return undefined;
  if (tickets.length === 1) return { title: words('reminder_one', only.ticketNo), lines };
  const count = (state: Reminder['state']) => tickets.filter((ticket) => ticket.state === state).length;
  const parts = (['soon', 'today', 'overdue'] as const).filter((state) => count(state) > 0);
  return { title: words(`reminder_many_${parts.join('_')}`, ...parts.map(count)), lines };
}
