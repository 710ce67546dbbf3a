/** What the office has set of its reports and its time, as the newest of its browsers' settings say. */
import { DEFAULT_OFFICE, type OfficeProfile, zOfficeProfile } from '../../lib/bulletin/settings.ts';
import type { Calendar } from '../../lib/calendar/calendar.ts';
import type { WorkingHours } from '../../lib/calendar/hours.ts';
import { NO_OFFICE, officeTime, zOfficeCalendar } from '../../lib/calendar/office.ts';
import { newestSetting } from '../store/setting.ts';
import type { Store } from '../store/store.ts';

export interface OfficeSet {
  profile: OfficeProfile;
  calendar: Calendar;
  hours: WorkingHours;
  /** What was passed over, in words. */
  told: string[];
}

/** The keys are those of the extension's own settings (lib/store/office.ts, lib/store/calendar.ts). */
export async function officeSet(store: Store): Promise<OfficeSet> {
  const profile = await newestSetting(store, 'office-profile', zOfficeProfile);
  const calendar = await newestSetting(store, 'calendar', zOfficeCalendar);
  const told = (
    [
      ['reporting profile', profile],
      ['calendar', calendar],
    ] as const
  ).flatMap(([what, { damaged, value }]) =>
    damaged > 0
      ? [`${damaged} damaged ${what}(s) passed over; ${value ? 'an older one' : 'the usual one'} is used`]
      : [],
  );
  return { profile: profile.value ?? DEFAULT_OFFICE, ...officeTime(calendar.value ?? NO_OFFICE), told };
}
