/** The popup's figures of the quarter to date over stores of growing size, each beside a store of 1,000 tickets. */
import { openLab } from './browser.ts';
import type { BenchEntry } from './entry.ts';
import { NOW_MS } from './practice-list.ts';

const SMALL = 1_000;

export const statsQtd: BenchEntry[] = [10_000, 100_000, 1_000_000].map((count) => ({
  name: `stats-qtd-${count}`,
  unit: 'ms',
  reference: 'peer',
  runs: 41,
  async prepare() {
    const lab = await openLab('store.ts');
    for (const size of [SMALL, count]) await lab.call('fill', size, NOW_MS);
    return {
      ours: () => lab.call('askFigures', count, NOW_MS),
      theirs: () => lab.call('askFigures', SMALL, NOW_MS),
      close: lab.close,
    };
  },
}));
