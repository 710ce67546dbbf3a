/** What is unseen, said by the icon at once and to every open page when it has changed: they never say different things. */
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { countsOf } from '../../lib/reminders/told.ts';
import { unseen } from '../../lib/store/ledger.ts';
import type { LedgerRow } from '../../lib/store/schema.ts';
import { enabledOrigins, tellTabs } from './sites.ts';
import { theStore } from './the-store.ts';

/** Name in `storage.session` of what was said last. */
const KEY = 'told';
const zCounts = z.strictObject({ overdue: z.number(), soon: z.number() });

export interface Unseen extends z.infer<typeof zCounts> {
  rows: LedgerRow[];
  /** The instant of which this speaks, epoch milliseconds. */
  asOfMs: number;
}

/** Shows the number of tickets of which a reminder is unseen; pages ask anew where it is another than they were told. */
export async function showIcon(): Promise<Unseen> {
  const asOfMs = Date.now();
  const origins = await enabledOrigins();
  const rows = await unseen(theStore(), asOfMs, origins);
  const counts = countsOf(rows, asOfMs);
  const count = counts.overdue + counts.soon;
  await browser.action.setBadgeBackgroundColor({ color: counts.overdue > 0 ? '#b42318' : '#8a5300' });
  await browser.action.setBadgeText({ text: count === 0 ? '' : count > 999 ? '999+' : String(count) });
  const before = zCounts.safeParse((await browser.storage.session.get(KEY))[KEY]);
  if (!before.success || before.data.overdue !== counts.overdue || before.data.soon !== counts.soon) {
    await browser.storage.session.set({ [KEY]: counts });
    for (const origin of origins) await tellTabs(origin, 'refresh');
  }
  return { ...counts, rows, asOfMs };
}
