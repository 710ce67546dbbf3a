/** What a rule allows: so many working days, calendar days, working hours or hours, and when that ends. */
import type { Calendar } from '../calendar/calendar.ts';
import { addWorkingMs, endOfWork, type WorkingHours } from '../calendar/hours.ts';
import { type DayNumber, dayOfMs, msOfDay } from '../calendar/time.ts';
import type { Unit } from '../calendar/units.ts';

export interface Term {
  /** Of days a whole number; 0 ends on the day of the start. */
  amount: number;
  unit: Unit;
  /** Whether the day on which it begins is the first one; by default it is not (Civil Code of the PRC, art. 201). */
  startDayCounts?: boolean;
  /** Calendar days only: a last day that is no working day moves to the next one (Civil Code of the PRC, art. 203). */
  rollForward?: boolean;
  /** Minute at which the last day ends; by default when work ends on it. */
  cutoff?: number;
}

const HOUR = 3_600_000;

/** The last day of a term in days. */
function lastDay(term: Term, from: DayNumber, calendar: Calendar): DayNumber {
  const isCounted = term.startDayCounts === true && term.amount > 0;
  if (term.unit === 'workingDays') {
    const more = term.amount - (isCounted && calendar.isWorking(from) ? 1 : 0);
    return more === 0 ? from : calendar.dayOfRank(calendar.rankOf(from) + more);
  }
  const day = from + term.amount - (isCounted ? 1 : 0);
  // The first working day at or after it: one more than there are before it.
  return term.rollForward ? calendar.dayOfRank(calendar.rankOf(day - 1) + 1) : day;
}

/**
 * The instant at which a term ends.
 * @param fromMs the start event, epoch milliseconds
 * @returns epoch milliseconds; the last instant that is still in time
 */
export function dueOf(term: Term, fromMs: number, calendar: Calendar, hours: WorkingHours): number {
  if (term.unit === 'hours') return fromMs + Math.round(term.amount * HOUR);
  if (term.unit === 'workingHours') return addWorkingMs(calendar, hours, fromMs, Math.round(term.amount * HOUR));
  const day = lastDay(term, dayOfMs(fromMs), calendar);
  return msOfDay(day, term.cutoff ?? endOfWork(hours, day));
}
