/** Sets the clock of the extension's worker: reminders keep office hours, tests run at any. */
import { chinaCalendar } from '../../../lib/calendar/china.ts';
import { dayOfMs, msOfDay } from '../../../lib/calendar/time.ts';
import type { Anqi } from './anqi.ts';

/** Ten in the morning of today or, on a day off, of the next working day: epoch milliseconds. */
export function officeMorning(): number {
  let day = dayOfMs(Date.now());
  while (!chinaCalendar.isWorking(day)) day++;
  return msOfDay(day, 600);
}

/** Two at night of the same day: nobody may be disturbed. */
export const officeNight = (): number => officeMorning() - 8 * 3_600_000;

/** Makes the worker that runs now believe in another time, from which its clock goes on. */
export async function setWorkerClock(anqi: Anqi, nowMs: number): Promise<void> {
  const worker = anqi.context.serviceWorkers()[0] ?? (await anqi.context.waitForEvent('serviceworker'));
  await worker.evaluate((offset) => {
    const own = globalThis as { realNow?: () => number };
    // Set a second time, it is set against the real time again.
    own.realNow ??= Date.now.bind(Date);
    const { realNow } = own;
    Date.now = () => realNow() + offset;
  }, nowMs - Date.now());
}
