import type { BenchEntry } from './entry.ts';

/** Everything `npm run bench` measures, in the order of the report. */
export const ENTRIES: BenchEntry[] = [];
