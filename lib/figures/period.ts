/** Periods of a report: a quarter, a month or a year of the Beijing calendar. */
import { dayNumber, msOfDay } from '../calendar/time.ts';

export interface ReportPeriod {
  /** 2020Q2, 2020-05, 2020. */
  name: string;
  /** First millisecond, and the first one behind. */
  fromMs: number;
  toMs: number;
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

function startOf(year: number, month: number): number {
  const day = `${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  return msOfDay(dayNumber(day));
}
