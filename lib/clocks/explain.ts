/** Everything that is known of the clocks of one ticket: for the panel that answers "why this date". */
import * as z from 'zod/mini';
import { isCertain } from '../calendar/calendar.ts';
import { dayOfMs, instantText, latestMs } from '../calendar/time.ts';
import type { Rule } from '../rules/model.ts';
import { zMarks, zRuled } from '../ticket/clocks.ts';
import type { Ticket } from '../ticket/model.ts';
import { zWords } from '../ticket/words.ts';
import { type Clock, clocksOf } from './clocks.ts';
import { countedFrom, type Ruling, termOf } from './settle.ts';
import { daysBetween, type Step, stepsOf, zStep } from './steps.ts';
import { dueOf } from './term.ts';
import { clockView, daysLeft, lineOf, zClockLine, zClockView } from './view.ts';
import { wordingAt } from './wording.ts';

const zClockDetail = z.extend(zClockLine, {
  /** What it says now, of a clock that runs. */
  text: z.optional(zWords),
  urgency: z.enum(['calm', 'soon', 'overdue', 'done']),
  startAt: z.optional(z.string()),
  start: z.optional(zRuled.shape.start),
  endedAt: z.optional(z.string()),
  /** The rule that gave it, by the name it had then, and where it is written. */
  rule: z.optional(
    z.strictObject({ name: z.string(), profile: z.optional(z.string()), source: z.optional(z.string()) }),
  ),
  /** Day by day from its start; none where nothing is known to count from. */
  steps: z.array(zStep),
  /** Whether the schedule of every day in it is published. */
  certain: z.boolean(),
});
export type ClockDetail = z.infer<typeof zClockDetail>;

export const zTicketClocks = z.strictObject({
  view: zClockView,
  isOpen: z.boolean(),
  round: z.number(),
  clocks: z.array(zClockDetail),
  /** Rounds before this one: how each ended. */
  earlier: z.array(
    z.strictObject({ dueAt: z.optional(z.string()), finishedAt: z.optional(z.string()), late: z.boolean() }),
  ),
  marks: zMarks,
  /** Whether the rule of the limit lets its clock be stopped. */
  pausable: z.boolean(),
  /** The limit that a granted extension would give, where a rule says. */
  extended: z.optional(z.string()),
});
export type TicketClocks = z.infer<typeof zTicketClocks>;

/** Lines of an account that anybody would read. */
const MOST_STEPS = 200;

/** @param nowMs the instant shown, epoch milliseconds */
export function explain(ticket: Ticket, ruling: Ruling, nowMs: number): TicketClocks {
  const limit = clocksOf(ticket).find(({ name }) => name === 'limit');
  const limitRule = ruleOf('limit', ticket, ruling);
  const extended = limit && limitRule?.extension && extensionOf(limit, limitRule.extension, ruling);
  return {
    view: clockView(ticket, nowMs, ruling.calendar),
    isOpen: ticket.open === 1,
    round: ticket.round,
    clocks: clocksOf(ticket).map((clock) => detailOf(clock, ticket, ruling, nowMs)),
    earlier: (ticket.earlier ?? []).map(({ outcome }) => ({
      ...(outcome?.dueAt === undefined ? {} : { dueAt: outcome.dueAt }),
      ...(outcome === undefined ? {} : { finishedAt: outcome.finishedAt }),
      late: outcome?.late ?? false,
    })),
    marks: ticket.marks ?? {},
    pausable: limitRule?.pausable === true && limit?.source === 'rule',
    ...(extended === undefined ? {} : { extended }),
  };
}

/** The rule of the profile in force by which a clock was made; undefined once it is gone or another. */
function ruleOf(name: Clock['name'], { clocks }: Ticket, { profile }: Ruling): Rule | undefined {
  const ruled = clocks?.find(({ clock }) => clock === name);
  return profile.rules.find(({ id, clock }) => clock === name && id === ruled?.rule);
}

function extensionOf({ dueAt }: Clock, span: NonNullable<Rule['extension']>, { calendar, hours }: Ruling): string {
  return instantText(dueOf(span, latestMs(dueAt), calendar, hours));
}

function detailOf(clock: Clock, ticket: Ticket, ruling: Ruling, nowMs: number): ClockDetail {
  const line = lineOf(clock, ticket.open === 1, nowMs);
  const ruled = ticket.clocks?.find(({ clock: name, dueAt }) => name === clock.name && dueAt === clock.dueAt);
  const rule = ruleOf(clock.name, ticket, ruling);
  const isRunning = line.state === 'running' || line.state === 'over';
  const wording = isRunning ? wordingAt(clock, nowMs, daysLeft(clock, nowMs, ruling.calendar)) : undefined;
  const startAt = ruled?.startAt ?? ticket.assignedAt ?? ticket.receivedAt;
  const start = ruled?.start ?? (ticket.assignedAt ? 'assigned' : ticket.receivedAt ? 'received' : undefined);
  const named = clock.source === 'rule' && ruled ? ruled.ruleName : undefined;
  const { name: profile } = ruling.profile;
  const source = rule?.source || ruling.profile.source;
  return {
    ...line,
    ...(wording ? { text: wording.text } : {}),
    urgency: wording?.urgency ?? 'done',
    ...(startAt === undefined ? {} : { startAt }),
    ...(start === undefined ? {} : { start }),
    ...(clock.endedAt === undefined ? {} : { endedAt: clock.endedAt }),
    ...(named === undefined ? {} : { rule: { name: named, ...(rule ? { profile, source } : {}) } }),
    steps: accountOf(clock, rule, startAt, ticket, ruling).slice(0, MOST_STEPS),
    certain: startAt === undefined || isCertain(ruling.calendar, dayOfMs(latestMs(startAt)), dayOfMs(clock.limitMs)),
  };
}

/** Of a rule's clock its term, of any other the working days from its start on. */
function accountOf(
  { dueAt, source, limitMs }: Clock,
  rule: Rule | undefined,
  startAt: string | undefined,
  { marks }: Ticket,
  { calendar, hours }: Ruling,
): Step[] {
  if (startAt === undefined || rule?.from === 'limit') return [];
  const fromMs = countedFrom({ at: startAt }, calendar, hours);
  if (source === 'rule' && rule) {
    const steps = stepsOf(termOf(rule), fromMs, calendar, hours, rule.pausable ? marks?.pauses : []);
    const last = steps.at(-1);
    // An ended clock keeps its deadline when rule or calendar have changed since: then this is not how it came about.
    if (last && dueAt.startsWith(`${last.date}T${last.at}`)) return steps;
  }
  return limitMs > fromMs ? daysBetween(fromMs, limitMs, calendar) : [];
}
