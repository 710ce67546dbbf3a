/** The office's copy: batches taken in, beside the same rows put into the same tables with nothing around it. */
import { type Batch, ingest } from '../../companion/store/ingest.ts';
import { ticketsIn } from '../../companion/store/read.ts';
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

/** The cost of a batch of new tickets where a million are kept, beside the same where ten thousand are. */
export const ingestedFlat: BenchEntry[] = Object.entries(KINDS).map(([kind, open]) => ({
  name: `ingest-flat-${kind}`,
  unit: 'ms',
  reference: 'peer',
  runs: 9,
  async prepare() {
    const places = await open();
    const filled = async (count: number) => {
      const { store } = await places.fresh();
      for (let from = 0; from < count; from += BATCH) await takeIn(store, [await batchFrom(from)]);
      let next = count;
      return {
        store,
        async more() {
          const sent = await batches(next, BATCH);
          next += BATCH;
          return milliseconds(() => takeIn(store, sent));
        },
      };
    };
    const [small, large] = [await filled(10_000), await filled(1_000_000)];
    return {
      ours: large.more,
      theirs: small.more,
      async close() {
        await small.store.close();
        await large.store.close();
        await places.close();
      },
    };
  },
}));

/** All tickets read back, checked and merged with their history, beside the rows alone and their JSON. */
export const readBack: BenchEntry[] = Object.entries(KINDS).map(([kind, open]) => ({
  name: `restore-read-${kind}`,
  unit: 'ms',
  reference: 'floor',
  runs: 3,
  async prepare() {
    const places = await open();
    const { store } = await places.fresh();
    for (let from = 0; from < TICKETS; from += BATCH) await takeIn(store, [await batchFrom(from)]);
    return {
      ours: () =>
        milliseconds(async () => {
          let count = 0;
          for await (const page of ticketsIn(store, { own: true, history: true }, () => {
            throw new Error('damaged');
          }))
            count += page.length;
          if (count !== TICKETS) throw new Error(`${count} read of ${TICKETS}`);
        }),
      theirs: () => milliseconds(() => bareRead(store)),
      async close() {
        await store.close();
        await places.close();
      },
    };
  },
}));

async function bareRead(store: Store): Promise<void> {
  let count = 0;
  for (const { body } of await store.db.selectFrom('copies').selectAll().execute())
    if (JSON.parse(body ?? 'null')) count++;
  await store.db.selectFrom('history').selectAll().execute();
  if (count !== TICKETS) throw new Error(`${count} read of ${TICKETS}`);
}
