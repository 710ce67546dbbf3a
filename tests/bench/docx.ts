/** The bulletin of an office of 60 units as a Word document, beside zipping its parts, which are there already. */
import { unzipSync, zipSync } from 'fflate';
import { bulletinDocx } from '../../lib/reports/bulletin-docx.ts';
import { BULLETIN } from './docx-bulletin.ts';
import { type BenchEntry, milliseconds } from './entry.ts';

const NOW_MS = Date.UTC(2026, 9, 9);

export const docx: BenchEntry = {
  name: 'docx',
  unit: 'ms',
  reference: 'floor',
  runs: 21,
  async prepare() {
    const parts = unzipSync(await bulletinDocx(BULLETIN, NOW_MS));
    let bytes = 0;
    return {
      ours: () =>
        milliseconds(async () => {
          bytes += (await bulletinDocx(BULLETIN, NOW_MS)).length;
        }),
      theirs: () =>
        milliseconds(() => {
          bytes += zipSync(parts).length;
        }),
      close: () => {
        if (bytes === 0) throw new Error('nothing was written');
      },
    };
  },
};
