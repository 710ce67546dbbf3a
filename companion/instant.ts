import { isDay } from '../lib/calendar/time.ts';

const PATTERN = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?(Z|[+-]\d{2}:\d{2})?$/;

/** Milliseconds of an ISO 8601 instant; without a zone it is Beijing's, without a time midnight. */
export function parseInstant(text: string): number | undefined {
  const [, day, time = '00:00', zone = '+08:00'] = PATTERN.exec(text) ?? [];
  if (day === undefined || !isDay(day)) return undefined;
  const ms = Date.parse(`${day}T${time}${zone}`);
  return Number.isNaN(ms) ? undefined : ms;
}
