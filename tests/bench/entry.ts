/** One row of the bench: a figure of ours beside the same figure of something known. */

/** What the figure is compared with: the least that is possible, or another program that does the same. */
export type Reference = 'floor' | 'peer';

/** The two sides, ready to run. Each call does the work once and returns its figure. */
export interface Sides {
  ours(): number | Promise<number>;
  theirs(): number | Promise<number>;
  close?(): void | Promise<void>;
}

export interface BenchEntry {
  name: string;
  unit: string;
  reference: Reference;
  /** How often the two sides are run in turn, after one run of each that does not count; 9 when left out. */
  runs?: number;
  prepare(): Sides | Promise<Sides>;
}

/** Milliseconds that the work takes, for sides whose figure is time. */
export async function milliseconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
