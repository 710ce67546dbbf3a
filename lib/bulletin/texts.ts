/** The usual wording of a bulletin's texts: an office begins with it, and changes what it likes. */
import { type Say, words } from '../ticket/words.ts';
import type { TextName } from './settings.ts';

/** Texts that read otherwise when one unit reports of itself. */
const OF_UNIT: readonly TextName[] = ['title', 'opening', 'basics', 'overdue', 'demands'];

/** @param isUnit one unit reports of itself */
export const usualText = (name: TextName, isUnit: boolean, say: Say): string =>
  say(words(isUnit && OF_UNIT.includes(name) ? `notice_text_${name}_unit` : `notice_text_${name}`));
