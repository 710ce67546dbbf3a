/** Times and phone numbers as the platform prints them. */
import { instantText } from '../../lib/calendar/time.ts';

/** `2026-11-23 17:30:00` in Beijing; empty for none. */
export function timeText(ms: number | undefined): string {
  return ms === undefined ? '' : instantText(ms).slice(0, 19).replace('T', ' ');
}

/** `11-23 17:30`, as old portals print it. */
export function shortTime(ms: number | undefined): string {
  return timeText(ms).slice(5, 16);
}

/** `138****1234`. */
export function maskedPhone(phone: string): string {
  return phone.replace(/^(\d{3})\d{4}(\d{4})$/, '$1****$2');
}

/** `2026年第四季度` of `2026Q4`. */
export function quarterName(quarter: string): string {
  const [year, n] = quarter.split('Q');
  return `${year}年第${'一二三四'.charAt(Number(n) - 1)}季度`;
}

/**
 * Beijing wall time typed into a form, `2026-11-23 17:30` with or without seconds or a T.
 * @returns epoch milliseconds, undefined for anything else
 */
export function parseTime(text: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?$/.exec(text.trim());
  if (!match) return undefined;
  const ms = Date.parse(`${match[1]}T${match[2]}${match[3] ?? ':00'}+08:00`);
  return Number.isNaN(ms) ? undefined : ms;
}
