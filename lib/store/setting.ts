/** What an office has set: one checked value a key of `meta`. */
import type * as z from 'zod/mini';
import { guarded, StoreError } from './errors.ts';
import type { Store } from './open.ts';
import { checkedRows, issuesText } from './rows.ts';

/** The value of a setting; undefined where none was kept, or where what is stored is broken (which is reported). */
export function setting<S extends z.ZodMiniType>(
  store: Store,
  key: string,
  schema: S,
): Promise<z.infer<S> | undefined> {
  return guarded(async () => {
    const row = await store.meta.get(key);
    return row && checkedRows(store, 'meta', schema, [row.value])[0];
  });
}

/**
 * A value that is about to be kept, checked.
 * @throws StoreError `invalid` when it is malformed
 */
export function checkedSetting<S extends z.ZodMiniType>(schema: S, value: unknown): z.infer<S> {
  const result = schema.safeParse(value);
  if (!result.success) throw new StoreError('invalid', issuesText(result.error.issues));
  return result.data;
}
