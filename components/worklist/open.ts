import { browser } from 'wxt/browser';
import type { Entry } from '../../lib/worklist/entry.ts';

/** Opens a ticket on its platform: the tab that shows its page already, else a new one; without an address, the platform. */
export async function openTicket({ site, url }: Pick<Entry, 'site' | 'url'>): Promise<void> {
  const address = url ?? site;
  const open = (await browser.tabs.query({})).find((tab) => tab.url === address);
  if (open?.id === undefined) {
    await browser.tabs.create({ url: address });
    return;
  }
  await browser.tabs.update(open.id, { active: true });
  if (open.windowId !== undefined) await browser.windows.update(open.windowId, { focused: true });
}
