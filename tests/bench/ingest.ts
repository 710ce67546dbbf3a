/** The office's copy: batches taken in, beside the same rows put into the same tables with nothing around it. */
import { type Batch, ingest } from '../../companion/store/ingest.ts';
import type { Store } from '../../companion/store/store.ts';
import { type BenchEntry, milliseconds } from './entry.ts';
import { type BenchPlaces, databases, files, NOW_MS, type Rows, rowsOf } from './ingest/places.ts';
import { BATCH, batchFrom } from './ingest/tickets.ts';

const TICKETS = 100_000;
const KINDS: Record<string, () => Promise<BenchPlaces>> = { sqlite: files, postgres: databases };

async function batches(first: number, count: number): Promise<Batch[]> {
  const all: Batch[] = [];
  for (let from = first; from < first + count; from += BATCH) all.push(await batchFrom(from));
  return all;
}

/** Every batch is on the disk before the next one comes, as a browser sends them. */
async function takeIn(store: Store, all: readonly Batch[]): Promise<void> {
  for (const batch of all) {
    const { written } = await ingest(store, batch, NOW_MS);
    if (written !== BATCH) throw new Error(`${written} written of ${BATCH}`);
  }
}

export const ingested: BenchEntry[] = Object.entries(KINDS).map(([kind, open]) => ({
  name: `ingest-${kind}`,
  unit: 'ms',
  reference: 'floor',
  runs: 3,
  async prepare() {
    const places = await open();
    const sent = await batches(0, TICKETS);
    let rows: Rows | undefined;
    return {
      async ours() {
        const { store, drop } = await places.fresh();
        const ms = await milliseconds(() => takeIn(store, sent));
        rows ??= await rowsOf(store);
        await drop();
        return ms;
      },
      theirs: () => places.bare(rows ?? { copies: [], history: [] }),
      close: places.close,
    };
  },
}));
