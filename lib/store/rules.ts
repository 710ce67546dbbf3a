/** The rules that the office goes by, and the tickets that still have to be brought in line with a change. */
import * as z from 'zod/mini';
import { type RuleProfile, zRuleProfile } from '../rules/model.ts';
import { DEFAULT_RULES } from '../rules/presets/index.ts';
import { guarded, StoreError } from './errors.ts';
import type { Store } from './open.ts';
import { checkedRows, issuesText } from './rows.ts';

const KEY = 'rules';
const UNSETTLED = 'unsettled';

const zOfficeRules = z.strictObject({
  profile: zRuleProfile,
  /** Since when the office goes by rules of its own (epoch milliseconds). */
  sinceMs: z.number(),
});
export type OfficeRules = z.infer<typeof zOfficeRules>;

/** The rules in force; undefined where the office has not chosen any, or where what is stored is broken (which is reported). */
export function officeRules(store: Store): Promise<OfficeRules | undefined> {
  return guarded(async () => {
    const row = await store.meta.get(KEY);
    return row && checkedRows(store, 'meta', zOfficeRules, [row.value])[0];
  });
}

/** The default, by which an office goes that has not chosen. */
export const UNCHOSEN: OfficeRules = { profile: DEFAULT_RULES, sinceMs: 0 };

/**
 * Puts rules in force from an instant on, in place of those before; a change of the same profile keeps its beginning.
 * @throws StoreError `invalid` when they are malformed; the old rules stay in force
 */
export function saveOfficeRules(store: Store, profile: RuleProfile, nowMs: number): Promise<void> {
  return guarded(async () => {
    const result = zRuleProfile.safeParse(profile);
    if (!result.success) throw new StoreError('invalid', issuesText(result.error.issues));
    await store.db.transaction('rw', store.meta, async () => {
      const before = await officeRules(store);
      const sinceMs = before?.profile.id === profile.id ? before.sinceMs : nowMs;
      await store.meta.put({ key: KEY, value: { profile: result.data, sinceMs } });
      await markUnsettled(store);
    });
  });
}

/** Notes that the clocks of open tickets no longer follow rules and calendar: settling may be cut short and begun again. */
export async function markUnsettled(store: Store): Promise<void> {
  await store.meta.put({ key: UNSETTLED, value: true });
}

export function isUnsettled(store: Store): Promise<boolean> {
  return guarded(async () => (await store.meta.get(UNSETTLED)) !== undefined);
}

export function markSettled(store: Store): Promise<void> {
  return guarded(() => store.meta.delete(UNSETTLED));
}
