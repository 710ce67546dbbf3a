/** Tickets whose page is to be opened once in the background, because lists print no content: who waits, who was. */
import * as z from 'zod/mini';
import { guarded } from './errors.ts';
import type { Store } from './open.ts';

/** Least time between two visits, and most visits an hour. */
const GAP_MS = 30_000;
const HOUR_MS = 3_600_000;
const MOST_AN_HOUR = 60;
/** Tickets of a site that may wait, and that are remembered as visited. */
const MOST = 5_000;

/** Words of addresses that may do more than show a ticket. */
const ACTS =
  /delete|remove|del\b|logout|logoff|log-out|sign|accept|receive|return|reject|refuse|submit|finish|close|exit|签收|退|删|注销|登出|办结|提交/i;

const zVisits = z.strictObject({ waiting: z.record(z.string(), z.string()), done: z.array(z.string()) });
type Visits = z.infer<typeof zVisits>;
const zTimes = z.array(z.number());
const TIMES = 'visit-times';

/** Key of a site's row in `meta`. */
export const visitsKey = (origin: string) => `visits ${origin}`;

/** Whether an address may be opened without the clerk: one of the site, and by no word an action. */
export function mayVisit(url: string, origin: string): boolean {
  if (!URL.canParse(url) || new URL(url).origin !== origin) return false;
  try {
    return !ACTS.test(decodeURIComponent(url));
  } catch {
    return false;
  }
}

/** Notes addresses of tickets as lists print them. */
export function noteLinks(
  store: Store,
  origin: string,
  links: readonly { ticketNo: string; url: string }[],
): Promise<void> {
  return guarded(() =>
    store.db.transaction('rw', store.meta, async () => {
      const { waiting, done } = await visitsOf(store, origin);
      const visited = new Set(done);
      let room = MOST - Object.keys(waiting).length;
      const before = room;
      for (const { ticketNo, url } of links) {
        if (room === 0 || visited.has(ticketNo) || waiting[ticketNo] !== undefined || !mayVisit(url, origin)) continue;
        waiting[ticketNo] = url;
        room--;
      }
      if (room !== before) await store.meta.put({ key: visitsKey(origin), value: { waiting, done } });
    }),
  );
}

/**
 * The next ticket to visit, marked as visited before anything is opened: whatever happens then, it is not opened twice.
 * @returns undefined when none waits, or it is too early
 */
export function takeVisit(
  store: Store,
  origin: string,
  nowMs: number,
): Promise<{ ticketNo: string; url: string } | undefined> {
  return guarded(() =>
    store.db.transaction('rw', store.meta, store.tickets, async () => {
      const known = zTimes.safeParse((await store.meta.get(TIMES))?.value);
      const times = (known.data ?? []).filter((at) => at > nowMs - HOUR_MS && at <= nowMs);
      if (times.length >= MOST_AN_HOUR || nowMs - (times.at(-1) ?? 0) < GAP_MS) return undefined;
      const { waiting, done } = await visitsOf(store, origin);
      let taken: { ticketNo: string; url: string } | undefined;
      for (const [ticketNo, url] of Object.entries(waiting)) {
        const ticket = await store.tickets.get([origin, ticketNo]);
        delete waiting[ticketNo];
        if (ticket?.open !== 1 || ticket.content !== undefined || !mayVisit(url, origin)) continue;
        taken = { ticketNo, url };
        break;
      }
      if (!taken) return undefined;
      const marked: Visits = { waiting, done: [...done, taken.ticketNo].slice(-MOST) };
      await store.meta.put({ key: visitsKey(origin), value: marked });
      await store.meta.put({ key: TIMES, value: [...times, nowMs] });
      return taken;
    }),
  );
}

/** Switches visits of a site on or off; off is what a site begins with. */
export function setVisits(store: Store, origin: string, on: boolean): Promise<void> {
  return guarded(async () => {
    await store.sites.update(origin, { visitDetails: on });
  });
}

async function visitsOf(store: Store, origin: string): Promise<Visits> {
  const checked = zVisits.safeParse((await store.meta.get(visitsKey(origin)))?.value);
  return checked.success ? checked.data : { waiting: {}, done: [] };
}
