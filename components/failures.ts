/** Failed commands as words. */
import { CommandError, type Failure } from '../lib/protocol/answer.ts';
import { type Words, words } from '../lib/ticket/words.ts';

/** What to tell the clerk about a failed command: what happened and what to do. */
export function failureWords(error: unknown): Words {
  return codeWords(error instanceof CommandError ? error.failure.code : 'failed');
}

export const codeWords = (code: Failure['code']): Words => words(`failure_${code.replaceAll('-', '_')}`);
