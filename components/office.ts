/** The background as the extension's pages see it, and failures as words. */
import { browser } from 'wxt/browser';
import { asker, CommandError } from '../lib/protocol/answer.ts';
import { ownCommands } from '../lib/protocol/own.ts';
import { type Words, words } from '../lib/ticket/words.ts';

export const ask = asker(ownCommands, (message) => browser.runtime.sendMessage(message));

/** What to tell the clerk about a failed command: what happened and what to do. */
export function failureWords(error: unknown): Words {
  const code = error instanceof CommandError ? error.failure.code : 'failed';
  return words(`failure_${code.replaceAll('-', '_')}`);
}
