/** The number on the icon: open tickets that are overdue or due today. */
import { browser } from 'wxt/browser';
import { iconCount } from '../../lib/store/figures.ts';
import { enabledOrigins } from './sites.ts';
import { theStore } from './the-store.ts';

export async function showIcon(): Promise<void> {
  const count = await iconCount(theStore(), Date.now(), await enabledOrigins());
  await browser.action.setBadgeBackgroundColor({ color: '#b42318' });
  await browser.action.setBadgeText({ text: count === 0 ? '' : count > 999 ? '999+' : String(count) });
}
