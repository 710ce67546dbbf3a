/** Words to the browser's language, from public/_locales. */
import { browser } from 'wxt/browser';
import type { Words } from '../lib/ticket/words.ts';
import { remembering } from './remembering.ts';

/** Text of a message key with its arguments; the key itself where a language lacks it, so that nothing is silently empty. */
export const say = remembering(({ key, args }: Words): string => {
  const getMessage = browser.i18n.getMessage as (name: string, substitutions?: string[]) => string;
  return getMessage(key, args) || key;
});

/** Sentences one after the other; a Chinese full stop brings its own space. */
export const saySentences = (all: readonly Words[]): string =>
  all.map(say).reduce((text, next) => (text.endsWith('。') ? text + next : `${text} ${next}`));
