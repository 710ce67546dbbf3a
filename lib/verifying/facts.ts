/** Reads the numbers of a printed bulletin, piece by piece. */
import { periodReader } from './periods.ts';
import type { Facts } from './printed.ts';
import { type Opened, readSegment } from './segment-facts.ts';
import { segmentsOf } from './segments.ts';
import { subjectReader } from './subjects.ts';

/** @param text a bulletin in simplified characters and plain digits */
export function factsIn(text: string): Facts {
  const facts: Facts = { counts: [], rates: [] };
  const readers = { periods: periodReader(text), subjects: subjectReader(text) };
  let previous: Opened | undefined;
  for (const segment of segmentsOf(text)) {
    const read = readSegment(segment, previous, readers);
    facts.counts.push(...read.counts);
    facts.rates.push(...read.rates);
    previous = read.opened;
  }
  return facts;
}
