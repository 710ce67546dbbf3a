/** Words to the browser's language, from public/_locales. */
import { browser } from 'wxt/browser';
import type { Words } from '../lib/ticket/words.ts';
import { remembering } from './remembering.ts';

/** Text of a message key with its arguments; the key itself where a language lacks it, so that nothing is silently empty. */
export const say = remembering(({ key, args }: Words): string => {
  const getMessage = browser.i18n.getMessage as (name: string, substitutions?: string[]) => string;
  return getMessage(key, args) || key;
});
