/** Which day's summary was shown. */
import * as z from 'zod/mini';
import { zDay } from '../ticket/moment.ts';
import { guarded } from './errors.ts';
import type { Store } from './open.ts';

const KEY = 'digest';
const zDigest = z.strictObject({ day: zDay, notification: z.string(), shown: z.boolean() });

/**
 * Claims the summary of a day for one notification.
 * @param there notifications that the browser has: a worker that died after showing it could not say so
 * @returns false when it was shown already
 */
export function claimDigest(
  store: Store,
  day: string,
  notification: string,
  there: ReadonlySet<string>,
): Promise<boolean> {
  return guarded(() =>
    store.db.transaction('rw', store.meta, async () => {
      const before = zDigest.safeParse((await store.meta.get(KEY))?.value);
      if (before.success && before.data.day === day && (before.data.shown || there.has(before.data.notification)))
        return false;
      await store.meta.put({ key: KEY, value: { day, notification, shown: false } });
      return true;
    }),
  );
}

export function digestShown(store: Store, day: string): Promise<void> {
  return guarded(() =>
    store.db.transaction('rw', store.meta, async () => {
      const before = zDigest.safeParse((await store.meta.get(KEY))?.value);
      if (before.success && before.data.day === day)
        await store.meta.put({ key: KEY, value: { ...before.data, shown: true } });
    }),
  );
}
