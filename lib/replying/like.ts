/** How much of one text stands in another: shared shingles, as near-duplicates are found on the web (Broder, 1997). */

/** Characters of a shingle. */
const SIZE = 5;

/** The shingles of a text without its blanks and figures, which differ from case to case. */
export function shinglesOf(text: string): Set<string> {
  const plain = text.replace(/[\s\d\u3000]/g, '');
  const shingles = new Set<string>();
  for (let i = 0; i + SIZE <= plain.length; i++) shingles.add(plain.slice(i, i + SIZE));
  return shingles;
}

/** Likeness of two texts by their shingles (Jaccard), 0 to 1; 0 where either is too short to have any. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  // Sets of very different sizes cannot be alike.
  if (Math.min(a.size, b.size) / Math.max(a.size, b.size) < 0.5) return 0;
  let shared = 0;
  for (const shingle of a) if (b.has(shingle)) shared++;
  return shared / (a.size + b.size - shared);
}
