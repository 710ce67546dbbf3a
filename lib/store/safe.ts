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
  return note(store, (safe) => ({ ...safe, companionMs: atMs }));
}

/** Notes a backup file, from which a new week counts; one that is older than the last one tells nothing. */
export function noteBackup(store: Store, madeMs: number, nowMs: number): Promise<void> {
  return note(store, ({ madeMs: last, quietUntilMs: _quiet, ...rest }) => {
    const before = isPast(last, nowMs) ? last : 0;
    return { ...rest, madeMs: Math.max(before, madeMs) };
  });
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
  // A clock that was wrong makes no silence longer than a week.
  if (quietUntilMs > nowMs && quietUntilMs <= nowMs + WEEK_MS) return undefined;
  const copies = [madeMs, companionMs].filter((ms) => isPast(ms, nowMs));
  if (copies.length > 0) {
    const lastMs = Math.max(...copies);
    return nowMs - lastMs >= WEEK_MS ? { lastMs } : undefined;
  }
  const begun = (await allSites(store)).map(({ enabledAt }) => Date.parse(enabledAt)).filter((ms) => isPast(ms, nowMs));
  return nowMs - Math.min(nowMs, ...begun) >= WEEK_MS || begun.length === 0 ? {} : undefined;
}

/** What lies far ahead was noted by a clock that was wrong. */
const isPast = (ms: number | undefined, nowMs: number): ms is number => ms !== undefined && ms < nowMs + DAY_MS;

function note(store: Store, change: (before: Safe) => Safe): Promise<void> {
  return guarded(() =>
    store.db.transaction('rw', store.meta, async () => {
      const value = change(await safeState(store));
      await store.meta.put({ key: KEY, value });
    }),
  );
}
