/** Counting working days without walking over them: how many there are up to a day, and which day is the n-th. */
import { type DayNumber, weekday } from './time.ts';

export interface Ranks {
  rankOf(day: DayNumber): number;
  dayOfRank(rank: number): DayNumber;
}

/** The Monday before 1970-01-01. */
const FIRST_MONDAY = -3;

/** Days from Monday to Friday since that Monday, up to and including the day. */
function weekdaysUpTo(day: DayNumber): number {
  const days = day - FIRST_MONDAY;
  const weeks = Math.floor(days / 7);
  return weeks * 5 + Math.min(days - weeks * 7 + 1, 5);
}

/** The n-th day from Monday to Friday since that Monday, from 1. */
function weekdayOf(count: number): DayNumber {
  const weeks = Math.floor((count - 1) / 5);
  return FIRST_MONDAY + weeks * 7 + (count - 1 - weeks * 5);
}

/**
 * Ranks over days that differ from their weekday.
 * @param listed every day of which the schedule says something
 * @param isWorking whether such a day is worked
 */
export function createRanks(listed: readonly DayNumber[], isWorking: (day: DayNumber) => boolean): Ranks {
  // Only these days change the count: a holiday on a weekday takes one away, a make-up day on a weekend adds one.
  const odd = listed.filter((day) => isWorking(day) !== weekday(day) <= 5).sort((a, b) => a - b);
  const shifts: number[] = [];
  for (const day of odd) shifts.push((shifts.at(-1) ?? 0) + (isWorking(day) ? 1 : -1));

  /** How far the count up to and including a day is off that of weekdays. */
  const shiftAt = (day: DayNumber): number => {
    let low = 0;
    let high = odd.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((odd[middle] as number) <= day) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : (shifts[low - 1] as number);
  };
  const rankOf = (day: DayNumber) => weekdaysUpTo(day) + shiftAt(day);
  return {
    rankOf,
    dayOfRank(rank) {
      // Close at once, as schedules shift the count by a few days; then by single days, as the count never falls.
      let day = weekdayOf(rank);
      day = weekdayOf(rank - shiftAt(day));
      while (rankOf(day) < rank) day++;
      while (rankOf(day - 1) >= rank) day--;
      return day;
    },
  };
}
