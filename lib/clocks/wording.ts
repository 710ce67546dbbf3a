/** What a running clock says at an instant, and when it may say something else. */
import type { Counted } from '../calendar/calendar.ts';
import { dayNumber, dayOfMs, isDayOnly, msOfDay } from '../calendar/time.ts';
import { type Words, words } from '../ticket/words.ts';
import type { Clock } from './clocks.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
/** From here on a clerk counts hours rather than looking at the time of day. */
const LAST_HOURS = 4 * HOUR;

export interface Wording {
  urgency: 'calm' | 'soon' | 'overdue';
  text: Words;
  short: Words;
}

/** What of a clock its words depend on. */
export type Ticking = Pick<Clock, 'dueAt' | 'limitMs' | 'yellowMs' | 'redMs'>;

/**
 * Wording of a clock at an instant. Its last millisecond is still in time.
 * @param nowMs epoch milliseconds
 * @param days working days after today up to and including the day of the deadline, negative when that is past: the same
 * for the whole of a day
 */
export function wordingAt(clock: Ticking, nowMs: number, days: Counted): Wording {
  if (nowMs > clock.limitMs) return overdueAt(clock, nowMs, { value: -days.value || 0, certain: days.certain });
  const wording = runningAt(clock, nowMs, days);
  const { yellowMs, redMs } = clock;
  if (redMs !== undefined && nowMs >= redMs) return { ...wording, urgency: 'overdue' };
  if (yellowMs === undefined) return wording;
  return { ...wording, urgency: nowMs >= yellowMs ? 'soon' : 'calm' };
}

/**
 * The next instant at which the wording may differ: an hour or minute of the last hours, a colour, the limit, a midnight.
 * @returns epoch milliseconds, later than `nowMs`
 */
export function nextBoundary(clock: Ticking, nowMs: number): number {
  const midnight = msOfDay(dayOfMs(nowMs) + 1);
  const left = clock.limitMs - nowMs;
  if (left < 0) {
    if (isDayOnly(clock.dueAt)) return midnight;
    return Math.min(midnight, clock.limitMs + (Math.floor(-left / HOUR) + 1) * HOUR);
  }
  const colours = [clock.yellowMs, clock.redMs].filter((ms) => ms !== undefined && ms > nowMs) as number[];
  if (isDayOnly(clock.dueAt)) return Math.min(midnight, ...colours);
  const unit = left < HOUR ? MINUTE : HOUR;
  const whole = left < LAST_HOURS ? Math.floor(left / unit) * unit : LAST_HOURS;
  return Math.min(midnight, clock.limitMs - whole + 1, ...colours);
}

function runningAt(clock: Ticking, nowMs: number, days: Counted): Wording {
  const left = clock.limitMs - nowMs;
  const time = isDayOnly(clock.dueAt) ? undefined : clock.dueAt.slice(11, 16);
  if (time !== undefined && left < LAST_HOURS) return soon(...lastHours(left));
  const today = dayOfMs(nowMs);
  const dueDay = dayNumber(clock.dueAt);
  if (dueDay === today) return soon(...dayWords('today', time));
  if (dueDay === today + 1) return soon(...dayWords('tomorrow', time));

  // Only days off lie between: "0 working days left" would sound as if it were over.
  if (days.value === 0) {
    const date = clock.dueAt.slice(5, 10);
    return soon(
      words('clock_on_date', time === undefined ? date : `${date} ${time}`),
      words('clock_on_date_short', date),
    );
  }
  const kind = days.certain ? 'left' : 'left_about';
  return {
    urgency: days.value >= 2 ? 'calm' : 'soon',
    text: words(`clock_${kind}`, days.value),
    short: words(`clock_${kind}_short`, days.value),
  };
}

function overdueAt(clock: Ticking, nowMs: number, days: Counted): Wording {
  const over = nowMs - clock.limitMs;
  const pair = (key: string, ...args: number[]): Wording => ({
    urgency: 'overdue',
    text: words(`clock_over_${key}`, ...args),
    short: words(`clock_over_${key}_short`, ...args),
  });
  if (days.value >= 1) return pair(days.certain ? 'days' : 'days_about', days.value);
  if (isDayOnly(clock.dueAt) || over >= 24 * HOUR) return pair('under_day');
  return over < HOUR ? pair('under_hour') : pair('hours', Math.floor(over / HOUR));
}

function lastHours(left: number): [Words, Words] {
  const key = left >= HOUR ? 'hours' : left >= MINUTE ? 'minutes' : 'under_minute';
  const count = key === 'under_minute' ? [] : [Math.floor(left / (key === 'hours' ? HOUR : MINUTE))];
  return [words(`clock_${key}`, ...count), words(`clock_${key}_short`, ...count)];
}

function dayWords(day: 'today' | 'tomorrow', time: string | undefined): [Words, Words] {
  if (time === undefined) return [words(`clock_${day}`), words(`clock_${day}_short`)];
  return [words(`clock_${day}_at`, time), words(`clock_${day}_at_short`, time)];
}

function soon(text: Words, short: Words): Wording {
  return { urgency: 'soon', text, short };
}
