/** Moments of a report's lists. */
import { instantText } from '../calendar/time.ts';

/** Without its seconds; a day without a time of day, as that day. */
export function momentText(ms: number | undefined): string {
  if (ms === undefined) return '';
  const [day = '', time = ''] = instantText(ms).split('T');
  return time.startsWith('23:59:59') ? day : `${day} ${time.slice(0, 5)}`;
}
