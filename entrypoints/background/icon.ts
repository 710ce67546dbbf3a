/** The number on the icon: tickets of which a reminder is unseen, as popup and page say it too. */
import { browser } from 'wxt/browser';
import { countsOf } from '../../lib/reminders/told.ts';
import { unseen } from '../../lib/store/ledger.ts';
import { enabledOrigins } from './sites.ts';
import { theStore } from './the-store.ts';

export async function showIcon(): Promise<void> {
  const nowMs = Date.now();
  const { overdue, soon } = countsOf(await unseen(theStore(), nowMs, await enabledOrigins()), nowMs);
  const count = overdue + soon;
  await browser.action.setBadgeBackgroundColor({ color: overdue > 0 ? '#b42318' : '#8a5300' });
  await browser.action.setBadgeText({ text: count === 0 ? '' : count > 999 ? '999+' : String(count) });
}
