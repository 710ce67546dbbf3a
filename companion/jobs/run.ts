/** `anqi job`: makes the files of a job and writes them into the chosen folder, or another. */
import { join } from 'node:path';
import type { Say } from '../../lib/ticket/words.ts';
import { folderAt, rootOf } from '../folder/root.ts';
import { placeFile } from '../folder/write.ts';
import type { Machine } from '../place.ts';
import { openStore } from '../store/open.ts';
import { figuresJob } from './figures.ts';
import { worklistJob } from './worklist.ts';

export const JOBS = { worklist: worklistJob, figures: figuresJob };
export type JobName = keyof typeof JOBS;

export interface JobRun {
  /** The files that hold what was made, whole paths. */
  written: string[];
  /** What there is to know, in words. */
  told: string[];
}

/**
 * Run again on the same day, a file of the same content stays alone, another one gets a number.
 * @param asked.folder in place of the chosen one, for this run
 * @throws Trouble where there is no folder, or the office's copy cannot be read; a file is never half there
 */
export async function runJob(
  name: JobName,
  asked: { folder?: string | undefined; unit?: string | undefined },
  machine: Machine,
  nowMs: number,
  say: Say,
): Promise<JobRun> {
  // First, so that nobody waits for files that can go nowhere.
  const root = asked.folder === undefined ? rootOf(machine) : folderAt(machine, asked.folder);
  const store = await openStore(machine, nowMs);
  try {
    const { files, told } = await JOBS[name]({ store, unit: asked.unit, nowMs, say });
    const placed = files.map(([file, bytes]) => placeFile(root, file, bytes, nowMs));
    const there = placed
      .filter(({ isNew }) => !isNew)
      .map((file) => `${file.name} is there already, with the same content`);
    return { written: placed.map((file) => join(root, file.name)), told: [...told, ...there] };
  } finally {
    await store.close();
  }
}
