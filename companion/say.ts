/** Words of the extension in Chinese, for the command line. */
import { sayFrom } from '../lib/ticket/messages.ts';
import messages from '../public/_locales/zh_CN/messages.json' with { type: 'json' };

export const say = sayFrom(messages);
