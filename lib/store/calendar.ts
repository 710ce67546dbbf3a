/** The office's own days and hours. */
import { NO_OFFICE, type OfficeCalendar, zOfficeCalendar } from '../calendar/office.ts';
import { guarded } from './errors.ts';
import type { Store } from './open.ts';
import { markUnsettled } from './rules.ts';
import { checkedSetting, setting } from './setting.ts';

const KEY = 'calendar';

/** What the office has said; nothing where it has not, or where what is stored is broken (which is reported). */
export async function officeCalendar(store: Store): Promise<OfficeCalendar> {
  return (await setting(store, KEY, zOfficeCalendar)) ?? NO_OFFICE;
}

/**
 * Keeps what the office says in place of what it said.
 * @throws StoreError `invalid` when it is malformed; what was stored then stays in force
 */
export function saveOfficeCalendar(store: Store, office: OfficeCalendar): Promise<void> {
  return guarded(async () => {
    const value = checkedSetting(zOfficeCalendar, office);
    await store.db.transaction('rw', store.meta, async () => {
      await store.meta.put({ key: KEY, value });
      await markUnsettled(store);
    });
  });
}
