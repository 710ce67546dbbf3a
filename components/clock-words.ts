import { type Words, words } from '../lib/ticket/words.ts';

/** @param ahead minutes by which the PC is ahead of the platform; negative when it is behind */
export function clockOffWords(ahead: number): Words {
  return words(ahead > 0 ? 'clock_off_ahead' : 'clock_off_behind', Math.abs(ahead));
}
