/**
 * Memory of a page whose virtual list of 50,000 rows is read from end to end: megabytes in use at the end, beside those
 * after the first 2,000 rows. All rows must have been read.
 */
import { startPractice } from '../../practice/practice.ts';
import { type Lab, openLab } from './browser.ts';
import type { BenchEntry } from './entry.ts';
import { NOW_MS } from './practice-list.ts';

const ROWS = 50_000;
const EARLY = 2_000;

export const readVirtual: BenchEntry = {
  name: 'read-virtual',
  unit: 'MB in use',
  reference: 'peer',
  runs: 1,
  prepare() {
    // One pass gives both figures, and takes minutes: it is made once.
    let pass: Promise<{ early: number; late: number }> | undefined;
    const once = () => {
      pass ??= scrollThrough();
      return pass;
    };
    return { ours: async () => (await once()).late, theirs: async () => (await once()).early };
  },
};

async function scrollThrough(): Promise<{ early: number; late: number }> {
  const practice = await startPractice({ now: NOW_MS });
  let lab: Lab | undefined;
  try {
    lab = await openLab('overlay.ts', `${practice.origin}/kits/vxe-table/virtual?rows=${ROWS}`);
    await lab.call('startOverlay', ROWS);
    await lab.call('scrollUntil', EARLY);
    const early = await heapOf(lab);
    const read = await lab.call('scrollUntil', ROWS);
    if (read !== ROWS) throw new Error(`${read} of ${ROWS} rows were read`);
    return { early, late: await heapOf(lab) };
  } finally {
    await lab?.close();
    await practice.close();
  }
}

async function heapOf({ session }: Lab): Promise<number> {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}
