/** When a running ticket came, was due and was finished, so that it is of its sort relative to `now`. */
import { dayNumber, dayOfMs, dayText, msOfDay } from '../../lib/calendar/time.ts';
import type { Sort } from './model.ts';
import type { Random } from './random.ts';
import { CUT_OFF, isWorked, limitOf, quarterOf, quarterStart, workingDay } from './workdays.ts';

export interface Timing {
  receivedAt: number;
  assignedAt: number;
  dueAt?: number;
  cityDueAt?: number;
  finishedAt?: number;
}

const MINUTE_MS = 60_000;
/** Times of day at which limits of today fall; most at the end of the office day. */
const TODAY_LIMITS = [CUT_OFF, 12 * 60, CUT_OFF, 15 * 60, 10 * 60, CUT_OFF, 18 * 60, CUT_OFF, 16 * 60 + 30, CUT_OFF];
/** Finished and returned tickets need a few weeks to lie in, also in a quarter's first days. */
const SHORTEST_SPAN_DAYS = 30;

/**
 * @param index the ticket's place in the run: spreads hours and days evenly among one sort
 * @param now epoch milliseconds
 */
export function timingFor(sort: Sort, index: number, now: number, random: Random): Timing {
  const today = dayOfMs(now);
  const limitDays = random.chance(0.65) ? 5 : 3;
  /** Received so many working days before `day` that the limit falls on it. */
  const dueOn = (day: number, minute: number): Timing => open(msOfDay(day, minute), workingDay(day, -limitDays));
  const open = (dueAt: number | undefined, day: number): Timing => {
    const receivedAt = Math.min(timeOfDay(day, random), now - random.int(20, 90) * MINUTE_MS);
    return { receivedAt, assignedAt: assignedAfter(receivedAt, now, random), ...(dueAt !== undefined && { dueAt }) };
  };

  switch (sort) {
    case 'justArrived': {
      const receivedAt = now - random.int(4, 40) * MINUTE_MS;
      return { receivedAt, assignedAt: receivedAt + 2 * MINUTE_MS, dueAt: limitOf(dayOfMs(receivedAt), limitDays) };
    }
    case 'dueToday':
      return dueOn(today, TODAY_LIMITS[index % TODAY_LIMITS.length] ?? CUT_OFF);
    case 'dueTomorrow':
      return dueOn(workingDay(today, 1), CUT_OFF);
    case 'overdueOpen':
      return dueOn(workingDay(today, -1 - (index % 6)), CUT_OFF);
    case 'supervised':
      return dueOn(workingDay(today, (index % 5) - 3), CUT_OFF);
    case 'noDeadline':
      return open(undefined, workingDay(today, -random.int(1, 4)));
    case 'calm':
      return dueOn(workingDay(today, random.int(2, limitDays)), CUT_OFF);
    case 'review':
      return dueOn(workingDay(today, random.int(1, limitDays - 1)), CUT_OFF);
    case 'rework':
      // The first round is over; the limit is the second round's.
      return open(limitOf(today, random.int(1, 3)), workingDay(today, -limitDays - random.int(3, 6)));
    case 'returned':
    case 'finishedOnTime':
    case 'finishedLate':
      return finished(sort, limitDays, now, random);
  }
}

function finished(sort: Sort, limitDays: number, now: number, random: Random): Timing {
  const today = dayOfMs(now);
  const { year, quarter } = quarterOf(dayText(today));
  const first = Math.min(dayNumber(quarterStart(year, quarter)), today - SHORTEST_SPAN_DAYS);
  const last = workingDay(today, sort === 'finishedLate' ? -limitDays - 6 : -2);
  const receivedAt = timeOfDay(random.int(first, last), random);
  const dueAt = limitOf(dayOfMs(receivedAt), limitDays);
  const assignedAt = assignedAfter(receivedAt, now, random);
  const steps =
    sort === 'finishedLate' ? limitDays + random.int(1, 5) : random.int(1, sort === 'returned' ? 1 : limitDays - 1);
  const finishDay = workingDay(dayOfMs(receivedAt), steps);
  const finishedAt = Math.min(msOfDay(finishDay, random.int(9 * 60, CUT_OFF - 10)), now - 5 * MINUTE_MS);
  return { receivedAt, assignedAt, dueAt, finishedAt };
}

/** Some minute of a day at which people call, in epoch ms with seconds. */
function timeOfDay(day: number, random: Random): number {
  return msOfDay(day, random.int(7 * 60 + 30, 20 * 60)) + random.int(0, 59) * 1000;
}

/** The district hands a ticket on within two hours, in office hours if it came on a working day. */
function assignedAfter(receivedAt: number, now: number, random: Random): number {
  const delay = random.int(8, isWorked(dayOfMs(receivedAt)) ? 120 : 300) * MINUTE_MS;
  return Math.min(receivedAt + delay, now - 2 * MINUTE_MS);
}
