/** The office's own days and hours. */
import { NO_OFFICE, type OfficeCalendar, zOfficeCalendar } from '../calendar/office.ts';
import { guarded, StoreError } from './errors.ts';
import type { Store } from './open.ts';
import { checkedRows, issuesText } from './rows.ts';
import { markUnsettled } from './rules.ts';

const KEY = 'calendar';

/** What the office has said; nothing where it has not, or where what is stored is broken (which is reported). */
export function officeCalendar(store: Store): Promise<OfficeCalendar> {
  return guarded(async () => {
    const row = await store.meta.get(KEY);
    return (row && checkedRows(store, 'meta', zOfficeCalendar, [row.value])[0]) ?? NO_OFFICE;
  });
}

/**
 * Keeps what the office says in place of what it said.
 * @throws StoreError `invalid` when it is malformed; what was stored then stays in force
 */
export function saveOfficeCalendar(store: Store, office: OfficeCalendar): Promise<void> {
  return guarded(async () => {
    const result = zOfficeCalendar.safeParse(office);
    if (!result.success) throw new StoreError('invalid', issuesText(result.error.issues));
    await store.db.transaction('rw', store.meta, async () => {
      await store.meta.put({ key: KEY, value: result.data });
      await markUnsettled(store);
    });
  });
}
