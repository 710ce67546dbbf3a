/** The urgency and wording of a ticket at an instant: what a badge, a list row and a card show. */
import * as z from 'zod/mini';
import { type Calendar, type Counted, workingDaysBetween } from '../calendar/calendar.ts';
import { dayNumber, dayOfMs, latestMs } from '../calendar/time.ts';
import { zClockName } from '../ticket/clocks.ts';
import type { Ticket } from '../ticket/model.ts';
import { phaseOfTicket, saysWithdrawn } from '../ticket/state.ts';
import { type Say, type Words, words, zWords } from '../ticket/words.ts';
import { type Clock, clocksOf, isWindow, nearestClock } from './clocks.ts';
import { nextBoundary, type Wording, wordingAt } from './wording.ts';

/** `calm` from 2 working days up, `soon` below, unless a rule says otherwise; `none` when no limit is known. */
const zUrgency = z.enum(['done', 'calm', 'soon', 'overdue', 'none']);

/** How a clock stands: `ended` where it is not known whether in time, `closed` a window that nobody needed. */
const zState = z.enum(['running', 'paused', 'over', 'onTime', 'late', 'ended', 'closed']);
export type ClockState = z.infer<typeof zState>;

export const zClockLine = z.strictObject({
  name: zClockName,
  dueAt: z.string(),
  source: z.enum(['page', 'rule', 'override']),
  state: zState,
});
export type ClockLine = z.infer<typeof zClockLine>;

export const zClockView = z.strictObject({
  ticketNo: z.string(),
  urgency: zUrgency,
  /** The clock that the wording speaks of. */
  clock: z.union([zClockName, z.literal('none')]),
  dueAt: z.optional(z.string()),
  text: zWords,
  short: zWords,
  /** Every clock, the one that ends first first. */
  lines: z.array(zClockLine),
  /** How a limit was come by that the page does not print whole. */
  notes: z.array(zWords),
  /** Epoch milliseconds at which the wording next changes; absent when it never does. */
  nextChangeMs: z.optional(z.number()),
  /** By which the wording can be worked out for the rest of the day. */
  ticking: z.optional(
    z.strictObject({
      limitMs: z.number(),
      yellowMs: z.optional(z.number()),
      redMs: z.optional(z.number()),
      days: z.strictObject({ value: z.number(), certain: z.boolean() }),
      /** The day, as a number of days. */
      day: z.number(),
    }),
  ),
});
export type ClockView = z.infer<typeof zClockView>;

type Viewed = Pick<
  Ticket,
  'ticketNo' | 'dueAt' | 'cityDueAt' | 'status' | 'open' | 'outcome' | 'inferred' | 'clocks' | 'marks'
>;

/** No run of days off is as long: past it the wording is taken to stand. */
const MAX_STEPS = 400;

/**
 * View of a ticket's nearest running clock.
 * @param nowMs the instant to show, epoch milliseconds
 */
export function clockView(ticket: Viewed, nowMs: number, calendar: Calendar): ClockView {
  const { ticketNo } = ticket;
  const lines = clocksOf(ticket).map((clock) => lineOf(clock, ticket.open === 1, nowMs));
  const shown = { lines, notes: inferredWords(ticket) };
  if (ticket.open === 0) return { ticketNo, urgency: 'done', clock: 'none', ...doneWords(ticket), ...shown };
  const clock = nearestClock(ticket, nowMs);
  if (!clock)
    return {
      ticketNo,
      urgency: 'none',
      clock: 'none',
      text: words('clock_none'),
      short: words('clock_none_short'),
      ...shown,
    };
  const head = { ticketNo, clock: clock.name, dueAt: clock.dueAt };
  if (clock.paused)
    return { ...head, urgency: 'calm', text: words('clock_paused'), short: words('clock_paused_short'), ...shown };
  const days = daysLeft(clock, nowMs, calendar);
  const { yellowMs, redMs, limitMs } = clock;
  const nextChangeMs = nextChange(clock, nowMs, calendar);
  return {
    ...head,
    ...wordingAt(clock, nowMs, days),
    ...shown,
    ...(nextChangeMs === undefined ? {} : { nextChangeMs }),
    ticking: {
      limitMs,
      ...(yellowMs === undefined ? {} : { yellowMs }),
      ...(redMs === undefined ? {} : { redMs }),
      days,
      day: dayOfMs(nowMs),
    },
  };
}

/** Working days after the day of an instant up to and including that of a deadline. */
export function daysLeft({ dueAt }: Pick<Clock, 'dueAt'>, nowMs: number, calendar: Calendar): Counted {
  return workingDaysBetween(calendar, dayOfMs(nowMs), dayNumber(dueAt));
}

/**
 * A view as it reads later on the same day, without a calendar.
 * @returns undefined where the day, or the clock itself, has become another: then it has to be asked for
 */
export function viewLater(view: ClockView, nowMs: number): ClockView | undefined {
  const { ticking, dueAt } = view;
  if (!ticking || dueAt === undefined || dayOfMs(nowMs) !== ticking.day) return undefined;
  const { limitMs, yellowMs, redMs, days } = ticking;
  const clock = { dueAt, limitMs, yellowMs, redMs };
  // A window closes at its limit, and another clock is the nearest.
  if (nowMs > limitMs && (view.clock === 'none' || isWindow(view.clock))) return undefined;
  const { urgency, text, short } = wordingAt(clock, nowMs, days);
  const nextChangeMs = nextBoundary(clock, nowMs);
  return { ...view, urgency, text, short, lines: linesLater(view.lines, nowMs), nextChangeMs };
}

/** The very lines where none of their clocks has run out meanwhile: they are in the order in which they do. */
function linesLater(lines: ClockLine[], nowMs: number): ClockLine[] {
  const isOut = ({ state, dueAt }: ClockLine) => state === 'running' && nowMs > latestMs(dueAt);
  const next = lines.find(({ state }) => state === 'running');
  if (!next || !isOut(next)) return lines;
  return lines.map((line) => (isOut(line) ? { ...line, state: isWindow(line.name) ? 'closed' : 'over' } : line));
}

/** What is said of a clock before its words: 阅批; nothing of the limit itself. */
export function leadOf({ clock }: Pick<ClockView, 'clock'>): Words | undefined {
  return clock === 'none' || clock === 'limit' ? undefined : words(`clock_lead_${clock}`);
}

/** The words of a view with what they are about. */
export function saidOf(view: Pick<ClockView, 'clock' | 'text'>, say: Say): string {
  const lead = leadOf(view);
  return lead ? `${say(lead)} ${say(view.text)}` : say(view.text);
}

/** How a clock of a ticket stands. */
export function lineOf(
  { name, dueAt, source, limitMs, paused, endedAt, late }: Clock,
  isOpen: boolean,
  nowMs: number,
): ClockLine {
  const ended = late === undefined ? 'ended' : late ? 'late' : 'onTime';
  const over = isWindow(name) ? 'closed' : 'over';
  const running = paused ? 'paused' : nowMs > limitMs ? over : 'running';
  const state: ClockState = endedAt !== undefined ? ended : isOpen ? running : 'closed';
  return { name, dueAt, source, state };
}

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
  // A window that closes leaves the badge to another clock.
  const lastMs = isWindow(clock.name) ? clock.limitMs + 1 : Number.POSITIVE_INFINITY;
  const say = (ms: number) => JSON.stringify(wordingAt(clock, ms, daysLeft(clock, ms, calendar)) satisfies Wording);
  const said = say(nowMs);
  let at = nowMs;
  for (let step = 0; step < MAX_STEPS; step++) {
    at = nextBoundary(clock, at);
    if (at >= lastMs) return lastMs;
    if (say(at) !== said) return at;
  }
  return undefined;
}
