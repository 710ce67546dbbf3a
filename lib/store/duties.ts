/** The office's duty directory. */
import { checkDuties } from '../duties/file.ts';
import { type Directory, zDirectory } from '../duties/model.ts';
import { guarded, StoreError } from './errors.ts';
import type { Store } from './open.ts';
import { setting } from './setting.ts';

const KEY = 'duties';

/** The directory; undefined where the office has none, or where what is stored is broken (which is reported). */
export function officeDuties(store: Store): Promise<Directory | undefined> {
  return setting(store, KEY, zDirectory);
}

/**
 * Keeps a directory in place of the one before, its entries tidied.
 * @throws StoreError `invalid` when it is malformed; the old one stays
 */
export function saveOfficeDuties(store: Store, directory: Directory): Promise<void> {
  return guarded(async () => {
    const checked = checkDuties(directory);
    if (!checked.ok)
      throw new StoreError(
        'invalid',
        checked.faults.map(({ path, what }) => `${path.join('.')}: ${what.key}`).join(', '),
      );
    await store.meta.put({ key: KEY, value: checked.directory });
  });
}
