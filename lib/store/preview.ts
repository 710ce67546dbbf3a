/** What other rules would change on the stored tickets, worked out without writing anything. */
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
  const lines = changes.slice(0, MOST_LINES).flatMap((each) => each.map((line, nth) => ({ line, nth })));
  lines.sort((a, b) => a.nth - b.nth);
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
    if (shown(old) === shown(next)) return [];
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

/** What of a clock is seen; the name of its rule is not. */
const shown = (clock: Clock | undefined) => clock && [clock.dueAt, clock.yellowMs, clock.redMs, clock.paused].join(' ');
