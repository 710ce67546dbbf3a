/** The tickets of a workbook, each once, handed on without keeping the thread to itself. */
import { keyOf } from '../../figures/case.ts';
import type { Entry } from '../../figures/entry.ts';

/** Rows of a sheet, without that of the headers. */
const MAX_TICKETS = 1_048_575;
/** Milliseconds of work after which others get a turn: progress is drawn, a cancel arrives. */
const SLICE_MS = 25;
/** Tickets between two looks at the clock. */
const LOOK = 32;

const turn = () => new Promise((resolve) => setTimeout(resolve));

/**
 * @param merged numbers that stand more than once: the last one counts, and comes at the end
 * @throws the signal's reason once it is aborted; a RangeError where there are more tickets than a sheet holds
 */
export async function* entriesOnce(
  entries: (Iterable<Entry> | AsyncIterable<Entry>) & { readonly length: number },
  merged: readonly string[],
  { signal, onProgress }: { signal?: AbortSignal | undefined; onProgress?: ((share: number) => void) | undefined },
): AsyncGenerator<Entry> {
  const twice = new Set(merged);
  const last = new Map<string, Entry>();
  let seen = 0;
  fits(entries.length);
  let since = performance.now();
  for await (const entry of entries) {
    fits(++seen);
    if (twice.has(entry.counted.ticketNo)) last.set(keyOf(entry.counted), entry);
    else yield entry;
    if (seen % LOOK !== 0 || performance.now() - since < SLICE_MS) continue;
    onProgress?.(Math.min(seen / entries.length, 1));
    await turn();
    signal?.throwIfAborted();
    since = performance.now();
  }
  yield* last.values();
}

function fits(count: number): void {
  if (count > MAX_TICKETS) throw new RangeError(`a sheet of Excel holds no more than ${MAX_TICKETS} tickets`);
}
