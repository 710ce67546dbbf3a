/** The practice platform's large Element Plus table, open in a browser. */
import { startPractice } from '../../practice/practice.ts';
import { type Lab, openLab } from './browser.ts';

/** The instant that the practice data and every reading of it are relative to. */
export const NOW_MS = Date.parse('2026-11-24T10:00:00+08:00');

export async function openList(): Promise<Lab> {
  const practice = await startPractice({ now: NOW_MS });
  try {
    const lab = await openLab('list.ts', `${practice.origin}/modern/bench?rows=1000`);
    return { ...lab, close: () => lab.close().finally(() => practice.close()) };
  } catch (error) {
    await practice.close();
    throw error;
  }
}
