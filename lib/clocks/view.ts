/** The urgency and wording of a ticket at an instant: what a badge, a list row and a tooltip show. */
import * as z from 'zod/mini';
import type { Calendar } from '../calendar/calendar.ts';
import type { Ticket } from '../ticket/model.ts';
import { phaseOfTicket, saysWithdrawn } from '../ticket/state.ts';
import { type Words, words, zWords } from '../ticket/words.ts';
import { type Clock, clocksOf, nearestClock } from './clocks.ts';
import { nextBoundary, wordingAt } from './wording.ts';

/** `calm` from 2 working days up, `soon` below, `none` when no limit is known. */
const zUrgency = z.enum(['done', 'calm', 'soon', 'overdue', 'none']);

export const zClockView = z.strictObject({
  ticketNo: z.string(),
  urgency: zUrgency,
  /** The clock that the wording speaks of. */
  clock: z.enum(['limit', 'cityLimit', 'none']),
  dueAt: z.optional(z.string()),
  text: zWords,
  short: zWords,
  /** Every printed limit with its date. */
  title: z.array(zWords),
  /** Epoch milliseconds at which the wording next changes; absent when it never does. */
  nextChangeMs: z.optional(z.number()),
});
export type ClockView = z.infer<typeof zClockView>;

type Viewed = Pick<Ticket, 'ticketNo' | 'dueAt' | 'cityDueAt' | 'status' | 'open' | 'outcome' | 'inferred'>;

/** No run of days off is as long: past it the wording is taken to stand. */
const MAX_STEPS = 400;

/**
 * View of a ticket's nearest open clock.
 * @param nowMs the instant to show, epoch milliseconds
 */
export function clockView(ticket: Viewed, nowMs: number, calendar: Calendar): ClockView {
  const { ticketNo } = ticket;
  const title = [
    ...clocksOf(ticket).map((clock) => words(`clock_title_${clock.name}`, plainMoment(clock.dueAt))),
    ...inferredWords(ticket),
  ];
  if (ticket.open === 0) return { ticketNo, urgency: 'done', clock: 'none', ...doneWords(ticket), title };
  const clock = nearestClock(ticket);
  if (!clock) {
    return {
      ticketNo,
      urgency: 'none',
      clock: 'none',
      text: words('clock_none'),
      short: words('clock_none_short'),
      title,
    };
  }
  const nextChangeMs = nextChange(clock, nowMs, calendar);
  return {
    ticketNo,
    clock: clock.name,
    dueAt: clock.dueAt,
    ...wordingAt(clock, nowMs, calendar),
    title,
    ...(nextChangeMs === undefined ? {} : { nextChangeMs }),
  };
}

/** How a limit was come by that the page does not print whole. */
function inferredWords({ inferred }: Viewed): Words[] {
  const marks = new Set([inferred?.dueAt, inferred?.cityDueAt]);
  return (['left', 'year'] as const).filter((mark) => marks.has(mark)).map((mark) => words(`clock_inferred_${mark}`));
}

/** A moment as a person writes it: `2026-11-25 17:30`, or the day alone. */
export function plainMoment(moment: string): string {
  return moment.slice(0, 16).replace('T', ' ');
}

function doneWords(ticket: Viewed): { dueAt?: string; text: Words; short: Words } {
  const { outcome } = ticket;
  const key = outcome
    ? outcome.dueAt === undefined
      ? 'clock_done'
      : `clock_done_${outcome.late ? 'late' : 'on_time'}`
    : saysWithdrawn(ticket.status)
      ? 'clock_withdrawn'
      : phaseOfTicket(ticket) === 'returned'
        ? 'clock_returned'
        : 'clock_done';
  return { ...(outcome?.dueAt ? { dueAt: outcome.dueAt } : {}), text: words(key), short: words(`${key}_short`) };
}

function nextChange(clock: Clock, nowMs: number, calendar: Calendar): number | undefined {
  const say = (ms: number) => JSON.stringify(wordingAt(clock, ms, calendar));
  const said = say(nowMs);
  let at = nowMs;
  for (let step = 0; step < MAX_STEPS; step++) {
    at = nextBoundary(clock, at);
    if (say(at) !== said) return at;
  }
  return undefined;
}
