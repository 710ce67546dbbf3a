/** Periods of a report: a quarter, a month or a year of the Beijing calendar. */
import { dayNumber, dayOfMs, dayText, msOfDay } from '../calendar/time.ts';
import { type Words, words } from '../ticket/words.ts';

export interface ReportPeriod {
  /** 2020Q2, 2020-05, 2020. */
  name: string;
  /** First millisecond, and the first one behind. */
  fromMs: number;
  toMs: number;
  /** It is not over: it ends with the day of which it is asked. */
  toDate?: true;
}

const PERIOD = /^(\d{4})(?:[Qq]([1-4])|-(0[1-9]|1[0-2]))?$/;

/** @returns undefined where the text names no period */
export function periodOf(text: string): ReportPeriod | undefined {
  const found = PERIOD.exec(text.trim());
  if (!found) return undefined;
  const year = Number(found[1]);
  if (year < 2000 || year > 2100) return undefined;
  const [first, months] = found[2] ? [(Number(found[2]) - 1) * 3, 3] : found[3] ? [Number(found[3]) - 1, 1] : [0, 12];
  return { name: text.trim().toUpperCase(), fromMs: startOf(year, first), toMs: startOf(year, first + months) };
}

/** The quarter that an instant lies in (epoch milliseconds). */
export const quarterAt = (ms: number): ReportPeriod => periodHolding(ms, 3);

/** A period that is running at an instant, through that day; one that is over stays whole. */
export function toDate(period: ReportPeriod, ms: number): ReportPeriod {
  if (ms >= period.toMs || ms < period.fromMs) return period;
  return { ...period, toMs: msOfDay(dayOfMs(ms) + 1), toDate: true };
}

/** The same period of the year before (同比); of a running one as many days. */
export const yearBefore = (period: ReportPeriod): ReportPeriod =>
  asLong(periodOf(String(Number(period.name.slice(0, 4)) - 1) + period.name.slice(4)) as ReportPeriod, period);

/** The period that ends where this one begins (环比): of a quarter the quarter before; of a running one as many days. */
export const periodBefore = (period: ReportPeriod): ReportPeriod =>
  asLong(periodHolding(period.fromMs - 1, period.name.includes('Q') ? 3 : period.name.includes('-') ? 1 : 12), period);

const asLong = (other: ReportPeriod, { fromMs, toMs, toDate: isRunning }: ReportPeriod): ReportPeriod =>
  isRunning ? { ...other, toMs: Math.min(other.toMs, other.fromMs + toMs - fromMs) } : other;

/** What a period is called: 2020年第二季度, 2020年5月, 2020年. */
export function periodLabel({ name }: ReportPeriod): Words {
  const [, year = '', quarter, month] = PERIOD.exec(name) ?? [];
  if (quarter) return words(`quarter_${quarter}`, year);
  return month ? words('period_month', year, Number(month)) : words('period_year', year);
}

function periodHolding(ms: number, months: 1 | 3 | 12): ReportPeriod {
  const [year = '', month = ''] = dayText(dayOfMs(ms)).split('-');
  const named = { 1: `${year}-${month}`, 3: `${year}Q${Math.ceil(Number(month) / 3)}`, 12: year };
  return periodOf(named[months]) as ReportPeriod;
}

function startOf(year: number, month: number): number {
  const day = `${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  return msOfDay(dayNumber(day));
}
