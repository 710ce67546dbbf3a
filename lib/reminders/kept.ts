/** The office's reminder settings in the store. */
import { guarded, StoreError } from '../store/errors.ts';
import type { Store } from '../store/open.ts';
import { checkedRows, issuesText } from '../store/rows.ts';
import { DEFAULT_REMINDERS, type ReminderSettings, zReminderSettings } from './settings.ts';

const KEY = 'reminders';

/** What the office has said; the defaults where it has not, or where what is stored is broken (which is reported). */
export function reminderSettings(store: Store): Promise<ReminderSettings> {
  return guarded(async () => {
    const row = await store.meta.get(KEY);
    return (row && checkedRows(store, 'meta', zReminderSettings, [row.value])[0]) ?? DEFAULT_REMINDERS;
  });
}

/** @throws StoreError `invalid` when they are malformed; what was stored then stays in force */
export function saveReminderSettings(store: Store, settings: ReminderSettings): Promise<void> {
  return guarded(async () => {
    const result = zReminderSettings.safeParse(settings);
    if (!result.success) throw new StoreError('invalid', issuesText(result.error.issues));
    await store.meta.put({ key: KEY, value: result.data });
  });
}
