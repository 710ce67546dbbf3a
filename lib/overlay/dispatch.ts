/** Remembers what was handed over, so that a page that re-renders without a change sends nothing. */
import type { Found } from '../reading/rows.ts';

export interface Dispatch {
  /** Those that differ from what was sent last. */
  newOf(found: readonly Found[]): Found[];
  /** Begins to hand over. @returns to be called once it has arrived; what was forgotten meanwhile stays forgotten */
  sending(found: readonly Found[]): () => void;
  /** Whether anything was sent at all (an empty reading counts: the popup reports it). */
  begun(): boolean;
  /** Forgets what is no longer on the page, so that a list scrolled for hours takes up no more than it shows. */
  keep(found: readonly Found[]): void;
  forget(): void;
}

/** Tickets remembered beyond those on the page. */
const SPARE = 1_000;

export function createDispatch(): Dispatch {
  const last = new Map<string, string>();
  let any = false;
  let generation = 0;
  const key = (found: Found) => `${found.source} ${found.observation.ticketNo}`;
  return {
    newOf: (found) => found.filter((each) => last.get(key(each)) !== JSON.stringify(each.observation)),
    sending(found) {
      const mine = generation;
      return () => {
        if (mine !== generation) return;
        any = true;
        for (const each of found) last.set(key(each), JSON.stringify(each.observation));
      };
    },
    begun: () => any,
    keep(found) {
      if (last.size <= found.length * 2 + SPARE) return;
      const shown = new Set(found.map(key));
      for (const each of last.keys()) if (!shown.has(each)) last.delete(each);
    },
    forget() {
      generation++;
      any = false;
      last.clear();
    },
  };
}
