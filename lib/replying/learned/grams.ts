/** Clauses as runs of characters, for the layers that were learned from labelled replies. */
import { CITIZEN, STAFF, THIRD } from '../people.ts';

/** Runs fall into so many buckets; some share one. */
export const BUCKETS = 8192;
const LONGEST_RUN = 3;
const OPENS = '^';
const CLOSES = '$';

const ROLES: [RegExp, string][] = [
  [/\d+/g, '0'],
  [new RegExp(CITIZEN, 'g'), '甲'],
  [new RegExp(THIRD, 'g'), '乙'],
  [new RegExp(STAFF, 'g'), '丙'],
];

/** A clause with a character each for the citizen, somebody else, the unit's people and any number. */
const plain = (text: string): string => ROLES.reduce((seen, [role, sign]) => seen.replace(role, sign), text);

/** @returns the buckets of every run of one to three characters of a clause, each once */
export function gramsOf(clause: string): Set<number> {
  const text = `${OPENS}${plain(clause)}${CLOSES}`;
  const found = new Set<number>();
  for (let from = 0; from < text.length; from++) {
    let hash = 0x811c9dc5;
    for (let to = from; to < Math.min(text.length, from + LONGEST_RUN); to++) {
      // FNV-1a over UTF-16 units, folded to the buckets.
      hash = Math.imul(hash ^ text.charCodeAt(to), 0x01000193);
      found.add(((hash >>> 13) ^ hash) & (BUCKETS - 1));
    }
  }
  return found;
}
