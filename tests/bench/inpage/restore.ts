/** Runs in a page of the extension: the rows that a restore writes, put with bare IndexedDB. */
import { closeStore, openStore } from '../../../lib/store/open.ts';
import { toRow } from '../../../lib/store/rows.ts';
import { knownAt } from '../ingest/tickets.ts';

/** As many as a worker that knows that all are new would put in one transaction without holding all of them in memory. */
const AT_ONCE = 5_000;

/** @returns milliseconds of writing alone: rows are made before each transaction */
export async function putBare(count: number): Promise<number> {
  const store = openStore({ name: 'bare' });
  await store.db.open();
  const db = store.db.backendDB();
  let ms = 0;
  for (let from = 0; from < count; from += AT_ONCE) {
    const known = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => knownAt(from + i));
    const rows = known.map(({ ticket }) => toRow(ticket));
    const changes = known.flatMap((each) => each.changes);
    const start = performance.now();
    await new Promise<void>((resolve, reject) => {
      const transaction = db.transaction(['tickets', 'changes'], 'readwrite');
      const [into, history] = [transaction.objectStore('tickets'), transaction.objectStore('changes')];
      for (const row of rows) into.add(row);
      for (const change of changes) history.add(change);
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
    });
    ms += performance.now() - start;
  }
  closeStore(store);
  return ms;
}
