/** The archived quarter of the practice city as a report counts and prints it. */
import { entryOfLine, zLine } from '../companion/report/line.ts';
import type { Entry } from '../lib/figures/entry.ts';
import { archiveLines } from './archive-lines.ts';

/** @param asOfMs the instant that decides what is open */
export const archiveEntries = (asOfMs: number): Entry[] =>
  archiveLines().map((line) => entryOfLine(zLine.parse(JSON.parse(line)), asOfMs));
