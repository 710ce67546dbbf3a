/** Tells open lists that tickets, or what is said of them, have changed. */
import { browser } from 'wxt/browser';

/** The name that the worklist listens for, in `storage.session`. */
const STAMP = 'changed';

export async function noteChange(): Promise<void> {
  await browser.storage.session.set({ [STAMP]: Date.now() });
}
