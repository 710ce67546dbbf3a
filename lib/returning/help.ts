/** All that helps with the return of one ticket. */
import * as z from 'zod/mini';
import type { TicketClocks } from '../clocks/explain.ts';
import { excluded } from '../duties/match.ts';
import { type Directory, unitKey } from '../duties/model.ts';
import { type Ended, suggestions } from '../duties/suggest.ts';
import type { LogStep } from '../ticket/log.ts';
import type { Change, Ticket } from '../ticket/model.ts';
import { type Chain, chainOf, hasBounced, type Link, zChain } from './chain.ts';
import { zDraftParts } from './draft.ts';
import { rulingSigns, zRulingSign } from './ruling.ts';
import { returnWindow, zReturnWindow } from './window.ts';

export const zReturnHelp = z.strictObject({
  ticketNo: z.string(),
  window: zReturnWindow,
  chain: zChain,
  /** What says that it was assigned by ruling, and may not be returned. */
  byRuling: z.array(zRulingSign),
  /** Units in the office's directory. */
  units: z.number(),
  draft: zDraftParts,
});
export type ReturnHelp = z.infer<typeof zReturnHelp>;

export interface Asked {
  ticket: Ticket;
  clocks: TicketClocks;
  /** Whether the office has chosen its rules. */
  isChosen: boolean;
  directory: Directory | undefined;
  /** Where similar tickets ended. */
  ended: readonly Ended[];
  changes: readonly Change[];
  steps: readonly LogStep[];
}

export function returnHelp({ ticket, clocks, isChosen, directory, ended, changes, steps }: Asked): ReturnHelp {
  const { unit: own, title, content, category, place, ticketNo } = ticket;
  const units = directory?.units ?? [];
  const matter = { title, content, category, place };
  const entry = own === undefined ? undefined : units.find(({ unit }) => unitKey(unit) === unitKey(own));
  const not = entry && excluded(entry, matter);
  const known = [own ?? '', ...units.map(({ unit }) => unit), ...ended.map(({ unit }) => unit)];
  return {
    ticketNo,
    window: returnWindow(ticket, clocks, isChosen),
    chain: chainOf(steps, changes, own, known),
    byRuling: rulingSigns(ticket, steps),
    units: units.length,
    draft: {
      ...(title === undefined ? {} : { title }),
      ...(place === undefined ? {} : { place }),
      ...(own === undefined
        ? {}
        : { own: { unit: own, duties: entry?.duties ?? [], ...(not === undefined ? {} : { not }) } }),
      ...(directory && units.length > 0 ? { directory: directory.name } : {}),
      suggestions: suggestions(matter, units, ended, own),
    },
  };
}

/** The units to warn of, where they have been pushing the ticket about; else none. */
export const bouncedLinks = (chain: Chain): readonly Link[] => (hasBounced(chain) ? chain.links : []);
