/** Opens tickets' pages in the background, one at a time, where the clerk has switched that on for a site. */
import { browser } from 'wxt/browser';
import { patternOf } from '../../components/origins.ts';
import { showableMs } from '../../lib/reminders/hours.ts';
import { allSites } from '../../lib/store/sites.ts';
import { ticketOf } from '../../lib/store/tickets.ts';
import { setVisits, takeVisit } from '../../lib/store/visits.ts';
import { officeHours } from './calendar.ts';
import { isPermitted, tellTabs } from './sites.ts';
import { theStore } from './the-store.ts';

export const VISIT_ALARM = 'visit';
/** Name in `storage.session` of the tab that is open for a visit: a worker that died must find it again. */
const OPEN_TAB = 'visit-tab';
const PERIOD_MINUTES = 0.5;
/** A page that was not read in this time is closed. */
const PATIENCE_MS = 20_000;

/** Keeps the alarm while a site wants visits, and only then. */
export async function ensureVisits(): Promise<void> {
  const isWanted = (await allSites(theStore())).some((site) => site.visitDetails);
  const alarm = await browser.alarms.get(VISIT_ALARM);
  if (isWanted && !alarm?.periodInMinutes)
    await browser.alarms.create(VISIT_ALARM, { delayInMinutes: PERIOD_MINUTES, periodInMinutes: PERIOD_MINUTES });
  if (!isWanted && alarm) await browser.alarms.clear(VISIT_ALARM);
}

export async function switchVisits(origin: string, on: boolean): Promise<void> {
  await setVisits(theStore(), origin, on);
  await ensureVisits();
  // Open lists hand over where their rows lead.
  if (on) await tellTabs(origin, 'readNow');
}

/** Visits the next ticket, during working hours and where the clerk is signed in: a tab of the site is open. */
export async function visit(): Promise<void> {
  await closeTab();
  const nowMs = Date.now();
  const { calendar, hours } = await officeHours();
  if (showableMs(nowMs, calendar, hours, []) !== nowMs) return;
  for (const { origin, visitDetails } of await allSites(theStore())) {
    if (!visitDetails || !(await isPermitted(origin))) continue;
    if ((await browser.tabs.query({ url: patternOf(origin) })).length === 0) continue;
    const next = await takeVisit(theStore(), origin, nowMs);
    if (!next) continue;
    await open(origin, next);
    return;
  }
}

async function open(origin: string, { ticketNo, url }: { ticketNo: string; url: string }): Promise<void> {
  const { id } = await browser.tabs.create({ url, active: false });
  await browser.storage.session.set({ [OPEN_TAB]: id });
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    if ((await ticketOf(theStore(), origin, ticketNo))?.content !== undefined) break;
    // The clerk may have looked into it, and closed it or gone on there: then it is theirs.
    const tab = id === undefined ? undefined : await browser.tabs.get(id).catch(() => undefined);
    if (!tab) break;
    if (tab.active) return void (await browser.storage.session.remove(OPEN_TAB));
  }
  await closeTab();
}

async function closeTab(): Promise<void> {
  const { [OPEN_TAB]: id } = (await browser.storage.session.get(OPEN_TAB)) as { [OPEN_TAB]?: number };
  if (id === undefined) return;
  await browser.storage.session.remove(OPEN_TAB);
  await browser.tabs.remove(id).catch(() => undefined);
}
