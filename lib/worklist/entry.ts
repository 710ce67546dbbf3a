/** A line of the worklist: an open ticket with what its nearest clock says. */
import * as z from 'zod/mini';
import type { Calendar } from '../calendar/calendar.ts';
import { nearestClock } from '../clocks/clocks.ts';
import { clockView, zClockView } from '../clocks/view.ts';
import { type Ticket, zSite } from '../ticket/model.ts';
import { zWords } from '../ticket/words.ts';

const zPart = z.optional(z.string());

export const zEntry = z.strictObject({
  site: zSite,
  ticketNo: z.string(),
  title: zPart,
  unit: zPart,
  channel: zPart,
  kind: zPart,
  status: zPart,
  url: zPart,
  urgency: z.enum(['done', 'calm', 'soon', 'overdue', 'none']),
  /** The nearest clock, and what it says now. */
  clock: zClockView.shape.clock,
  text: zWords,
  /** Last millisecond (epoch) in time; absent where no limit is known. */
  limitMs: z.optional(z.number()),
  nextChangeMs: z.optional(z.number()),
});
export type Entry = z.infer<typeof zEntry>;

/** @param nowMs the instant shown, epoch milliseconds */
export function entryOf(ticket: Ticket, nowMs: number, calendar: Calendar): Entry {
  const { site, ticketNo } = ticket;
  const { urgency, clock, text, nextChangeMs } = clockView(ticket, nowMs, calendar);
  const nearest = nearestClock(ticket, nowMs);
  // A clock that stands still ends at no time yet.
  const limitMs = nearest?.paused ? undefined : nearest?.limitMs;
  const parts = (['title', 'unit', 'channel', 'kind', 'status', 'url'] as const).flatMap((name) =>
    ticket[name] === undefined ? [] : [[name, ticket[name]] as const],
  );
  return {
    site,
    ticketNo,
    ...Object.fromEntries(parts),
    urgency,
    clock,
    text,
    ...(limitMs === undefined ? {} : { limitMs }),
    ...(nextChangeMs === undefined ? {} : { nextChangeMs }),
  };
}
