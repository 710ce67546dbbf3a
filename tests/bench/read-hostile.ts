/**
 * The longest task on the page's main thread while a page is read that nobody could look at: 100,000 cells, one of them
 * with a megabyte of text. From 50 ms on the hand notices. Its peer is the same page read at one go.
 */

import { openLab } from './browser.ts';
import type { BenchEntry } from './entry.ts';
import { NOW_MS } from './practice-list.ts';
import { longestTask } from './trace.ts';

export const readHostile: BenchEntry = {
  name: 'read-hostile',
  unit: 'ms, longest task',
  reference: 'peer',
  runs: 5,
  async prepare() {
    const lab = await openLab('hostile.ts');
    await lab.call('build');
    return {
      ours: () => longestTask(lab.session, () => lab.call('readInSlices', NOW_MS)),
      theirs: () => lab.call('readAtOnce', NOW_MS),
      close: lab.close,
    };
  },
};
