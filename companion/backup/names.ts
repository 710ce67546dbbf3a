/** Names of backups: they say when each was made, whatever became of the files' own times. */
import { instantText, isDay } from '../../lib/calendar/time.ts';

const PATTERN = /^anqi-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})\.db$/;

/** `anqi-20261129-195120.db`, of Beijing time. */
export const backupName = (ms: number): string =>
  `anqi-${instantText(ms).slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}.db`;

/** When a backup was made, as an instant; undefined for a name that is none of ours. */
export function madeAtOf(name: string): string | undefined {
  const [, year, month, day, hour, minute, second] = PATTERN.exec(name) ?? [];
  const instant = `${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`;
  return year !== undefined && isDay(instant.slice(0, 10)) && !Number.isNaN(Date.parse(instant)) ? instant : undefined;
}
