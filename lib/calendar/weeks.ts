/** Beijing weeks from Monday to Sunday, cut where a run of days begins and ends. */
import { type DayNumber, weekday } from './time.ts';

/** The weeks of a run of days, both ends included, in order; the first and the last may be short. */
export function weeksOf({ start, end }: { start: DayNumber; end: DayNumber }): { start: DayNumber; end: DayNumber }[] {
  const weeks: { start: DayNumber; end: DayNumber }[] = [];
  for (let day = start; day <= end; ) {
    const sunday = Math.min(day + 7 - weekday(day), end);
    weeks.push({ start: day, end: sunday });
    day = sunday + 1;
  }
  return weeks;
}
