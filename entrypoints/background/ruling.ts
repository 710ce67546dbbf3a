/** The rules, calendar and hours that the office goes by, and bringing the tickets in line when one of them changes. */
import { type Ruling, settle } from '../../lib/clocks/settle.ts';
import type { RuleProfile } from '../../lib/rules/model.ts';
import {
  markSettled,
  markUnsettled,
  officeRules,
  saveOfficeRules,
  UNCHOSEN,
  unsettled,
} from '../../lib/store/rules.ts';
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

/** Counts the changes of rules and calendar in this worker's life. */
let generation = 0;

/**
 * Does something by what holds now. Where that changes meanwhile, what was done by the old rules is settled anew.
 * @param work reads or marks tickets
 */
export async function byRules<T>(
  work: (ruling: Ruling, ruled: NonNullable<ReadingContext['ruled']>) => Promise<T>,
): Promise<T> {
  const begun = generation;
  const ruling = await theRuling();
  const done = await work(ruling, (ticket, moment) => settle(ticket, ruling, moment));
  if (begun !== generation) {
    await markUnsettled(theStore());
    await settleTickets();
  }
  return done;
}

/**
 * Puts rules in force; open pages show their clocks at once.
 * @throws StoreError `invalid` when they are malformed; the old ones stay in force
 */
export async function keepRules(profile: RuleProfile): Promise<void> {
  await saveOfficeRules(theStore(), profile, Date.now());
  await rulesChanged();
}

/** Rules or calendar are others now. */
export async function rulesChanged(): Promise<void> {
  generation++;
  await settleTickets();
}

let settling: Promise<void> = Promise.resolve();

/** Works out all clocks anew, where that has to be done: also what a worker that died left undone. */
export function settleTickets(): Promise<void> {
  settling = settling.catch(() => undefined).then(work);
  return settling;
}

async function work(): Promise<void> {
  if (!(await unsettled(theStore()))) return;
  for (let token = await unsettled(theStore()); token; token = await unsettled(theStore())) {
    await settleAll(theStore(), await theRuling(), Date.now());
    await markSettled(theStore(), token);
  }
  for (const origin of await enabledOrigins()) await tellTabs(origin, 'refresh');
}
