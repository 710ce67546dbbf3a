/** A program of its own that sends batches to a store: `writer.ts ADDRESS REPLICA FIRST COUNT`. Prints what became of them. */
import { ingest } from '../store/ingest.ts';
import { noteReplica } from '../store/replicas.ts';
import { openAt } from './places.ts';
import { batchOf, changed, NOW_MS, ticketOf, told } from './records.ts';

const [address = '', replica = '', first = '', count = ''] = process.argv.slice(2);
const BATCH = 20;

const store = await openAt(address);
await noteReplica(store, { id: replica, browser: 'Chromium' }, NOW_MS);
let written = 0;
for (let from = Number(first); from < Number(first) + Number(count); from += BATCH) {
  const numbers = Array.from({ length: BATCH }, (_, i) => from + i);
  const records = numbers.map((number) => {
    const ticketNo = `W${number}`;
    return told(ticketOf(ticketNo, { title: `路灯${number}` }), number + 1, {
      changes: [changed(ticketNo, number + 1, '', `路灯${number}`)],
    });
  });
  written += (await ingest(store, await batchOf(replica, records), NOW_MS)).written;
}
await store.close();
process.stdout.write(String(written));
