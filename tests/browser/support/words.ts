/** Messages in the language that the tested browser speaks. */

import { type Words, words } from '../../../lib/ticket/words.ts';
import en from '../../../public/_locales/en/messages.json' with { type: 'json' };
import zh from '../../../public/_locales/zh_CN/messages.json' with { type: 'json' };
import type { Anqi } from './anqi.ts';

export type Speaker = (key: string, ...args: (string | number)[]) => string;

/** Speaks as the extension does: Debian's Chromium has Chinese only when its language package is installed. */
export async function speaker(anqi: Anqi): Promise<Speaker> {
  const language = await anqi.inPopup((popup) => popup.evaluate(() => chrome.i18n.getUILanguage()));
  const messages: Record<string, { message: string }> = language.startsWith('en') ? en : zh;
  return (key, ...args) => fill(messages[key]?.message ?? `no message ${key}`, words(key, ...args));
}

/** Text of words given as data. */
export function spoken(say: Speaker, { key, args }: Words): string {
  return say(key, ...args);
}

function fill(message: string, { args }: Words): string {
  return message.replace(/\$(\d)/g, (_, i: string) => args[Number(i) - 1] ?? '');
}
