/** Whether backups are made: a host begins the daily one by itself, where nobody looks. */
import type { Backup } from '../../lib/protocol/companion.ts';
import { lastBackupFailure } from '../host/log.ts';
import type { Finding } from './finding.ts';

const DAY_MS = 86_400_000;
/** A computer that is off over a weekend has none for so long. */
const MOST_DAYS = 3;

/** What the companion says of its store in its answer to hello. */
interface Answer {
  store: string;
  trouble?: string | undefined;
  backups: readonly Backup[];
}

/**
 * @param log the text of the host's log, where it can be read
 * @returns nothing of a database, whose backups are its administrator's, nor of a store in trouble, which is said first
 */
export function backupFinding(
  { store, trouble, backups }: Answer,
  log: string | undefined,
  nowMs: number,
): Finding | undefined {
  if (store !== 'sqlite' || trouble !== undefined) return undefined;
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
