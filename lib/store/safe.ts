/** When the store was last made safe: as a backup file, or with the companion. And when to speak of it. */
import * as z from 'zod/mini';
import { guarded } from './errors.ts';
import type { Store } from './open.ts';
import { setting } from './setting.ts';
import { allSites } from './sites.ts';

const KEY = 'backup';
const DAY_MS = 86_400_000;
/** A week without a copy is spoken of, and put away for as long. */
const WEEK_MS = 7 * DAY_MS;

const zSafe = z.strictObject({
  /** When the last backup file was made, epoch milliseconds. */
  madeMs: z.optional(z.number()),
  /** When the companion last had everything. */
  companionMs: z.optional(z.number()),
  /** Until then nothing is said. */
  quietUntilMs: z.optional(z.number()),
});
export type Safe = z.infer<typeof zSafe>;

/** Nothing where no copy was ever made. */
export async function safeState(store: Store): Promise<Safe> {
  return (await setting(store, KEY, zSafe)) ?? {};
}

/** Notes that the companion has acknowledged everything that the store holds. */
export function noteSafe(store: Store, atMs: number): Promise<void> {
  return note(store, ({ companionMs = 0, ...rest }) => ({ ...rest, companionMs: Math.max(companionMs, atMs) }));
}

/** Notes a backup file that was made then; of one that was made earlier, nothing. */
export function noteBackup(store: Store, madeMs: number): Promise<void> {
  return note(store, ({ madeMs: before = 0, ...rest }) => ({ ...rest, madeMs: Math.max(before, madeMs) }));
}

/** Says nothing of backups for a week. */
export function quietBackup(store: Store, nowMs: number): Promise<void> {
  return note(store, (safe) => ({ ...safe, quietUntilMs: nowMs + WEEK_MS }));
}

/**
 * Whether a week has passed since the last copy or, where there is none, since Anqi was first switched on for a site.
 * @returns undefined where nothing has to be said; else when the last copy was made, where there is one
 */
export async function backupDue(store: Store, nowMs: number): Promise<{ lastMs?: number } | undefined> {
  const { quietUntilMs = 0, madeMs, companionMs } = await safeState(store);
  // Of a clock that was wrong: what lies far ahead never was, and a silence is never longer than a week.
  const isPast = (ms: number | undefined): ms is number => ms !== undefined && ms < nowMs + DAY_MS;
  if (quietUntilMs > nowMs && quietUntilMs <= nowMs + WEEK_MS) return undefined;
  const copies = [madeMs, companionMs].filter(isPast);
  if (copies.length > 0) {
    const lastMs = Math.max(...copies);
    return nowMs - lastMs >= WEEK_MS ? { lastMs } : undefined;
  }
  const begun = (await allSites(store)).map(({ enabledAt }) => Date.parse(enabledAt)).filter(isPast);
  return nowMs - Math.min(nowMs, ...begun) >= WEEK_MS || begun.length === 0 ? {} : undefined;
}

function note(store: Store, change: (before: Safe) => Safe): Promise<void> {
  return guarded(() =>
    store.db.transaction('rw', store.meta, async () => {
      const value = change(await safeState(store));
      await store.meta.put({ key: KEY, value });
    }),
  );
}
