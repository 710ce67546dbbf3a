/** Whether the companion has to be looked after: what the popup says of it, one line at most. */
import type { Failure } from '../../../lib/protocol/answer.ts';
import type { CompanionNotice } from '../../../lib/protocol/companion-own.ts';
import { companionIsOn } from '../../../lib/store/companion.ts';
import type { Store } from '../../../lib/store/open.ts';
import { oldestOutgoing } from '../../../lib/store/outbox.ts';
import { companionState } from './state.ts';

/** What does not pass by itself. */
const AT_ONCE: ReadonlySet<Failure['code']> = new Set([
  'no-overlap',
  'store-damaged',
  'store-newer',
  'store-refused',
  'store-trouble',
]);
const DAY_MS = 86_400_000;

/** Undefined where it is off; without a notice where it is well, or has only just not answered. */
export async function companionAtAGlance(
  store: Store,
  nowMs: number,
): Promise<{ notice?: CompanionNotice } | undefined> {
  // One row for those who have none: the popup waits for it.
  if (!(await companionIsOn(store))) return undefined;
  const { failure } = await companionState();
  const notice = failure && (await noticeOf(failure, store, nowMs));
  return notice ? { notice } : {};
}

async function noticeOf(failure: Failure, store: Store, nowMs: number): Promise<CompanionNotice | undefined> {
  const { code } = failure;
  if (AT_ONCE.has(code)) return { code };
  const sinceMs = await oldestOutgoing(store);
  const days = sinceMs === undefined ? 0 : Math.floor((nowMs - sinceMs) / DAY_MS);
  return days > 0 ? { code, days } : undefined;
}
