/** The worklist's words on paper: they hold all day, as paper does not tick. */
import { dayOfMs, msOfDay } from '../calendar/time.ts';
import { type Words, words } from '../ticket/words.ts';
import type { Entry } from './entry.ts';

const MINUTE = 60_000;

/**
 * What a ticket's nearest clock says on a list that is printed. Hours and minutes that are left are said as the time of day.
 * @param nowMs when the list is made, epoch milliseconds
 */
export function paperWords({ limitMs, text }: Pick<Entry, 'limitMs' | 'text'>, nowMs: number): Words {
  if (limitMs === undefined) return text;
  const [today, day] = [dayOfMs(nowMs), dayOfMs(limitMs)];
  if (day !== today && day !== today + 1) return text;
  const time = timeOfDay(limitMs);
  const when = day === today ? 'today' : 'tomorrow';
  if (time === undefined) return words(`clock_${when}`);
  return limitMs < nowMs ? words('paper_passed_at', time) : words(`clock_${when}_at`, time);
}

/** `17:30`; undefined for the end of a day, which stands for the day. */
export function timeOfDay(ms: number): string | undefined {
  const start = msOfDay(dayOfMs(ms));
  if (ms === msOfDay(dayOfMs(ms) + 1) - 1) return undefined;
  const minute = Math.floor((ms - start) / MINUTE);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
