/** The rules that the office goes by, and the tickets that still have to be brought in line with a change. */
import * as z from 'zod/mini';
import { type RuleProfile, zRuleProfile } from '../rules/model.ts';
import { DEFAULT_RULES } from '../rules/presets/index.ts';
import { guarded } from './errors.ts';
import type { Store } from './open.ts';
import { checkedSetting, setting } from './setting.ts';

const KEY = 'rules';
const UNSETTLED = 'unsettled';

export const zOfficeRules = z.strictObject({
  profile: zRuleProfile,
  /** Since when the office goes by these rules (epoch milliseconds). */
  sinceMs: z.number(),
  /** Of rules that were added or changed later, since when, by their ids. */
  since: z.optional(z.record(z.string(), z.number())),
});
export type OfficeRules = z.infer<typeof zOfficeRules>;

/** The rules in force; undefined where the office has not chosen any, or where what is stored is broken (which is reported). */
export function officeRules(store: Store): Promise<OfficeRules | undefined> {
  return setting(store, KEY, zOfficeRules);
}

/** The default, by which an office goes that has not chosen. */
export const UNCHOSEN: OfficeRules = { profile: DEFAULT_RULES, sinceMs: 0 };

/** What would be in force after a profile was saved at an instant. */
export function inForce(before: OfficeRules | undefined, profile: RuleProfile, nowMs: number): OfficeRules {
  if (before?.profile.id !== profile.id) return { profile, sinceMs: nowMs };
  const old = new Map(before.profile.rules.map((rule) => [rule.id, JSON.stringify(rule)]));
  const since = profile.rules.flatMap((rule): [string, number][] => {
    if (old.get(rule.id) !== JSON.stringify(rule)) return [[rule.id, nowMs]];
    const known = before.since?.[rule.id];
    return known === undefined ? [] : [[rule.id, known]];
  });
  return { profile, sinceMs: before.sinceMs, ...(since.length > 0 ? { since: Object.fromEntries(since) } : {}) };
}

/**
 * Puts rules in force from an instant on, in place of those before; of the same profile, rules that did not change keep their
 * beginning.
 * @throws StoreError `invalid` when they are malformed; the old rules stay in force
 */
export function saveOfficeRules(store: Store, profile: RuleProfile, nowMs: number): Promise<void> {
  return guarded(async () => {
    const checked = checkedSetting(zRuleProfile, profile);
    await store.db.transaction('rw', store.meta, async () => {
      const before = await officeRules(store);
      await store.meta.put({ key: KEY, value: inForce(before, checked, nowMs) });
      await markUnsettled(store);
    });
  });
}

/**
 * Notes that the clocks of open tickets no longer follow rules and calendar: settling may be cut short and begun again. Each
 * change has its own token, so that one that comes while another is being settled is not forgotten with it.
 */
export async function markUnsettled(store: Store): Promise<void> {
  await store.meta.put({ key: UNSETTLED, value: crypto.randomUUID() });
}

/** Token of the last change that is not settled; undefined when all are. */
export function unsettled(store: Store): Promise<string | undefined> {
  return guarded(async () => {
    const row = await store.meta.get(UNSETTLED);
    return row && String(row.value);
  });
}

/** Notes that a change is settled, unless another has come since. */
export function markSettled(store: Store, token: string): Promise<void> {
  return guarded(() =>
    store.db.transaction('rw', store.meta, async () => {
      const row = await store.meta.get(UNSETTLED);
      if (row && String(row.value) === token) await store.meta.delete(UNSETTLED);
    }),
  );
}
