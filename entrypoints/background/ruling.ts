/** The rules, calendar and hours that the office goes by, and bringing the tickets in line when one of them changes. */
import { type Ruling, settle } from '../../lib/clocks/settle.ts';
import type { RuleProfile } from '../../lib/rules/model.ts';
import { isUnsettled, officeRules, saveOfficeRules, UNCHOSEN } from '../../lib/store/rules.ts';
import { settleAll } from '../../lib/store/settle.ts';
import type { ReadingContext } from '../../lib/ticket/merge.ts';
import { officeHours } from './calendar.ts';
import { enabledOrigins, tellTabs } from './sites.ts';
import { theStore } from './the-store.ts';

/** What holds now. */
export async function theRuling(): Promise<Ruling> {
  const [{ calendar, hours }, rules] = await Promise.all([officeHours(), officeRules(theStore())]);
  return { ...(rules ?? UNCHOSEN), calendar, hours };
}

/** How readings get their clocks. */
export async function ruledBy(): Promise<Required<Pick<ReadingContext, 'ruled'>>> {
  const ruling = await theRuling();
  return { ruled: (ticket, moment) => settle(ticket, ruling, moment) };
}

/**
 * Puts rules in force; open pages show their clocks at once.
 * @throws StoreError `invalid` when they are malformed; the old ones stay in force
 */
export async function keepRules(profile: RuleProfile): Promise<void> {
  await saveOfficeRules(theStore(), profile, Date.now());
  await settleTickets();
}

let settling: Promise<void> = Promise.resolve();

/** Works out all clocks anew, where that has to be done: also what a worker that died left undone. */
export function settleTickets(): Promise<void> {
  settling = settling.catch(() => undefined).then(work);
  return settling;
}

async function work(): Promise<void> {
  if (!(await isUnsettled(theStore()))) return;
  await settleAll(theStore(), await theRuling());
  for (const origin of await enabledOrigins()) await tellTabs(origin, 'refresh');
}
