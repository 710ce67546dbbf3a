/**
 * What watching costs on a page that draws 200 rows anew a hundred times a second: milliseconds a frame of the main
 * thread that the overlay takes on top of what the page takes by itself.
 */
import { startPractice } from '../../practice/practice.ts';
import { type Lab, openLab } from './browser.ts';
import type { BenchEntry } from './entry.ts';
import { NOW_MS } from './practice-list.ts';
import { busyTime } from './trace.ts';

const ROWS = 200;
const WINDOW_MS = 4_000;
/** The first reading and drawing is no part of the storm. */
const SETTLE_MS = 1_500;

export const observeStorm: BenchEntry = {
  name: 'observe-storm',
  unit: 'ms a frame, of our own',
  reference: 'peer',
  runs: 5,
  async prepare() {
    const practice = await startPractice({ now: NOW_MS });
    const lab = await openLab('overlay.ts', `${practice.origin}/kits/element-plus/storm?rows=${ROWS}`);
    return {
      async ours() {
        const alone = await busyPerFrame(lab);
        await lab.call('startOverlay', ROWS);
        await lab.call('watchFrames', SETTLE_MS);
        const watched = await busyPerFrame(lab);
        await lab.call('stopOverlay');
        return Math.max(0, watched - alone);
      },
      theirs: () => busyPerFrame(lab),
      close: () => lab.close().finally(() => practice.close()),
    };
  },
};

async function busyPerFrame(lab: Lab): Promise<number> {
  let frames = 1;
  const busy = await busyTime(lab.session, async () => {
    frames = await lab.call('watchFrames', WINDOW_MS);
  });
  return busy / frames;
}
