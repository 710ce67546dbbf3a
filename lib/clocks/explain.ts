/** Everything that is known of the clocks of one ticket: for the panel that answers "why this date". */
import * as z from 'zod/mini';
import { isCertain } from '../calendar/calendar.ts';
import { dayOfMs, instantText, isDayOnly, latestMs } from '../calendar/time.ts';
import type { Rule } from '../rules/model.ts';
import { zMarks, zRuled } from '../ticket/clocks.ts';
import { contactsNow, zContacts } from '../ticket/contacts.ts';
import type { Ticket } from '../ticket/model.ts';
import { zWords } from '../ticket/words.ts';
import { type Clock, clocksOf } from './clocks.ts';
import { countedFrom, type Ruling, termOf } from './settle.ts';
import { daysBetween, type Step, stepsOf, zStep } from './steps.ts';
import { dueOf, type Term } from './term.ts';
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
  /** Lines left out before the last one, of an account that nobody would read to its end. */
  leftOut: z.optional(z.number()),
  /** Whether the schedule of every day in it is published. */
  certain: z.boolean(),
});
export type ClockDetail = z.infer<typeof zClockDetail>;

export const zTicketClocks = z.strictObject({
  view: zClockView,
  isOpen: z.boolean(),
  round: z.number(),
  /** When this round began, as far as is known: nothing that the clerk says can lie before it. */
  since: z.optional(z.string()),
  clocks: z.array(zClockDetail),
  /** Rounds before this one: how each ended. */
  earlier: z.array(
    z.strictObject({
      dueAt: z.optional(z.string()),
      finishedAt: z.optional(z.string()),
      late: z.optional(z.boolean()),
    }),
  ),
  marks: zMarks,
  /** Attempts to reach the citizen in this round, and when the matter was taken up: none lies before. */
  contacts: zContacts,
  receivedAt: z.optional(z.string()),
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
  const since = ticket.roundAt ?? ticket.assignedAt ?? ticket.receivedAt;
  const limit = clocksOf(ticket).find(({ name }) => name === 'limit');
  const limitRule = ruleOf('limit', ticket, ruling);
  const extended = limit && limitRule?.extension && extensionOf(limit, limitRule.extension, ruling);
  return {
    view: clockView(ticket, nowMs, ruling.calendar),
    isOpen: ticket.open === 1,
    round: ticket.round,
    ...(since === undefined ? {} : { since }),
    clocks: clocksOf(ticket).map((clock) => detailOf(clock, ticket, ruling, nowMs)),
    earlier: (ticket.earlier ?? []).map(({ outcome }) => ({
      ...(outcome?.dueAt === undefined ? {} : { dueAt: outcome.dueAt }),
      ...(outcome === undefined ? {} : { finishedAt: outcome.finishedAt }),
      // Without a limit nothing was late, and nothing in time.
      ...(outcome?.dueAt === undefined ? {} : { late: outcome.late }),
    })),
    marks: ticket.marks ?? {},
    contacts: contactsNow(ticket),
    ...(ticket.receivedAt === undefined ? {} : { receivedAt: ticket.receivedAt }),
    pausable: limitRule?.pausable === true && limit?.source === 'rule',
    ...(extended === undefined ? {} : { extended }),
  };
}

/** The rule of the profile in force by which a clock was made; undefined once it is gone or another. */
function ruleOf(name: Clock['name'], { clocks }: Ticket, { profile }: Ruling): Rule | undefined {
  const ruled = clocks?.find(({ clock }) => clock === name);
  // Presets share ids, and a rule may have been changed since.
  if (ruled?.profile !== undefined && ruled.profile !== profile.id) return undefined;
  return profile.rules.find(
    (rule) =>
      rule.clock === name && rule.id === ruled?.rule && (ruled.source !== 'rule' || rule.name === ruled.ruleName),
  );
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
    ...shortened(accountOf(clock, rule, startAt, ticket, ruling)),
    certain: startAt === undefined || isCertain(ruling.calendar, dayOfMs(latestMs(startAt)), dayOfMs(clock.limitMs)),
  };
}

function shortened(steps: Step[]): { steps: Step[]; leftOut?: number } {
  const leftOut = steps.length - MOST_STEPS;
  return leftOut <= 0 ? { steps } : { steps: [...steps.slice(0, MOST_STEPS - 1), ...steps.slice(-1)], leftOut };
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
  const term: Term = rule ? termOf(rule) : { amount: 1, unit: 'workingDays' };
  const fromMs = countedFrom({ at: startAt }, term, calendar, hours);
  if (source === 'rule' && rule) {
    const steps = stepsOf(term, fromMs, calendar, hours, rule.pausable ? marks?.pauses : []);
    const last = steps.at(-1);
    // An ended clock keeps its deadline when rule or calendar have changed since: then this is not how it came about.
    if (last && dueAt.startsWith(`${last.date}T${last.at}`)) return steps;
  }
  return limitMs > fromMs ? daysBetween(fromMs, limitMs, calendar, isDayOnly(dueAt)) : [];
}
