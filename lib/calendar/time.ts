/**
 * Beijing time without a time-zone library: China has had no summer time since 1991, so a day number and
 * minutes suffice, whatever zone the PC is set to.
 */

/** Milliseconds by which Beijing wall time is ahead of UTC. */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Days since 1970-01-01 in Beijing. */
export type DayNumber = number;

/**
 * Day number of a calendar day.
 * @param day `YYYY-MM-DD`, or any text that starts so
 * @throws RangeError when it is not a day of the calendar (2026-02-30)
 */
export function dayNumber(day: string): DayNumber {
  const ms = Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(ms) || dayText(ms / DAY_MS) !== day.slice(0, 10)) {
    throw new RangeError(`not a calendar day: ${day.slice(0, 10)}`);
  }
  return ms / DAY_MS;
}

/** Whether a text is a day of the calendar, as `YYYY-MM-DD` and nothing else. */
export function isDay(text: string): boolean {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(ms) && dayText(ms / DAY_MS) === text;
}

/** `YYYY-MM-DD` of a day number. */
export function dayText(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Day of the week: 1 Monday … 7 Sunday. */
export function weekday(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The Beijing day that contains an instant (epoch milliseconds). */
export function dayOfMs(ms: number): DayNumber {
  return Math.floor((ms + OFFSET_MS) / DAY_MS);
}

/** Epoch milliseconds of a Beijing day at a minute of that day. */
export function msOfDay(day: DayNumber, minute = 0): number {
  return day * DAY_MS - OFFSET_MS + minute * 60_000;
}

/** `2026-11-23T17:30:00+08:00` of an instant (epoch milliseconds; fractions of a second are dropped). */
export function instantText(ms: number): string {
  return `${new Date(ms + OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}

/** Whether a moment is a day alone, without a time of day. */
export function isDayOnly(moment: string): boolean {
  return moment.length === 10;
}

/**
 * The latest instant that still belongs to a moment: itself, or the end of its day when it is a day alone.
 * @param moment instant or day, as in lib/ticket/model.ts
 * @returns epoch milliseconds
 */
export function latestMs(moment: string): number {
  return isDayOnly(moment) ? msOfDay(dayNumber(moment) + 1) - 1 : Date.parse(moment);
}

/** The earliest instant of a moment: itself, or the start of its day. */
export function earliestMs(moment: string): number {
  return isDayOnly(moment) ? msOfDay(dayNumber(moment)) : Date.parse(moment);
}
