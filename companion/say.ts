/** Words of the extension in Chinese, for the command line. */

import type { Say } from '../lib/ticket/words.ts';
import messages from '../public/_locales/zh_CN/messages.json' with { type: 'json' };

const known: Record<string, { message: string }> = messages;

/** As the browser does it: $1, $2 … stand for the arguments. */
export const say: Say = ({ key, args }) =>
  (known[key]?.message ?? key).replace(/\$(\d)/g, (_, n: string) => args[Number(n) - 1] ?? '');
