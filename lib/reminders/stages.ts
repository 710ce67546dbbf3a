/** The moments at which a clock is spoken of. */
import type { Calendar } from '../calendar/calendar.ts';
import { endOfWork, intervalsOf, type WorkingHours } from '../calendar/hours.ts';
import { type DayNumber, dayNumber, dayOfMs, dayText, instantText, isDayOnly, msOfDay } from '../calendar/time.ts';
import { spanBefore } from '../clocks/before.ts';
import { type Clock, isWindow } from '../clocks/clocks.ts';
import type { Span } from '../rules/model.ts';
import type { ReminderSettings } from './settings.ts';

export interface StageAt {
  /** As in the ledger's keys. */
  stage: string;
  /** From when on it holds, epoch milliseconds. */
  atMs: number;
}

/**
 * The stages of a clock in order of time: those before its end, the end, and of the mornings after it the one of today or the
 * last working day, and the next. A stage that would lie before the clock's start warns of nothing and is left out.
 */
export function stagesOf(
  clock: Clock,
  settings: ReminderSettings,
  nowMs: number,
  calendar: Calendar,
  hours: WorkingHours,
): StageAt[] {
  if (!settings.clocks.includes(clock.name) || clock.paused) return [];
  const startMs = clock.startAt === undefined ? Number.NEGATIVE_INFINITY : Date.parse(clock.startAt);
  const end = officeEnd(clock, hours);
  const stages: StageAt[] = settings.before
    .map((span) => ({ stage: stageOf(span), atMs: spanBefore(span, end, calendar, hours) }))
    .filter(({ atMs }) => atMs > startMs);
  // A window that closes is nothing that anybody missed.
  if (!isWindow(clock.name)) {
    if (settings.atEnd) stages.push({ stage: 'end', atMs: clock.limitMs + 1 });
    if (settings.mornings) stages.push(...mornings(clock, nowMs, calendar, hours));
  }
  return stages.sort((a, b) => a.atMs - b.atMs);
}

const stageOf = ({ amount, unit }: Span) => `before:${amount}${unit}`;

/** Where only the day is printed, the office closes before the limit does. */
function officeEnd({ dueAt }: Clock, hours: WorkingHours): string {
  if (!isDayOnly(dueAt)) return dueAt;
  const day = dayNumber(dueAt);
  return instantText(msOfDay(day, endOfWork(hours, day)));
}

function mornings({ limitMs }: Clock, nowMs: number, calendar: Calendar, hours: WorkingHours): StageAt[] {
  const due = dayOfMs(limitMs);
  const today = Math.max(dayOfMs(nowMs), due);
  // The last working day up to today, and the one after it.
  const last = calendar.dayOfRank(calendar.rankOf(today));
  const next = calendar.dayOfRank(calendar.rankOf(today) + 1);
  return [last, next].filter((day) => day > due).map((day) => morning(day, hours));
}

function morning(day: DayNumber, hours: WorkingHours): StageAt {
  return { stage: `morning:${dayText(day)}`, atMs: msOfDay(day, intervalsOf(hours, day)[0]?.[0] ?? 0) };
}
