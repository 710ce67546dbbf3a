/** Quarters of the Beijing calendar: the period of figures and bulletins. */
import { type DayNumber, dayNumber, dayText } from '../calendar/time.ts';
import { type Words, words } from '../ticket/words.ts';

/** A run of days, both ends included. */
export interface Period {
  start: DayNumber;
  end: DayNumber;
  /** Such as 2026年第四季度. */
  label: Words;
}

/** The quarter that contains a day. */
export function quarterOf(day: DayNumber): Period {
  const text = dayText(day);
  const year = Number(text.slice(0, 4));
  const quarter = Math.ceil(Number(text.slice(5, 7)) / 3);
  const firstOf = (index: number) =>
    dayNumber(`${year + Math.floor(index / 4)}-${['01', '04', '07', '10'][index % 4]}-01`);
  return { start: firstOf(quarter - 1), end: firstOf(quarter) - 1, label: words(`quarter_${quarter}`, year) };
}
