/** What is wrong with a file or an entry, as one line. */
import { type Words, words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

/** `第 2 条规则“投诉”，数量：应为数字` */
export function faultText(where: readonly Words[], what: Words): string {
  const place = where.map(say).join(say(words('profiles_join')));
  return [place, say(what)].filter(Boolean).join(say(words('profiles_colon')));
}
