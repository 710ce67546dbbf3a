/**
 * Which reminders are due now, and when to look again. Three stages for each limit: one working day before, two
 * hours before, past it. Of a ticket that jumped over stages only the latest is given.
 */
import { type Calendar, workingDaysBetween } from '../calendar/calendar.ts';
import { STANDARD_HOURS, type WorkingHours } from '../calendar/hours.ts';
import { dayNumber, isDayOnly, msOfDay } from '../calendar/time.ts';
import { type Clock, runningClocks } from '../clocks/clocks.ts';
import { daysLeft } from '../clocks/view.ts';
import { wordingAt } from '../clocks/wording.ts';
import { type ReminderParts, reminderKey, type Stage } from '../store/reminderKey.ts';
import type { Ticket } from '../ticket/model.ts';
import type { Words } from '../ticket/words.ts';
import { reminderHours, workingMs } from './hours.ts';

export interface Reminder extends ReminderParts {
  /** Its key in the ledger. */
  key: string;
  /** What the clock says now. */
  text: Words;
  /** What the clerk has to know at one glance. */
  state: 'overdue' | 'today' | 'soon';
}

export interface Plan {
  /** To be claimed and shown now, the nearest limit first. */
  due: Reminder[];
  /** Epoch milliseconds at which the next one falls due; absent when none is ahead. */
  nextMs?: number;
}

const TWO_HOURS_MS = 2 * 3_600_000;
/** No run of days off is as long. */
const MAX_DAYS_OFF = 60;

/**
 * Plans the reminders of tickets.
 * @param given keys in the ledger: a reminder is given once
 * @param hours outside them reminders wait for the next working minute
 */
export function planReminders(
  tickets: readonly Ticket[],
  given: ReadonlySet<string>,
  nowMs: number,
  calendar: Calendar,
  hours: WorkingHours = STANDARD_HOURS,
): Plan {
  const due: (Reminder & { limitMs: number })[] = [];
  const ahead: number[] = [];
  for (const ticket of tickets) {
    for (const clock of runningClocks(ticket, nowMs)) {
      const stages = stagesOf(clock, calendar, hours);
      const current = stages.findLast((stage) => stage.atMs <= nowMs);
      const parts = { site: ticket.site, ticketNo: ticket.ticketNo, clock: clock.name, dueAt: clock.dueAt };
      // A limit first printed as a day and then with its time is the same limit.
      const forms = new Set([clock.dueAt, clock.dueAt.slice(0, 10)]);
      const isGiven = ({ stage }: { stage: Stage }) =>
        [...forms].some((dueAt) => given.has(reminderKey({ ...parts, dueAt, stage })));
      if (current && !isGiven(current)) {
        const reminder = { ...parts, stage: current.stage };
        const { urgency, text } = wordingAt(clock, nowMs, daysLeft(clock, nowMs, calendar));
        const state = urgency === 'overdue' ? 'overdue' : isToday(clock, nowMs) ? 'today' : 'soon';
        due.push({ ...reminder, key: reminderKey(reminder), text, state, limitMs: clock.limitMs });
      }
      const next = stages.find((stage) => stage.atMs > nowMs && !isGiven(stage));
      if (next) ahead.push(next.atMs);
    }
  }
  const workingNow = workingMs(nowMs, calendar, hours);
  const mayShow = workingNow === nowMs;
  const waits = due.length > 0 && !mayShow ? [workingNow] : [];
  const times = [...waits, earliest(ahead.map((ms) => workingMs(ms, calendar, hours)))].filter(
    (ms) => ms !== undefined,
  );
  const nextMs = earliest(times);
  return {
    due: mayShow ? due.sort((a, b) => a.limitMs - b.limitMs).map(({ limitMs: _limitMs, ...reminder }) => reminder) : [],
    ...(nextMs === undefined ? {} : { nextMs }),
  };
}

/** The stages of a clock with the instants from which they hold (epoch milliseconds), in order. */
function stagesOf(clock: Clock, calendar: Calendar, hours: WorkingHours): { stage: Stage; atMs: number }[] {
  const dueDay = dayNumber(clock.dueAt);
  let first = dueDay - 1;
  // Back over days off: the first day on which no more than one working day is left.
  const floor = dueDay - MAX_DAYS_OFF;
  while (first > floor && workingDaysBetween(calendar, first - 1, dueDay).value <= 1) first--;
  // Where only the day is printed, the office closes before the limit does.
  const end = isDayOnly(clock.dueAt) ? msOfDay(dueDay, reminderHours(hours, dueDay).to) : clock.limitMs;
  return [
    { stage: 'dayBefore', atMs: msOfDay(first) },
    { stage: 'hoursBefore', atMs: end - TWO_HOURS_MS },
    { stage: 'overdue', atMs: clock.limitMs + 1 },
  ];
}

function isToday(clock: Clock, nowMs: number): boolean {
  return nowMs >= msOfDay(dayNumber(clock.dueAt));
}

function earliest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((ms) => ms !== undefined);
  return known.length === 0 ? undefined : known.reduce((a, b) => Math.min(a, b));
}
