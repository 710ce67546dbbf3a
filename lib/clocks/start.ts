/** The event that a clock counts from. */
import { latestMs } from '../calendar/time.ts';
import type { Rule } from '../rules/model.ts';
import type { Ruled } from '../ticket/clocks.ts';
import type { Ticket } from '../ticket/model.ts';

export interface Started {
  /** As printed: an instant, or a day where only that is known. */
  at: string;
  is: Ruled['start'];
}

/** Limits are said to others: they never count from the moment at which somebody happened to look. */
const MAY_COUNT_FROM_SIGHT: ReadonlySet<Rule['clock']> = new Set(['sign', 'approval', 'return', 'contact']);

/**
 * The start of a rule's clock on a ticket.
 * Where its event is not printed, the other of receipt and assignment stands for it. A rework counts from its own
 * assignment, or else from when it was first seen.
 * @param limitAt the limit, for the extension, which counts back from it
 * @returns undefined where nothing is known to count from
 */
export function startOf({ from, clock }: Rule, ticket: Ticket, limitAt: string | undefined): Started | undefined {
  if (from === 'limit') return limitAt === undefined ? undefined : { at: limitAt, is: 'limit' };
  if (from === 'signed') {
    const at = ticket.marks?.signedAt ?? ticket.clocks?.find((each) => each.clock === 'sign')?.endedAt;
    return at === undefined ? undefined : { at, is: 'signed' };
  }
  if (ticket.roundAt !== undefined) return reworkOf(ticket, ticket.roundAt);
  const { receivedAt, assignedAt } = ticket;
  const printed: (Started | undefined)[] = [
    receivedAt === undefined ? undefined : { at: receivedAt, is: 'received' },
    assignedAt === undefined ? undefined : { at: assignedAt, is: 'assigned' },
  ];
  const known = (from === 'received' ? printed : printed.toReversed()).find((each) => each !== undefined);
  if (known || ticket.imported || !MAY_COUNT_FROM_SIGHT.has(clock)) return known;
  return { at: ticket.firstSeenAt, is: 'seen' };
}

function reworkOf({ assignedAt, earlier }: Ticket, roundAt: string): Started {
  const finishedAt = earlier?.at(-1)?.outcome?.finishedAt;
  const isOwn = assignedAt !== undefined && finishedAt !== undefined && latestMs(assignedAt) > latestMs(finishedAt);
  return isOwn && assignedAt ? { at: assignedAt, is: 'assigned' } : { at: roundAt, is: 'rework' };
}
