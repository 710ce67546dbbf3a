/** What the office has set, as its browsers tell of it. */
import type * as z from 'zod/mini';
import { crcOfDocument } from './crc.ts';
import type { Store } from './store.ts';
import { parsed } from './take.ts';
import { troubled } from './trouble.ts';

export interface NewestSetting<T> {
  /** Undefined where no browser has set it. */
  value: T | undefined;
  /** Versions that were passed over, as they are damaged or of another shape. */
  damaged: number;
}

/** The newest version of a setting that can be read, whichever browser it comes from. */
export async function newestSetting<S extends z.ZodMiniType>(
  store: Store,
  key: string,
  schema: S,
): Promise<NewestSetting<z.infer<S>>> {
  const rows = await troubled(() =>
    store.db
      .selectFrom('documents')
      .selectAll()
      .where('kind', '=', 'setting')
      .where('key', '=', key)
      .where('body', 'is not', null)
      .orderBy('at', 'desc')
      .orderBy('version', 'desc')
      .orderBy('replica')
      .execute(),
  );
  for (const [damaged, row] of rows.entries()) {
    const value = crcOfDocument(row) === Number(row.crc) ? schema.safeParse(parsed(row.body ?? '')) : undefined;
    if (value?.success) return { value: value.data, damaged };
  }
  return { value: undefined, damaged: rows.length };
}
