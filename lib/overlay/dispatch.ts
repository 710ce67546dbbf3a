/** Remembers what was handed over, so that a page that re-renders without a change sends nothing. */
import type { Found } from '../reading/rows.ts';

export interface Dispatch {
  /** Those that differ from what was sent last. */
  newOf(found: readonly Found[]): Found[];
  sent(found: readonly Found[]): void;
  /** Whether anything was sent at all (an empty reading counts: the popup reports it). */
  begun(): boolean;
  forget(): void;
}

export function createDispatch(): Dispatch {
  const last = new Map<string, string>();
  let any = false;
  const key = (found: Found) => `${found.source} ${found.observation.ticketNo}`;
  return {
    newOf: (found) => found.filter((each) => last.get(key(each)) !== JSON.stringify(each.observation)),
    sent(found) {
      any = true;
      for (const each of found) last.set(key(each), JSON.stringify(each.observation));
    },
    begun: () => any,
    forget() {
      any = false;
      last.clear();
    },
  };
}
