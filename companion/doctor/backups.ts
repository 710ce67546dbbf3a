/** Whether backups are made: a host begins the daily one by itself, where nobody looks. */
import type { Backup } from '../../lib/protocol/companion.ts';
import { lastBackupFailure } from '../host/log.ts';
import type { Finding } from './finding.ts';

const DAY_MS = 86_400_000;
/** A computer that is off over a weekend has none for so long. */
const MOST_DAYS = 3;

/**
 * @param backups as the companion's answer to hello names them
 * @param log the text of the host's log, where it can be read
 */
export function backupFinding(backups: readonly Backup[], log: string | undefined, nowMs: number): Finding | undefined {
  const made = backups.map(({ madeAt }) => Date.parse(madeAt)).filter((ms) => ms <= nowMs);
  const newestMs = Math.max(...made);
  const failure = log === undefined ? undefined : lastBackupFailure(log);
  const todo = 'run: anqi backup';
  const failedMs = Date.parse(failure?.at ?? '');
  if (failure && failedMs > newestMs && failedMs <= nowMs)
    return {
      level: 'wrong',
      code: 'backup-failed',
      says: `the daily backup failed at ${failure.at}: ${failure.why}`,
      todo,
    };
  const days = Math.floor((nowMs - newestMs) / DAY_MS);
  if (made.length === 0 || days < MOST_DAYS) return undefined;
  const says = `the newest backup is ${days} days old; one was begun just now, where that is possible`;
  return { level: 'note', code: 'backup-overdue', says, todo };
}
