import { badgeList } from './badge-list.ts';
import { badgeRow } from './badge-row.ts';
import type { BenchEntry } from './entry.ts';
import { readList } from './read-list.ts';

/** Everything `npm run bench` measures, in the order of the report. */
export const ENTRIES: BenchEntry[] = [readList, badgeRow, badgeList];
