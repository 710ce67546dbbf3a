import { browser } from 'wxt/browser';

/** Opens the worklist beside the page: Chromium's side panel, Firefox's sidebar; where there is neither, a tab. */
export async function openWorklist(): Promise<void> {
  const { sidebarAction } = browser as { sidebarAction?: { open(): Promise<void> } };
  if (sidebarAction) return sidebarAction.open();
  const window = await browser.windows.getCurrent();
  if (browser.sidePanel && window.id !== undefined) await browser.sidePanel.open({ windowId: window.id });
  else await browser.tabs.create({ url: browser.runtime.getURL('/sidepanel.html') });
  globalThis.close();
}
