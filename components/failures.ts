/** Failed commands as words. */
import { CommandError } from '../lib/protocol/answer.ts';
import { type Words, words } from '../lib/ticket/words.ts';

/** What to tell the clerk about a failed command: what happened and what to do. */
export function failureWords(error: unknown): Words {
  const code = error instanceof CommandError ? error.failure.code : 'failed';
  return words(`failure_${code.replaceAll('-', '_')}`);
}
