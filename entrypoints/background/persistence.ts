/** Asks the browser to keep the store when disk space is short, and records what it answered. */
import { recordPersist } from '../../lib/store/persist.ts';
import { theStore } from './the-store.ts';

export async function persistStorage(): Promise<void> {
  const answer = (await navigator.storage?.persist?.()) ?? false;
  await recordPersist(theStore(), answer);
}
