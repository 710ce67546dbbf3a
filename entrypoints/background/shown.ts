/** Which ticket's page each tab shows, and opening the side panel at a ticket: the panel follows both in `storage.session`. */
import { browser } from 'wxt/browser';
import { ASKED_KEY, SHOWN_KEY, type Shown, zShown } from '../../lib/protocol/shown.ts';
import type { Place } from './walking.ts';

let writing: Promise<void> = Promise.resolve();

/** A frame shows a ticket's page, or none any more. A tab without one is left out. */
export function noteShown({ origin, tabId, frameId = 0 }: Place, ticketNo: string | undefined): Promise<void> {
  if (tabId === undefined) return Promise.resolve();
  writing = writing
    .catch(() => undefined)
    .then(async () => {
      const shown = await shownNow();
      const before = shown[tabId];
      // Another frame of the tab may show one; a page loaded anew has none of the frames that were.
      if (ticketNo === undefined && before && before.frameId !== frameId && frameId !== 0) return;
      const { [tabId]: _before, ...others } = shown;
      const next = ticketNo === undefined ? others : { ...others, [tabId]: { site: origin, ticketNo, frameId } };
      if (JSON.stringify(next) !== JSON.stringify(shown)) await browser.storage.session.set({ [SHOWN_KEY]: next });
    });
  return writing;
}

async function shownNow(): Promise<Shown> {
  const kept = zShown.safeParse((await browser.storage.session.get(SHOWN_KEY))[SHOWN_KEY]);
  return kept.success ? kept.data : {};
}

/** The tab is gone. */
export async function forgetTab(tabId: number): Promise<void> {
  await noteShown({ origin: '', tabId, frameId: 0 }, undefined);
}

/**
 * Opens the side panel at a ticket, on a click in its page. Chromium lets a click through to the first call of the handler
 * that its message reaches, so nothing may be awaited before; Firefox does not, and gets a tab, unless its sidebar is open.
 */
export async function openRelated({ origin, tabId }: Place, ticketNo: string): Promise<void> {
  const opening = openBeside(tabId);
  await browser.storage.session.set({ [ASKED_KEY]: { site: origin, ticketNo, atMs: Date.now() } });
  if (!(await opening.catch(() => false)))
    await browser.tabs.create({ url: browser.runtime.getURL('/sidepanel.html') });
}

/** @returns whether the list stands beside the page now */
async function openBeside(tabId: number | undefined): Promise<boolean> {
  const { sidebarAction } = browser as { sidebarAction?: { isOpen(details: object): Promise<boolean> } };
  if (sidebarAction) return sidebarAction.isOpen({});
  if (!browser.sidePanel || tabId === undefined) return false;
  await browser.sidePanel.open({ tabId });
  return true;
}
