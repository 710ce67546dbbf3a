/**
 * The longest task on the page's main thread while 1,000 badges are drawn, frames included: while it lasts the page
 * does not answer the hand. From 50 ms on, browsers call a task long. Its peer puts an empty inline element into the
 * same rows without measuring anything.
 */
import type { BenchEntry } from './entry.ts';
import { NOW_MS, openList } from './practice-list.ts';
import { longestTask } from './trace.ts';

export const badgeList: BenchEntry = {
  name: 'badge-list',
  unit: 'ms, longest task',
  reference: 'peer',
  runs: 9,
  async prepare() {
    const lab = await openList();
    return {
      ours: () => longestTask(lab.session, () => lab.call('drawBadges', NOW_MS)),
      theirs: () => longestTask(lab.session, () => lab.call('drawNothing', NOW_MS)),
      close: lab.close,
    };
  },
};
