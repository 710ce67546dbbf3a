/** What helps with a return, and the ticket that each tab showed last: the form may stand in a frame without it. */
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { explain } from '../../lib/clocks/explain.ts';
import type { Directory } from '../../lib/duties/model.ts';
import { type ReturnHelp, returnHelp } from '../../lib/returning/help.ts';
import { endedAt } from '../../lib/similar/ended.ts';
import { officeDuties, saveOfficeDuties } from '../../lib/store/duties.ts';
import { officeRules } from '../../lib/store/rules.ts';
import { changesOf, ticketOf } from '../../lib/store/tickets.ts';
import { type LogStep, zLogStep } from '../../lib/ticket/log.ts';
import { theRuling } from './ruling.ts';
import { related } from './similar.ts';
import { enabledOrigins, tellTabs } from './sites.ts';
import { theStore } from './the-store.ts';
import type { Place } from './walking.ts';

/** Name in `storage.session` of the tickets that tabs showed last. */
const SHOWN = 'shown-logs';
const MOST_TABS = 20;
const zShown = z.array(
  z.strictObject({ tabId: z.number(), origin: z.string(), ticketNo: z.string(), steps: z.array(zLogStep) }),
);
type Shown = z.infer<typeof zShown>;

interface Asked {
  ticketNo?: string | undefined;
  steps: LogStep[];
}

async function allShown(): Promise<Shown> {
  const kept = zShown.safeParse((await browser.storage.session.get(SHOWN))[SHOWN]);
  return kept.success ? kept.data : [];
}

export async function noteLog({ tabId, origin }: Place, { ticketNo, steps }: Required<Asked>): Promise<void> {
  if (tabId === undefined || ticketNo === undefined) return;
  const others = (await allShown()).filter((each) => each.tabId !== tabId);
  await browser.storage.session.set({ [SHOWN]: [{ tabId, origin, ticketNo, steps }, ...others].slice(0, MOST_TABS) });
}

/**
 * Keeps the office's directory; open pages go by it at once.
 * @throws StoreError `invalid` when it is malformed; the old one stays
 */
export async function keepDuties(directory: Directory): Promise<void> {
  await saveOfficeDuties(theStore(), directory);
  for (const origin of await enabledOrigins()) await tellTabs(origin, 'refresh');
}

/** @returns no help where no ticket is meant, or where it is not known */
export async function returnHelpFor(
  { tabId, origin }: Place,
  { ticketNo: own, steps }: Asked,
): Promise<{ help?: ReturnHelp }> {
  const shown = (await allShown()).find((each) => each.tabId === tabId && each.origin === origin);
  const ticketNo = own ?? shown?.ticketNo;
  const store = theStore();
  const ticket = ticketNo === undefined ? undefined : await ticketOf(store, origin, ticketNo);
  if (!ticket) return {};
  const [ruling, rules, directory, alike, changes] = await Promise.all([
    theRuling(),
    officeRules(store),
    officeDuties(store),
    related(origin, ticket.ticketNo),
    changesOf(store, origin, ticket.ticketNo),
  ]);
  const isElsewhere = steps.length === 0 && shown?.ticketNo === ticketNo;
  return {
    help: returnHelp({
      ticket,
      clocks: explain(ticket, ruling, Date.now()),
      isChosen: rules !== undefined,
      directory,
      ended: endedAt(alike.items),
      changes,
      steps: isElsewhere ? (shown?.steps ?? []) : steps,
    }),
  };
}
