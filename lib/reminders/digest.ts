/** The summary of a working day, once in its morning. */
import type { Calendar } from '../calendar/calendar.ts';
import { zMinute } from '../calendar/hours.ts';
import { dayOfMs, msOfDay } from '../calendar/time.ts';
import { type Clock, nearestClock } from '../clocks/clocks.ts';
import type { Ticket } from '../ticket/model.ts';
import { type Words, words } from '../ticket/words.ts';
import type { ReminderSettings } from './settings.ts';

/** When the summary of a day is due, epoch milliseconds; undefined on days off and where none is wanted. */
function digestOf(day: number, { digest }: ReminderSettings, calendar: Calendar): number | undefined {
  return digest === undefined || !calendar.isWorking(day) ? undefined : msOfDay(day, zMinute.parse(digest));
}

/** In the afternoon nobody needs the summary of the morning. */
const LATEST_MS = 4 * 3_600_000;

/** Whether the summary of the day of an instant is due. */
export function isDigestDue(nowMs: number, settings: ReminderSettings, calendar: Calendar): boolean {
  const dueMs = digestOf(dayOfMs(nowMs), settings, calendar);
  return dueMs !== undefined && nowMs >= dueMs && nowMs < dueMs + LATEST_MS;
}

/** When the next summary after an instant comes, epoch milliseconds. */
export function nextDigest(nowMs: number, settings: ReminderSettings, calendar: Calendar): number | undefined {
  const today = dayOfMs(nowMs);
  const next = calendar.dayOfRank(calendar.rankOf(today) + 1);
  return [today, next].map((day) => digestOf(day, settings, calendar)).find((ms) => ms !== undefined && ms > nowMs);
}

/** The end of a clock that runs. */
const endOf = (clock: Clock | undefined) => (clock?.paused ? undefined : clock?.limitMs);

/**
 * How many tickets are overdue, due today and due by the end of the next working day, each by its nearest clock.
 * @returns undefined when none is
 */
export function digestWords(tickets: readonly Ticket[], nowMs: number, calendar: Calendar): Words | undefined {
  const today = dayOfMs(nowMs);
  const next = calendar.dayOfRank(calendar.rankOf(today) + 1);
  const limits = tickets.flatMap((ticket) => endOf(nearestClock(ticket, nowMs)) ?? []);
  const overdue = limits.filter((ms) => ms < nowMs).length;
  const dueToday = limits.filter((ms) => ms >= nowMs && dayOfMs(ms) === today).length;
  const dueNext = limits.filter((ms) => dayOfMs(ms) > today && dayOfMs(ms) <= next).length;
  return overdue + dueToday + dueNext === 0 ? undefined : words('digest_title', overdue, dueToday, dueNext);
}
