/** What runs by itself on schedule, and what it makes. */
import type { Say } from '../../lib/ticket/words.ts';
import type { Store } from '../store/store.ts';

export interface Job {
  store: Store;
  /** One unit's tickets only. */
  unit?: string | undefined;
  nowMs: number;
  say: Say;
}

export interface Made {
  /** Files to write, by name; none where there is nothing to say today. */
  files: [name: string, bytes: Uint8Array][];
  /** What there is to know, in words. */
  told: string[];
}
