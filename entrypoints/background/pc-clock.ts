/** Whether this PC's clock agrees with the platform's: every deadline is worked out by it. */

import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

/** Name in `storage.session` of what the last look found. */
const KEY = 'pc-clock';
/** How often a platform is asked, and how far clocks may be apart. */
const EVERY_MS = 6 * 3_600_000;
const TOLERATED_MINUTES = 5;
const PATIENCE_MS = 10_000;
const MINUTE = 60_000;

const zLook = z.strictObject({
  atMs: z.number(),
  /** Minutes by which the PC is ahead; negative when it is behind. Absent where the platform says no time. */
  ahead: z.optional(z.number()),
});

/**
 * Compares the clocks by the Date header of a request without cookies, unless that was done a while ago.
 * @returns whether they were found to be too far apart now
 */
export async function lookAtPcClock(origin: string): Promise<boolean> {
  const last = zLook.safeParse((await browser.storage.session.get(KEY))[KEY]);
  const before = Date.now();
  if (last.success && Math.abs(before - last.data.atMs) < EVERY_MS) return false;
  const answer = await fetch(`${origin}/favicon.ico`, {
    method: 'HEAD',
    cache: 'no-store',
    credentials: 'omit',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  const after = Date.now();
  const theirs = Date.parse(answer?.headers.get('date') ?? '');
  const ahead = Math.round((before + (after - before) / 2 - theirs) / MINUTE);
  const look: z.infer<typeof zLook> = { atMs: after, ...(Number.isNaN(ahead) ? {} : { ahead }) };
  await browser.storage.session.set({ [KEY]: look });
  return Math.abs(look.ahead ?? 0) > TOLERATED_MINUTES;
}

/** Minutes by which the PC is ahead of the platform (negative: behind), where that is more than is tolerated. */
export async function pcClockOff(): Promise<number | undefined> {
  const last = zLook.safeParse((await browser.storage.session.get(KEY))[KEY]);
  const ahead = last.success ? (last.data.ahead ?? 0) : 0;
  return Math.abs(ahead) > TOLERATED_MINUTES ? ahead : undefined;
}
