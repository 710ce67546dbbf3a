/** The office's reminder settings in the store. */
import { guarded } from '../store/errors.ts';
import type { Store } from '../store/open.ts';
import { checkedSetting, setting } from '../store/setting.ts';
import { DEFAULT_REMINDERS, type ReminderSettings, zReminderSettings } from './settings.ts';

const KEY = 'reminders';

/** What the office has said; the defaults where it has not, or where what is stored is broken (which is reported). */
export async function reminderSettings(store: Store): Promise<ReminderSettings> {
  return (await setting(store, KEY, zReminderSettings)) ?? DEFAULT_REMINDERS;
}

/** @throws StoreError `invalid` when they are malformed; what was stored then stays in force */
export function saveReminderSettings(store: Store, settings: ReminderSettings): Promise<void> {
  return guarded(async () => {
    await store.meta.put({ key: KEY, value: checkedSetting(zReminderSettings, settings) });
  });
}
