/** A reading of 10,000 new tickets into the store, beside the bare puts that any program would need for them. */
import { openLab } from './browser.ts';
import type { BenchEntry } from './entry.ts';
import { NOW_MS } from './practice-list.ts';

const TICKETS = 10_000;

export const storePut: BenchEntry = {
  name: 'store-put',
  unit: 'ms',
  reference: 'peer',
  runs: 9,
  async prepare() {
    const lab = await openLab('store.ts');
    await lab.call('prepareWrite', TICKETS, NOW_MS);
    return {
      ours: () => lab.call('record', NOW_MS),
      theirs: () => lab.call('putBare'),
      close: lab.close,
    };
  },
};
