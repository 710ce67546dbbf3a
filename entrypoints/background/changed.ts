/** Tells open lists and the companion that tickets, or what is said of them, have changed. */
import { browser } from 'wxt/browser';
import { syncSoon } from './companion/syncing.ts';

/** The name that the worklist listens for, in `storage.session`. */
const STAMP = 'changed';

export async function noteChange(): Promise<void> {
  syncSoon();
  await browser.storage.session.set({ [STAMP]: Date.now() });
}
