/** Which reminders have come up, and when to look again. Of a clock that jumped over stages only the latest is given. */
import type { Calendar } from '../calendar/calendar.ts';
import type { WorkingHours } from '../calendar/hours.ts';
import { isWindow, runningClocks } from '../clocks/clocks.ts';
import { type ReminderParts, reminderKey } from '../store/reminderKey.ts';
import type { Ticket } from '../ticket/model.ts';
import type { ReminderSettings } from './settings.ts';
import { stagesOf } from './stages.ts';

export interface Plan {
  /** Keys to be claimed now. */
  keys: string[];
  /** Epoch milliseconds at which the next stage of any clock comes; absent when none is ahead. */
  nextMs?: number;
}

/** What an office goes by when it reminds. */
export interface Reminding {
  settings: ReminderSettings;
  calendar: Calendar;
  hours: WorkingHours;
}

/**
 * Plans the reminders of tickets.
 * @param given keys in the ledger: a reminder is given once
 */
export function planReminders(
  tickets: readonly Ticket[],
  given: ReadonlySet<string>,
  nowMs: number,
  { settings, calendar, hours }: Reminding,
): Plan {
  const keys: string[] = [];
  let nextMs = Number.POSITIVE_INFINITY;
  for (const ticket of tickets) {
    for (const clock of runningClocks(ticket, nowMs)) {
      const stages = stagesOf(clock, settings, nowMs, calendar, hours);
      const parts = { site: ticket.site, ticketNo: ticket.ticketNo, clock: clock.name, dueAt: clock.dueAt };
      const current = stages.findLastIndex(({ atMs }) => atMs <= nowMs);
      // A later stage was given already where the PC's clock has been set back since.
      const isPast = stages.slice(Math.max(current, 0)).some(({ stage }) => isGiven(parts, stage, given));
      const { stage } = stages[current] ?? {};
      if (stage !== undefined && !isPast) keys.push(reminderKey({ ...parts, stage }));
      const next = stages.find(({ atMs }) => atMs > nowMs);
      if (next) nextMs = Math.min(nextMs, next.atMs);
      // What was said of a window is true no longer when it closes.
      if (isWindow(clock.name)) nextMs = Math.min(nextMs, clock.limitMs + 1);
    }
  }
  return { keys, ...(Number.isFinite(nextMs) ? { nextMs } : {}) };
}

/** A limit first printed as a day and then with its time is the same limit. */
function isGiven(parts: Omit<ReminderParts, 'stage'>, stage: string, given: ReadonlySet<string>): boolean {
  return [parts.dueAt, parts.dueAt.slice(0, 10)].some((dueAt) => given.has(reminderKey({ ...parts, dueAt, stage })));
}
