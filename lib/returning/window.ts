/** How the window for a return stands: by the office's rule, or, where it has none, only how long the ticket has been here. */
import * as z from 'zod/mini';
import type { TicketClocks } from '../clocks/explain.ts';
import type { Ticket } from '../ticket/model.ts';
import { zMoment } from '../ticket/moment.ts';
import { zWords } from '../ticket/words.ts';

/**
 * `open` and `closed` by a rule; `done`: a return was asked for. `unchosen`: the office has chosen no rules; `unruled`: its rules
 * say nothing of returning this ticket. Nothing is made up then.
 */
export const zReturnWindow = z.strictObject({
  state: z.enum(['open', 'closed', 'done', 'unruled', 'unchosen']),
  /** When the unit got the ticket, as far as is known, and from what. */
  since: z.optional(
    z.strictObject({ at: zMoment, start: z.enum(['assigned', 'received', 'seen', 'rework', 'signed', 'limit']) }),
  ),
  dueAt: z.optional(zMoment),
  /** What is left, of an open one. */
  left: z.optional(zWords),
  urgency: z.optional(z.enum(['calm', 'soon', 'overdue', 'done'])),
  /** The rule's name, and where it is written. */
  rule: z.optional(z.string()),
  source: z.optional(z.string()),
  /** Whether the calendar of every day in it is published. */
  certain: z.optional(z.boolean()),
});
export type ReturnWindow = z.infer<typeof zReturnWindow>;

/** @param isChosen whether the office has chosen its rules */
export function returnWindow(ticket: Ticket, { clocks }: TicketClocks, isChosen: boolean): ReturnWindow {
  const clock = clocks.find(({ name }) => name === 'return');
  const since = sinceOf(ticket);
  if (!clock) return { state: isChosen ? 'unruled' : 'unchosen', since };
  const { state, dueAt, text, urgency, rule, startAt, start, certain } = clock;
  return {
    state: state === 'running' || state === 'paused' ? 'open' : state === 'closed' ? 'closed' : 'done',
    since: startAt !== undefined && start !== undefined ? { at: startAt, start } : since,
    dueAt,
    ...(state === 'running' && text ? { left: text } : {}),
    urgency,
    ...(rule ? { rule: rule.name } : {}),
    ...(rule?.source ? { source: rule.source } : {}),
    certain,
  };
}

function sinceOf({ assignedAt, receivedAt, roundAt, firstSeenAt }: Ticket): NonNullable<ReturnWindow['since']> {
  if (roundAt !== undefined) return { at: roundAt, start: 'rework' };
  if (assignedAt !== undefined) return { at: assignedAt, start: 'assigned' };
  return receivedAt === undefined ? { at: firstSeenAt, start: 'seen' } : { at: receivedAt, start: 'received' };
}
