/** One row that changed, read again alone; its peer is reading the whole list, so the ratio is its share of that. */
import type { BenchEntry } from './entry.ts';
import { NOW_MS, openList } from './practice-list.ts';

export const badgeRow: BenchEntry = {
  name: 'badge-row',
  unit: 'ms a row',
  reference: 'peer',
  runs: 31,
  async prepare() {
    const lab = await openList();
    return {
      ours: () => lab.call('rereadOne', NOW_MS),
      theirs: () => lab.call('readAll', NOW_MS),
      close: lab.close,
    };
  },
};
