/** The background as the extension's pages see it. */
import { browser } from 'wxt/browser';
import { asker } from '../lib/protocol/answer.ts';
import { ownCommands } from '../lib/protocol/own.ts';

export const ask = asker(ownCommands, (message) => browser.runtime.sendMessage(message));

export { failureWords } from './failures.ts';
