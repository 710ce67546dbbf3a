/** A reminder in the three places where it shows: the system, the page and the popup. */
import type { Page, Worker } from 'playwright';
import { chinaCalendar } from '../../lib/calendar/china.ts';
import { STANDARD_HOURS } from '../../lib/calendar/hours.ts';
import { instantText } from '../../lib/calendar/time.ts';
import { showableMs } from '../../lib/reminders/hours.ts';
import { openPopup } from '../browser/launch.ts';
import type { Tour } from './context.ts';
import { marksOn, NOTICE } from './marks.ts';

/** The part of the extension's interface that is asked here, inside its pages and its worker. */
interface Extension {
  chrome: {
    alarms: { create(name: string, when: { when: number }): Promise<void> };
    notifications: { getAll(): Promise<Record<string, boolean>> };
    action: { getBadgeText(details: object): Promise<string> };
    storage: { session: { set(items: Record<string, unknown>): Promise<void> } };
  };
  realNow?: () => number;
}

export async function remind({ browsing, page, folder }: Tour): Promise<void> {
  const worker = browsing.context.serviceWorkers()[0];
  if (!worker) throw new Error('the background worker is not running');
  const nowMs = Date.now();
  const officeMs = showableMs(nowMs, chinaCalendar, STANDARD_HOURS, []) ?? nowMs;
  const waits = officeMs > nowMs;
  if (waits) await ringAt(worker, officeMs - nowMs);

  await page.bringToFront();
  await page.locator(NOTICE).waitFor({ state: 'attached' });
  await folder.picture(page, 'reminder-on-page');
  const popup = await openPopup(browsing, page);
  await popup.locator('.reminders li').first().waitFor();
  await folder.picture(popup, 'reminder-in-popup', { whole: true });
  const { ids, icon, planned, shown } = await askBrowser(popup);
  folder.note('Reminder', [
    waits
      ? `out of office hours at ${instantText(nowMs)}: reminders wait for ${instantText(officeMs)}; the worker's clock was set to it to show one, then set back`
      : `given at once, within office hours (${instantText(nowMs)})`,
    `planned ${planned}, handed to the browser as notifications ${shown}, still on the screen: ${ids.join(', ') || 'none'}`,
    `number on the icon: ${icon || 'none'}`,
    `page: ${(await marksOn(page)).notices.join(' / ')}`,
    `popup: ${(await popup.locator('.reminders h2').textContent()) ?? ''}`,
    ...(await popup.locator('.reminders li').allInnerTexts()).map((text) => `  ${text.replace(/\s+/g, ' ')}`),
  ]);

  await popup.getByRole('button', { name: '全部知道了' }).click();
  await popup.locator('.reminders').waitFor({ state: 'detached' });
  await popup.close();
  await page.bringToFront();
  await page.locator(NOTICE).waitFor({ state: 'detached' });
  // Only now: what is planned by the other clock is seen by it, too.
  if (waits) await setBack(worker);
}

/**
 * Sets the worker's clock on and rings its alarm; everything else is as at that hour. The platform's clock cannot be
 * set on with it, so it counts as compared: else the page would say that the clocks differ.
 */
async function ringAt(worker: Worker, aheadMs: number): Promise<void> {
  await worker.evaluate(async (ahead) => {
    const here = globalThis as unknown as Extension;
    const real = Date.now.bind(Date);
    here.realNow = real;
    Date.now = () => real() + ahead;
    await here.chrome.storage.session.set({ 'pc-clock': { atMs: Date.now() } });
    await here.chrome.alarms.create('remind', { when: real() });
  }, aheadMs);
}

async function setBack(worker: Worker): Promise<void> {
  await worker.evaluate(() => {
    const { realNow } = globalThis as unknown as Extension;
    if (realNow) Date.now = realNow;
  });
}

/** What the browser says of the icon and of notifications still on the screen, and the ledger of what it took. */
function askBrowser(popup: Page): Promise<{ ids: string[]; icon: string; planned: number; shown: number }> {
  return popup.evaluate(async () => {
    const { chrome } = globalThis as unknown as Extension;
    const opened = indexedDB.open('anqi');
    await new Promise((resolve) => opened.addEventListener('success', resolve));
    const asked = opened.result.transaction('ledger').objectStore('ledger').getAll();
    await new Promise((resolve) => asked.addEventListener('success', resolve));
    opened.result.close();
    const ledger = asked.result as { shownAt?: string }[];
    return {
      ids: Object.keys(await chrome.notifications.getAll()),
      icon: await chrome.action.getBadgeText({}),
      planned: ledger.length,
      shown: ledger.filter(({ shownAt }) => shownAt !== undefined).length,
    };
  });
}
