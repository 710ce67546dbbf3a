/** 100,000 tickets back into an empty browser, as the companion hands them over, beside the same rows put as they are. */
import { openLab } from './browser.ts';
import type { BenchEntry } from './entry.ts';
import { NOW_MS } from './practice-list.ts';

const TICKETS = 100_000;

export const restore: BenchEntry = {
  name: 'restore',
  unit: 'ms',
  reference: 'floor',
  runs: 1,
  async prepare() {
    const lab = await openLab('store.ts');
    await lab.call('prepareWrite', TICKETS, NOW_MS);
    return {
      ours: () => lab.call('restore', NOW_MS),
      theirs: () => lab.call('putPages'),
      close: lab.close,
    };
  },
};
