/** The practice platform's large tables, one a kit, open in a browser. */
import { startPractice } from '../../practice/practice.ts';
import { type Lab, openLab } from './browser.ts';

/** The instant that the practice data and every reading of it are relative to. */
export const NOW_MS = Date.parse('2026-11-24T10:00:00+08:00');

/** A page of the practice platform with a script of inpage/ in it; both go with `close`. */
async function openPractice(script: string, path: string): Promise<Lab> {
  const practice = await startPractice({ now: NOW_MS });
  try {
    const lab = await openLab(script, `${practice.origin}${path}`);
    return { ...lab, close: () => lab.close().finally(() => practice.close()) };
  } catch (error) {
    await practice.close();
    throw error;
  }
}

/** 1,000 rows of 12 columns. */
export const openList = (kit = 'element-plus'): Promise<Lab> => openPractice('list.ts', `/kits/${kit}/bench?rows=1000`);

/** The same with the overlay in it, on a clock of its own. */
export const openTicking = (): Promise<Lab> => openPractice('tick.ts', '/kits/element-plus/bench?rows=1000');
