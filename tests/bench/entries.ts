import { badgeList } from './badge-list.ts';
import { badgeRow } from './badge-row.ts';
import type { BenchEntry } from './entry.ts';
import { readList } from './read-list.ts';
import { statsQtd } from './stats-qtd.ts';
import { storePut } from './store-put.ts';

/** Everything `npm run bench` measures, in the order of the report. */
export const ENTRIES: BenchEntry[] = [readList, badgeRow, badgeList, storePut, ...statsQtd];
