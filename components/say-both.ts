/** Clauses as one sentence in the browser's language. */
import { type Words, words } from '../lib/ticket/words.ts';
import { say } from './say.ts';

/** One clause as it stands, or two joined. */
export function sayBoth([first, second]: readonly Words[]): string {
  if (!first) return '';
  return second ? say(words('walk_both', say(first), say(second))) : say(first);
}
