/** Failures of making and reading backups as words. */
import { BackupRefusal } from '../../../lib/backup/refusal.ts';
import { type Words, words } from '../../../lib/ticket/words.ts';
import { failureWords } from '../../failures.ts';

/** What to tell about a failure: what happened and what to do; undefined where the clerk called it off. */
export function backupFailure(error: unknown): Words | undefined {
  if (!(error instanceof BackupRefusal)) return failureWords(error);
  return error.code === 'cancelled' ? undefined : words(`backup_refused_${error.code}`);
}
