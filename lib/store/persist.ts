/** Whether the browser promised to keep the data. */
import { guarded } from './errors.ts';
import type { Store } from './open.ts';

/** Keeps what `navigator.storage.persist()` answered: whether the browser may drop the data when disk is short. */
export function recordPersist(store: Store, answer: boolean): Promise<void> {
  return guarded(async () => {
    await store.meta.put({ key: 'persist', value: answer });
  });
}

/** What `persist()` last answered; undefined when it was never asked. */
export function persistAnswer(store: Store): Promise<boolean | undefined> {
  return guarded(async () => {
    const value = (await store.meta.get('persist'))?.value;
    return typeof value === 'boolean' ? value : undefined;
  });
}
