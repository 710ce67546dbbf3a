/** Failures of the office's worker as words. */
import { OfficeFailure } from '../../lib/office/remote.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { failureWords } from '../failures.ts';

const REFUSED = ['broken', 'empty', 'other-zip', 'password', 'too-large', 'inflates', 'unknown'];

/** What to tell about a failure; undefined where the user called it off. */
export function officeFailure(error: unknown): Words | undefined {
  if (!(error instanceof OfficeFailure)) return failureWords(error);
  if (error.code === 'cancelled') return undefined;
  if (REFUSED.includes(error.code)) return words('verify_file_refused');
  return words(error.code === 'closed' ? 'failure_storage_closed' : 'failure_failed');
}
