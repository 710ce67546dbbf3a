/** What the background keeps in `storage.session` for the side panel: which tickets tabs show, and which one was asked for. */
import * as z from 'zod/mini';
import { zSite, zTicketNo } from '../ticket/model.ts';

export const SHOWN_KEY = 'shown';
export const ASKED_KEY = 'asked-related';

/** By the tab's id: the ticket whose page it shows, and in which frame. */
export const zShown = z.record(
  z.string(),
  z.strictObject({ site: zSite, ticketNo: zTicketNo, frameId: z.number().check(z.int()) }),
);
export type Shown = z.infer<typeof zShown>;

/** A ticket whose related ones the clerk asked for on its page. */
export const zAsked = z.strictObject({ site: zSite, ticketNo: zTicketNo, atMs: z.number() });
