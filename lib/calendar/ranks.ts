/** Counting working days without walking over them: how many there are up to a day, and which day is the n-th. */
import { type DayNumber, weekday } from './time.ts';

export interface Ranks {
  /** How many working days lie between a fixed origin and the day, the day included. */
  rankOf(day: DayNumber): number;
  /** The working day of that rank. */
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

/** The span of days in which schedules say anything: ranks by day, and working days by rank. */
interface Table {
  first: DayNumber;
  last: DayNumber;
  ranks: Int32Array;
  working: Int32Array;
  /** Rank of the day before the first. */
  base: number;
  /** How far ranks after the last day are off the count of weekdays. */
  shift: number;
}

/**
 * Ranks over days that differ from their weekday.
 * @param listed every day of which the schedule says something
 * @param isWorking whether such a day is worked
 */
export function createRanks(listed: readonly DayNumber[], isWorking: (day: DayNumber) => boolean): Ranks {
  let known: Table | undefined;
  // Made when first asked for: a calendar that only names kinds of day needs none.
  const table = () => {
    known ??= tableOf(listed, isWorking);
    return known;
  };
  return {
    rankOf(day) {
      const { first, last, ranks, shift } = table();
      if (day < first) return weekdaysUpTo(day);
      return day > last ? weekdaysUpTo(day) + shift : (ranks[day - first] as number);
    },
    dayOfRank(rank) {
      const { working, base, shift } = table();
      if (rank <= base) return weekdayOf(rank);
      return rank - base > working.length ? weekdayOf(rank - shift) : (working[rank - base - 1] as number);
    },
  };
}

function tableOf(listed: readonly DayNumber[], isWorking: (day: DayNumber) => boolean): Table {
  const first = listed.reduce((a, b) => Math.min(a, b), listed[0] ?? 0);
  const last = listed.reduce((a, b) => Math.max(a, b), first);
  const base = weekdaysUpTo(first - 1);
  const ranks = new Int32Array(last - first + 1);
  const working: number[] = [];
  const odd = new Set(listed);
  for (let day = first; day <= last; day++) {
    if (odd.has(day) ? isWorking(day) : weekday(day) <= 5) working.push(day);
    ranks[day - first] = base + working.length;
  }
  const shift = base + working.length - weekdaysUpTo(last);
  return { first, last, ranks, working: Int32Array.from(working), base, shift };
}
