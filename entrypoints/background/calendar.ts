/** The calendar and hours of the office, for whatever the background works out. */
import type { Calendar } from '../../lib/calendar/calendar.ts';
import type { WorkingHours } from '../../lib/calendar/hours.ts';
import { type OfficeCalendar, officeTime } from '../../lib/calendar/office.ts';
import { officeCalendar, saveOfficeCalendar } from '../../lib/store/calendar.ts';
import { theStore } from './the-store.ts';

let known: Promise<{ calendar: Calendar; hours: WorkingHours }> | undefined;

/** Made once in a worker's life and after every change; a store that cannot be read is asked again the next time. */
export function officeHours(): Promise<{ calendar: Calendar; hours: WorkingHours }> {
  known ??= officeCalendar(theStore()).then(officeTime);
  known.catch(() => {
    known = undefined;
  });
  return known;
}

export const theCalendar = async (): Promise<Calendar> => (await officeHours()).calendar;

/** Keeps what the office says. */
export async function keepCalendar(office: OfficeCalendar): Promise<void> {
  await saveOfficeCalendar(theStore(), office);
  calendarChanged();
}

/** The store holds other days or hours now. */
export function calendarChanged(): void {
  known = undefined;
}
