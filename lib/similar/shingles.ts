/** Whether two texts are the same but for a few characters: a matter sent in twice, a reply used twice. */
import { foldedText } from './fold.ts';

/** Characters of a shingle. */
const SIZE = 3;
/** Share of shingles in common from which on texts are nearly equal. */
export const NEARLY_EQUAL = 0.8;
/** Shorter texts are all alike: 路灯不亮 is said by many of many lamps. */
export const SHORTEST_TEXT = 16;

/** All runs of three characters of a text, letters and digits only. */
export function shinglesOf(text: string): Set<string> {
  const plain = foldedText(text);
  const shingles = new Set<string>();
  if (plain.length < SHORTEST_TEXT) return shingles;
  for (let i = 0; i + SIZE <= plain.length; i++) shingles.add(plain.slice(i, i + SIZE));
  return shingles;
}

/** Shingles in common among all of both (Jaccard): 0 to 1; 0 where one of the texts is too short to say. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  if (few.size === 0) return 0;
  let common = 0;
  for (const shingle of few) if (many.has(shingle)) common++;
  return common / (few.size + many.size - common);
}

/**
 * Replies that a text nearly repeats.
 * @param replies earlier replies, each with whatever tells it apart
 * @returns those at or above NEARLY_EQUAL, the nearest first, with their share of common shingles
 */
export function nearEqualReplies<T extends { reply: string }>(
  replies: Iterable<T>,
  text: string,
): (T & { share: number })[] {
  const own = shinglesOf(text);
  const found: (T & { share: number })[] = [];
  for (const each of replies) {
    const share = jaccard(own, shinglesOf(each.reply));
    if (share >= NEARLY_EQUAL) found.push({ ...each, share });
  }
  return found.sort((a, b) => b.share - a.share);
}
