/** What other rules would change on the stored tickets, worked out without writing anything. */
import { spanBefore } from '../clocks/before.ts';
import { type Clock, clocksOf } from '../clocks/clocks.ts';
import type { Ruling } from '../clocks/settle.ts';
import { type ClockChange, MOST_LINES, type RulesEffect } from '../rules/effect.ts';
import { CLOCK_NAMES, type ClockName } from '../ticket/clocks.ts';
import type { Ticket } from '../ticket/model.ts';
import type { Store } from './open.ts';
import { settled } from './settle.ts';
import { openTickets } from './tickets.ts';

/** The limits first: they are what a clerk asks about. */
const TOLD = [...new Set<ClockName>(['limit', 'cityLimit', ...CLOCK_NAMES])];

/**
 * @param sites the enabled sites: tickets of others are shown nowhere
 * @param now what holds, and what would
 */
export async function rulesEffect(
  store: Store,
  sites: ReadonlySet<string>,
  now: Ruling,
  then: Ruling,
): Promise<RulesEffect> {
  const tickets = (await openTickets(store)).filter(({ site }) => sites.has(site));
  const changes = tickets.map((ticket) => changesOf(ticket, now, then)).filter((each) => each.length > 0);
  const lines = changes.flatMap((each) => each.map((line, nth) => ({ line, nth })));
  // Ends before colours: they are what a clerk asks about.
  const isColour = ({ from, to }: ClockChange) => Number(from === to);
  lines.sort((a, b) => isColour(a.line) - isColour(b.line) || a.nth - b.nth);
  return {
    open: tickets.length,
    changed: changes.length,
    lines: lines.slice(0, MOST_LINES).map(({ line }) => line),
  };
}

function changesOf(ticket: Ticket, now: Ruling, then: Ruling): ClockChange[] {
  const [before, after] = [now, then].map((ruling) => {
    const clocks = clocksOf(settled(ticket, ruling));
    return new Map(clocks.map((clock): [ClockName, Clock] => [clock.name, clock]));
  });
  return TOLD.flatMap((clock) => {
    const [old, next] = [before?.get(clock), after?.get(clock)];
    if (shown(old, now) === shown(next, then)) return [];
    return [
      {
        ticketNo: ticket.ticketNo,
        clock,
        ...(old ? { from: old.dueAt } : {}),
        ...(next ? { to: next.dueAt } : {}),
      },
    ];
  });
}

/** By default a clock is amber from one working day before its end on, and red at it. */
const AMBER = { amount: 1, unit: 'workingDays' } as const;

/** What of a clock is seen; the name of its rule is not. */
function shown(clock: Clock | undefined, { calendar, hours }: Ruling): string | undefined {
  if (!clock) return undefined;
  const { dueAt, limitMs, paused, yellowMs = spanBefore(AMBER, dueAt, calendar, hours), redMs = limitMs } = clock;
  return [dueAt, yellowMs, redMs, paused].join(' ');
}
