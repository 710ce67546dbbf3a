/** The clocks that rules run on a ticket, worked out anew whenever the ticket, the rules or the calendar change. */
import type { Calendar } from '../calendar/calendar.ts';
import { addWorkingMs, type WorkingHours } from '../calendar/hours.ts';
import { dayOfMs, earliestMs, instantText, isDayOnly } from '../calendar/time.ts';
import { ruleFor } from '../rules/match.ts';
import { cutoffOf, type Rule, type RuleProfile, type Span } from '../rules/model.ts';
import { CLOCK_NAMES, type ClockName, type Ruled } from '../ticket/clocks.ts';
import type { Ticket } from '../ticket/model.ts';
import { saysUnsigned } from '../ticket/state.ts';
import { closesBefore, spanBefore } from './before.ts';
import { endOf, isLateFor, type Moment } from './events.ts';
import { lengthened } from './paused.ts';
import { type Started, startOf } from './start.ts';
import { dueOf, type Term } from './term.ts';

/** What an office goes by. */
export interface Ruling {
  profile: RuleProfile;
  calendar: Calendar;
  hours: WorkingHours;
  /** Since when (epoch milliseconds): steps that had run out by then were nobody's to note. */
  sinceMs: number;
}

const STEPS: ReadonlySet<ClockName> = new Set(['sign', 'approval', 'contact']);

/**
 * The clocks of a ticket's round. What has ended stays as it ended, whatever the rules say by now.
 * @param ticket with the clocks it had, after a reading or a word of the clerk's
 */
export function settle(ticket: Ticket, ruling: Ruling, moment: Moment): Ruled[] {
  const clocks: Ruled[] = [];
  for (const clock of CLOCK_NAMES) {
    const known = ticket.clocks?.find((each) => each.clock === clock);
    if (known?.endedAt !== undefined) {
      clocks.push(known);
      continue;
    }
    const running = clockOf(clock, { ...ticket, clocks }, ruling);
    if (!running || (clock === 'sign' && !known && !saysUnsigned(ticket.status))) continue;
    const end = endOf(clock, ticket, moment);
    if (STEPS.has(clock) && !end && earliestMs(running.dueAt) < ruling.sinceMs) continue;
    const late = end && isLateFor(end, running.dueAt);
    clocks.push({ ...running, ...(end ? { endedAt: end.by } : {}), ...(late === undefined ? {} : { late }) });
  }
  return clocks;
}

/** A clock as if nothing had ended it; undefined where no rule fits, or nothing is known to count from. */
function clockOf(clock: ClockName, ticket: Ticket, { profile, calendar, hours }: Ruling): Ruled | undefined {
  const rule = ruleFor(profile, clock, ticket);
  if (!rule) return undefined;
  const given = givenLimit(clock, ticket);
  const limitAt = limitIn(ticket);
  const start = startOf(rule, ticket, limitAt) ?? (given ? { at: ticket.firstSeenAt, is: 'seen' as const } : undefined);
  if (!start) return undefined;
  const { pauses = [] } = ticket.marks ?? {};
  const dueAt =
    given?.dueAt ??
    (rule.from === 'limit'
      ? instantText(closesBefore(rule, start.at, calendar, hours))
      : instantText(ruledDue(rule, start, pauses, calendar, hours)));
  const from = (span: Span | undefined) => span && instantText(spanBefore(span, dueAt, calendar, hours));
  const [yellowAt, redAt] = [from(rule.yellow), from(rule.red)];
  const isPaused = !given && rule.pausable && pauses.at(-1)?.to === undefined && pauses.length > 0;
  return {
    clock,
    dueAt,
    source: given?.source ?? 'rule',
    rule: rule.id,
    ruleName: rule.name,
    startAt: start.at,
    start: start.is,
    ...(yellowAt === undefined ? {} : { yellowAt }),
    ...(redAt === undefined ? {} : { redAt }),
    ...(isPaused ? { paused: true } : {}),
  };
}

/** The limit that is printed, or that the clerk says. */
function givenLimit(clock: ClockName, ticket: Ticket): { dueAt: string; source: 'page' | 'override' } | undefined {
  const { marks, dueAt, cityDueAt } = ticket;
  if (clock === 'limit' && marks?.override) return { dueAt: marks.override.dueAt, source: 'override' };
  const printed = clock === 'limit' ? dueAt : clock === 'cityLimit' ? cityDueAt : undefined;
  return printed === undefined ? undefined : { dueAt: printed, source: 'page' };
}

/** The limit of this unit among what is known so far. */
function limitIn(ticket: Ticket): string | undefined {
  return givenLimit('limit', ticket)?.dueAt ?? ticket.clocks?.find(({ clock }) => clock === 'limit')?.dueAt;
}

/** A rule as the term that it gives. */
export function termOf(rule: Rule): Term {
  const { amount, unit, startDayCounts, rollForward } = rule;
  const cutoff = cutoffOf(rule);
  return {
    amount,
    unit,
    ...(startDayCounts === undefined ? {} : { startDayCounts }),
    ...(rollForward === undefined ? {} : { rollForward }),
    ...(cutoff === undefined ? {} : { cutoff }),
  };
}

/** The instant from which a term counts: of a day alone, its first one at which anybody works. */
export function countedFrom({ at }: Pick<Started, 'at'>, calendar: Calendar, hours: WorkingHours): number {
  const ms = earliestMs(at);
  return isDayOnly(at) && calendar.isWorking(dayOfMs(ms)) ? addWorkingMs(calendar, hours, ms, 1) - 1 : ms;
}

function ruledDue(
  rule: Rule,
  start: Started,
  pauses: NonNullable<NonNullable<Ticket['marks']>['pauses']>,
  calendar: Calendar,
  hours: WorkingHours,
): number {
  const fromMs = countedFrom(start, calendar, hours);
  const term = termOf(rule);
  const counted = rule.pausable ? lengthened(term, fromMs, pauses, calendar, hours) : term;
  return dueOf(counted, fromMs, calendar, hours);
}
