/** The clocks that rules run on a ticket, worked out anew whenever the ticket, the rules or the calendar change. */
import type { Calendar } from '../calendar/calendar.ts';
import { addWorkingMs, endOfWork, type WorkingHours } from '../calendar/hours.ts';
import { dayOfMs, earliestMs, instantText, isDayOnly, latestMs, msOfDay } from '../calendar/time.ts';
import { ruleFor } from '../rules/match.ts';
import { cutoffOf, type Rule, type RuleProfile, type Span } from '../rules/model.ts';
import { CLOCK_NAMES, type ClockName, type Ruled } from '../ticket/clocks.ts';
import type { Sighting } from '../ticket/merge.ts';
import type { Ticket } from '../ticket/model.ts';
import { saysUnsigned } from '../ticket/state.ts';
import { closesBefore, spanBefore } from './before.ts';
import { endOf, isLateFor, isPlainlyOpen } from './events.ts';
import { lengthened } from './paused.ts';
import { type Started, startOf } from './start.ts';
import { dueOf, type Term } from './term.ts';

/** What an office goes by. */
export interface Ruling {
  profile: RuleProfile;
  calendar: Calendar;
  hours: WorkingHours;
  /** Since when the office goes by them (epoch milliseconds): steps that had run out by then were nobody's to note. */
  sinceMs: number;
  /** Of rules that were added or changed later, since when, by their ids. */
  since?: Readonly<Record<string, number>> | undefined;
}

const STEPS: ReadonlySet<ClockName> = new Set(['sign', 'approval', 'contact']);

/**
 * The clocks of a ticket's round. What has ended stays as it ended, whatever the rules say by now.
 * @param ticket with the clocks it had, after a reading or a word of the clerk's
 */
export function settle(ticket: Ticket, ruling: Ruling, moment: Sighting): Ruled[] {
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
    // What was seen undone after an earlier end proves nothing of a later one.
    const wasOver = known?.overAt !== undefined && isPast(running, known.overAt) ? known.overAt : undefined;
    const isOver = isPast(running, moment.at) && isPlainlyOpen(clock, ticket, moment);
    const overAt = wasOver ?? (isOver ? moment.at : undefined);
    const late = end && isLateFor(end, running.dueAt, overAt);
    const sinceMs = ruling.since?.[running.rule] ?? ruling.sinceMs;
    if (STEPS.has(clock) && earliestMs(running.dueAt) < sinceMs && late !== false) continue;
    clocks.push({
      ...running,
      ...(overAt === undefined ? {} : { overAt }),
      ...(end ? { endedAt: end.by } : {}),
      ...(late === undefined ? {} : { late }),
    });
  }
  return clocks;
}

const isPast = ({ dueAt }: Ruled, at: string) => Date.parse(at) > latestMs(dueAt);

/** A clock as if nothing had ended it; undefined where no rule fits, or nothing is known to count from. */
function clockOf(clock: ClockName, ticket: Ticket, ruling: Ruling): Ruled | undefined {
  const { profile, calendar, hours } = ruling;
  const rule = ruleFor(profile, clock, ticket);
  if (!rule) return undefined;
  const given = givenLimit(clock, ticket);
  const limitAt = clock === 'extension' ? unextended(ticket, ruling) : undefined;
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
  // With a limit that stands still, so does the time to ask for its extension.
  const isPaused =
    clock === 'extension'
      ? ticket.clocks?.some((each) => each.clock === 'limit' && each.paused)
      : !given && rule.pausable && pauses.at(-1)?.to === undefined && pauses.length > 0;
  return {
    clock,
    dueAt,
    source: given?.source ?? 'rule',
    rule: rule.id,
    profile: profile.id,
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

/** The limit of this unit as it is, or was before it was extended: an extension is asked for inside that. */
function unextended(ticket: Ticket, ruling: Ruling): string | undefined {
  const { override: _said, ...marks } = ticket.marks ?? {};
  const before = ticket.marks?.override?.kind === 'extension' ? { ...ticket, marks } : ticket;
  return givenLimit('limit', before)?.dueAt ?? clockOf('limit', before, ruling)?.dueAt;
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

/**
 * The instant from which a term counts: of a day alone, its first one at which anybody works. What has to be done on the very
 * day cannot be done on one that is free or over: then the next working day is the first.
 */
export function countedFrom({ at }: Pick<Started, 'at'>, term: Term, calendar: Calendar, hours: WorkingHours): number {
  const ms = earliestMs(at);
  const day = dayOfMs(ms);
  const isSameDay = term.unit === 'workingDays' && (term.amount === 0 || term.startDayCounts === true);
  const isOver = !calendar.isWorking(day) || ms >= msOfDay(day, term.cutoff ?? endOfWork(hours, day));
  if (isSameDay && isOver) return startOfWork(calendar.dayOfRank(calendar.rankOf(day) + 1), calendar, hours);
  return isDayOnly(at) && calendar.isWorking(day) ? startOfWork(day, calendar, hours) : ms;
}

const startOfWork = (day: number, calendar: Calendar, hours: WorkingHours) =>
  addWorkingMs(calendar, hours, msOfDay(day), 1) - 1;

function ruledDue(
  rule: Rule,
  start: Started,
  pauses: NonNullable<NonNullable<Ticket['marks']>['pauses']>,
  calendar: Calendar,
  hours: WorkingHours,
): number {
  const term = termOf(rule);
  const fromMs = countedFrom(start, term, calendar, hours);
  const counted = rule.pausable ? lengthened(term, fromMs, pauses, calendar, hours) : term;
  return dueOf(counted, fromMs, calendar, hours);
}
