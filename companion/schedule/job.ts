/** The jobs that run by themselves. */
import type { When } from './when.ts';

export const JOBS = ['worklist', 'figures'] as const;
export type JobName = (typeof JOBS)[number];

export const JOB_TITLES: Record<JobName, string> = {
  worklist: "Anqi 按期: the day's worklist",
  figures: "Anqi 按期: the week's figures",
};

export interface Job {
  name: JobName;
  when: When;
  /** The words to run, absolute. */
  command: readonly string[];
  /** The data folder, absolute, where it is not the usual one. */
  dataHome?: string;
}

/** What a system needs for its jobs: files, then commands that make them known, and those that undo it. */
export interface Plan {
  files: { file: string; text: string }[];
  enable: string[][];
  disable: string[][];
}
