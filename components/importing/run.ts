/** Storing what was read of a file: batch after batch, until the end or until the clerk cancels. */
import type { Refused } from '../../lib/importing/refused.ts';
import type { RemoteSession } from '../../lib/importing/remote.ts';
import { MAX_BATCH } from '../../lib/protocol/page.ts';
import type { Words } from '../../lib/ticket/words.ts';
import { ask, failureWords } from '../office.ts';

export interface Outcome {
  added: number;
  changed: number;
  unchanged: number;
  /** Tickets that were handed over, of `total`. */
  stored: number;
  total: number;
  refused: Refused[];
  /** Why it stopped before the end, where the clerk did not stop it. */
  failure?: Words;
}

export interface Run {
  session: RemoteSession;
  site: string;
  total: number;
  onProgress: (stored: number) => void;
  /** Aborted when the clerk cancels: the batch under way is stored whole, the next one not begun. */
  signal: AbortSignal;
}

export async function importAll({ session, site, total, onProgress, signal }: Run): Promise<Outcome> {
  const outcome: Outcome = { added: 0, changed: 0, unchanged: 0, stored: 0, total, refused: await session.refused() };
  try {
    while (outcome.stored < total && !signal.aborted) {
      const observations = await session.batch(outcome.stored, MAX_BATCH);
      const more = outcome.stored + observations.length < total;
      const { added, changed, unchanged, refused } = await ask('importTickets', { site, observations, more });
      outcome.added += added;
      outcome.changed += changed;
      outcome.unchanged += unchanged;
      outcome.stored += observations.length;
      for (const { ticketNo, reason } of refused) {
        outcome.refused.push({ ...(ticketNo ? { ticketNo } : {}), reason: 'not_stored', detail: reason, loss: 'row' });
      }
      onProgress(outcome.stored);
    }
    // What waits for the last batch must not wait for ever.
    if (signal.aborted && outcome.stored < total) await ask('importTickets', { site, observations: [], more: false });
  } catch (error) {
    outcome.failure = failureWords(error);
  }
  return outcome;
}
