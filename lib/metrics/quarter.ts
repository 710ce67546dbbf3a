/** Quarters of the Beijing calendar: the period of figures and bulletins. */
import * as z from 'zod/mini';
import { type DayNumber, dayNumber, dayText } from '../calendar/time.ts';
import { type Words, words } from '../ticket/words.ts';

/** A quarter in one word, such as `2026Q4`. */
export const zQuarterName = z.string().check(z.regex(/^[12]\d{3}Q[1-4]$/));

/** A run of days, both ends included. */
export interface Period {
  name: string;
  start: DayNumber;
  end: DayNumber;
  /** Such as 2026年第四季度. */
  label: Words;
}

/** The quarter that contains a day. */
export function quarterOf(day: DayNumber): Period {
  const text = dayText(day);
  return quarterAt(Number(text.slice(0, 4)) * 4 + Math.ceil(Number(text.slice(5, 7)) / 3) - 1);
}

/** The quarter of a name that zQuarterName lets through. */
export function quarterNamed(name: string): Period {
  return quarterAt(Number(name.slice(0, 4)) * 4 + Number(name.slice(5)) - 1);
}

/** The quarter before another. */
export function quarterBefore(period: Period): Period {
  return quarterOf(period.start - 1);
}

/** @param index quarters since the year 0 */
function quarterAt(index: number): Period {
  const [year, quarter] = [Math.floor(index / 4), (index % 4) + 1];
  return {
    name: `${year}Q${quarter}`,
    start: firstDay(index),
    end: firstDay(index + 1) - 1,
    label: words(`quarter_${quarter}`, year),
  };
}

function firstDay(index: number): DayNumber {
  return dayNumber(`${Math.floor(index / 4)}-${['01', '04', '07', '10'][index % 4]}-01`);
}
