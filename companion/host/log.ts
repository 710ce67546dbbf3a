/** The host's log in the data folder, for whoever looks for a fault of today: never a ticket's text. */
import { appendFileSync, mkdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { instantText } from '../../lib/calendar/time.ts';
import { troubleOf } from '../store/trouble.ts';

const MOST_BYTES = 1_000_000;
const BACKUP_FAILED = 'the daily backup failed: ';

/** @param folder the data folder */
export const logFile = (folder: string): string => join(folder, 'host.log');

/** Standard output is the browser's alone, and its log is out of a clerk's reach. A disk that is full must not end the host. */
export function logIn(folder: string): (line: string) => void {
  const file = logFile(folder);
  return (line) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      appendFileSync(file, `${instantText(Date.now())} ${line}\n`, { mode: 0o600 });
      if (statSync(file).size > MOST_BYTES) truncateSync(file);
    } catch {
      process.stderr.write(`anqi: ${line}\n`);
    }
  };
}

/** The line about a backup that was begun by a host, and failed: nobody sees what it says on its way. */
export const backupFailed = (error: unknown): string =>
  `${BACKUP_FAILED}${troubleOf(error)?.message ?? (error instanceof Error ? error.message : String(error))}`;

/** The last such failure in the text of a log: when, as an instant, and why. */
export function lastBackupFailure(log: string): { at: string; why: string } | undefined {
  const line = log.split('\n').findLast((each) => each.includes(` ${BACKUP_FAILED}`));
  const [, at = '', why = ''] = /^(\S+) .*?: (.*)$/.exec(line ?? '') ?? [];
  return line === undefined ? undefined : { at, why };
}
