/** Moments of a report's lists. */
import { instantText } from '../calendar/time.ts';

/** Without its seconds; a day without a time of day, as that day. */
export function momentText(ms: number | undefined): string {
  if (ms === undefined) return '';
  const [day = '', time = ''] = instantText(ms).split('T');
  return time.startsWith('23:59:59') ? day : `${day} ${time.slice(0, 5)}`;
}

/** As of when, for people: the end of a day is its own 24:00, and not the next one's beginning. */
export function asOfText(ms: number): string {
  const text = instantText(ms);
  if (!text.includes('T00:00:00')) return momentText(ms);
  return `${instantText(ms - 1).slice(0, 10)} 24:00`;
}
