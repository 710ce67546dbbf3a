/** A pass: everything that the companion does not have yet. */
import { instantText } from '../calendar/time.ts';
import { changeCompanion } from '../store/companion.ts';
import type { BrokenDocument, StoredDocument } from '../store/documents.ts';
import type { Store } from '../store/open.ts';
import { refusals } from '../store/refusals.ts';
import { noteSafe } from '../store/safe.ts';
import { sendDocuments } from './documents.ts';
import { type AskCompanion, sendOutbox } from './pass.ts';

/**
 * Sends the outbox, then what else differs. The store is noted as safe where nothing of it is refused.
 * @param now the clock
 * @throws whatever `ask` throws; what was not acknowledged is sent with the next pass
 */
export async function sendEverything(
  store: Store,
  replica: string,
  ask: AskCompanion,
  documents: AsyncIterable<StoredDocument | BrokenDocument>,
  now: () => number,
): Promise<void> {
  await sendOutbox(store, replica, ask, now);
  // What is written from here on is of the next pass.
  const atMs = now();
  await sendDocuments(store, replica, ask, documents, atMs);
  if ((await refusals(store, 0)).count > 0) return;
  await changeCompanion(store, (before) => before && { ...before, safeAt: instantText(atMs) });
  await noteSafe(store, atMs);
}
