/** Sending what the companion has not acknowledged: batch after batch, each done only once it was acknowledged. */
import type { Ask } from '../protocol/answer.ts';
import { type companionCommands, MAX_BATCH_CHARS } from '../protocol/companion.ts';
import { changeCompanion, saveSentDocuments, tellAnew } from '../store/companion.ts';
import { guarded } from '../store/errors.ts';
import type { Store } from '../store/open.ts';
import { noteRefusals } from '../store/refusals.ts';
import { type Batch, nextBatch } from './batch.ts';
import { fillOutbox } from './fill.ts';

export type AskCompanion = Ask<typeof companionCommands>;

/** As many batches are remembered. */
const MOST_BATCHES = 50;

/**
 * What the companion says it knows of this browser, held against what it once acknowledged. Where it knows less, or has not seen the
 * last batch, its store is an older one or a new one, and everything is to be sent again. Where it knows of a batch that this browser
 * never sent, the browser's profile was copied: this one goes on under a name of its own, as two under one name would hide each
 * other's tickets.
 */
export async function noteKnown(
  store: Store,
  { known = 0, lastBatch }: { known?: number | undefined; lastBatch?: string | undefined },
): Promise<void> {
  await changeCompanion(store, async (before) => {
    if (!before) return undefined;
    const { batches = [], sending, ...rest } = before;
    const isLast = lastBatch === undefined || lastBatch === batches.at(-1) || lastBatch === sending;
    if (known >= before.acked && isLast) return { ...before, batches: withBatch(batches, lastBatch) };
    const isCopied = known >= before.acked && !batches.includes(lastBatch ?? '');
    await saveSentDocuments(store, {});
    return {
      ...rest,
      ...(isCopied
        ? { replica: crypto.randomUUID(), acked: 0 }
        : { acked: known, batches: withBatch(batches, lastBatch) }),
      ...(await tellAnew(store, before)),
    };
  });
}

/** @returns them with this one as the last */
function withBatch(batches: readonly string[], last: string | undefined): string[] {
  if (last === undefined) return [...batches];
  return [...batches.filter((batch) => batch !== last), last].slice(-MOST_BATCHES);
}

/**
 * Sends the outbox until it is empty.
 * @param now the clock
 * @throws whatever `ask` throws; what was not acknowledged stays in the outbox
 */
export async function sendOutbox(store: Store, replica: string, ask: AskCompanion, now: () => number): Promise<void> {
  for (;;) {
    const batch = await nextBatch(store);
    if (batch) await sendBatch(store, replica, ask, batch);
    else if (!(await fillOutbox(store, now())) && (await guarded(() => store.outbox.count())) === 0) return;
  }
}

/**
 * Sends a batch; its rows of the outbox are done once it is acknowledged.
 * @returns the places of records that the companion did not take
 */
export async function sendBatch(
  store: Store,
  replica: string,
  ask: AskCompanion,
  batch: Batch,
): Promise<ReadonlySet<number>> {
  const { id, checksum, payload, headers, upTo, rest } = batch;
  const refused = new Map<number, string>();
  const isTooLong = payload.length > MAX_BATCH_CHARS;
  const isAsked = headers.length > 0 && !isTooLong;
  // A single record may be longer than any batch: asked to take it, the companion would never take anything behind it.
  if (isTooLong) for (const index of headers.keys()) refused.set(index, `more than ${MAX_BATCH_CHARS} characters`);
  if (isAsked) {
    await changeCompanion(store, (before) => before && { ...before, sending: id });
    const answer = await ask('push', { id, replica, checksum, payload });
    for (const { index, reason } of answer.refused) refused.set(index, reason);
  }
  // What was refused is no version that the companion knows: it would be found to know less than it acknowledged.
  const taken = headers.filter((_, i) => !refused.has(i)).map(({ version }) => version);
  await changeCompanion(store, async (before) => {
    await store.outbox.where('seq').belowOrEqual(upTo).delete();
    if (rest)
      await store.outbox
        .where('seq')
        .equals(rest.seq)
        .modify((row) => {
          if (row.what === 'ticket') row.changes = rest.changes;
        });
    if (!before) return undefined;
    await noteRefusals(store, headers, refused);
    const { sending: _sending, ...others } = before;
    return {
      ...others,
      ...(isAsked ? { batches: withBatch(before.batches ?? [], id) } : {}),
      acked: Math.max(before.acked, ...taken),
    };
  });
  return new Set(refused.keys());
}
