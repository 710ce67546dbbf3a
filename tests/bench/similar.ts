/** Similar tickets among 100,000: a question warm, the first one of a worker, and what arriving tickets cost. */
import { openLab } from './browser.ts';
import type { BenchEntry } from './entry.ts';
import { NOW_MS } from './practice-list.ts';

const TICKETS = 100_000;

async function openFilled() {
  const lab = await openLab('similar.ts');
  const ms = await lab.call('fill', TICKETS, NOW_MS);
  process.stderr.write(`similar: ${TICKETS} tickets indexed in ${ms.toFixed(3)} ms each\n`);
  return lab;
}

export const similar: BenchEntry[] = [
  {
    name: 'similar',
    unit: 'ms',
    reference: 'peer',
    runs: 21,
    async prepare() {
      const lab = await openFilled();
      await lab.call('prepareBruteForce', NOW_MS);
      let run = 0;
      return {
        ours: () => lab.call('ask', ++run),
        theirs: () => lab.call('bruteForce', run),
        close: lab.close,
      };
    },
  },
  {
    name: 'similar-cold',
    unit: 'ms',
    reference: 'floor',
    async prepare() {
      const lab = await openFilled();
      let run = 0;
      return {
        ours: () => lab.call('askCold', ++run),
        theirs: () => lab.call('readLeaves'),
        close: lab.close,
      };
    },
  },
  {
    name: 'similar-arrive',
    unit: 'ms/ticket',
    reference: 'floor',
    async prepare() {
      const lab = await openFilled();
      await lab.call('ask', 1);
      return {
        ours: () => lab.call('arrive', NOW_MS),
        // What storing them costs without the index.
        theirs: () => lab.call('recordNew', NOW_MS),
        close: lab.close,
      };
    },
  },
];
