/** Rules tried out on a ticket that nobody has: which clocks it would get, by which rule, and how each end comes about. */
import { instantText } from '../calendar/time.ts';
import type { Matched } from '../rules/match.ts';
import type { Rule } from '../rules/model.ts';
import type { Ruled } from '../ticket/clocks.ts';
import type { Ticket } from '../ticket/model.ts';
import { countedFrom, type Ruling, settle, termOf } from './settle.ts';
import { type Step, stepsOf } from './steps.ts';

/** What of a ticket rules look at, and what clocks count from. */
export interface Sample extends Matched, Pick<Ticket, 'receivedAt' | 'assignedAt'> {
  signedAt?: string;
}

export interface SampleClock {
  ruled: Ruled;
  rule: Rule;
  /** Day by day; none where it counts back from another clock's end. */
  steps: Step[];
}

/**
 * The clocks of a sample, in the order of the work.
 * @param nowMs when it is looked at, epoch milliseconds
 */
export function sampleClocks(
  { signedAt, ...seen }: Sample,
  ruling: Omit<Ruling, 'sinceMs'>,
  nowMs: number,
): SampleClock[] {
  const now = instantText(nowMs);
  const assignedAt = seen.assignedAt ?? seen.receivedAt;
  const ticket: Ticket = {
    site: 'https://sample.example',
    ticketNo: '0',
    // Whoever has not signed has that clock too.
    ...(signedAt === undefined ? { status: '待签收' } : { marks: { signedAt } }),
    ...seen,
    ...(seen.round > 1 ? { roundAt: assignedAt ?? now } : {}),
    dueSource: 'none',
    firstSeenAt: now,
    lastSeenAt: now,
    open: 1,
  };
  const { calendar, hours } = ruling;
  return settle(ticket, { ...ruling, sinceMs: 0 }, { phase: 'open', at: now, shows: [] }).flatMap((ruled) => {
    const rule = ruling.profile.rules.find(({ id }) => id === ruled.rule);
    if (!rule) return [];
    const term = termOf(rule);
    const from = countedFrom({ at: ruled.startAt }, term, calendar, hours);
    const steps = ruled.start === 'limit' ? [] : stepsOf(term, from, calendar, hours);
    return [{ ruled, rule, steps }];
  });
}
