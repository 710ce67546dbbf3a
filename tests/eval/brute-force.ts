/**
 * The nearest texts by brute force, written apart from lib/similar: every pair of neighbouring characters by itself, no hashing,
 * no sketches, every text compared with every other.
 */

/** A text's pairs of characters with their weights, of length 1. */
type Weighted = Map<string, number>;

/** Pairs of neighbouring letters and digits; a run of one character counts as itself. */
function pairsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [run] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    const characters = [...run];
    const pairs = characters.length === 1 ? characters : characters.slice(1).map((each, i) => characters[i] + each);
    for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** tf-idf with (1 + ln tf) · ln(1 + N / df). */
function weigh(texts: readonly string[]): Weighted[] {
  const counted = texts.map(pairsOf);
  const having = new Map<string, number>();
  for (const counts of counted) for (const pair of counts.keys()) having.set(pair, (having.get(pair) ?? 0) + 1);
  return counted.map((counts) => {
    const weighted: Weighted = new Map();
    for (const [pair, times] of counts)
      weighted.set(pair, (1 + Math.log(times)) * Math.log(1 + texts.length / (having.get(pair) ?? 1)));
    const length = Math.hypot(...weighted.values());
    for (const [pair, weight] of weighted) weighted.set(pair, weight / length);
    return weighted;
  });
}

/** For each text the places of the `most` others with the largest cosine, largest first. */
export function nearestByBruteForce(texts: readonly string[], most: number): { at: number; cosine: number }[][] {
  const weighted = weigh(texts);
  const having = new Map<string, { at: number; weight: number }[]>();
  for (const [at, each] of weighted.entries())
    for (const [pair, weight] of each) {
      const known = having.get(pair);
      if (known) known.push({ at, weight });
      else having.set(pair, [{ at, weight }]);
    }
  return weighted.map((each, own) => {
    const cosines = new Float64Array(texts.length);
    for (const [pair, weight] of each)
      for (const other of having.get(pair) ?? [])
        cosines[other.at] = (cosines[other.at] as number) + weight * other.weight;
    return [...cosines]
      .map((cosine, at) => ({ at, cosine }))
      .filter(({ at }) => at !== own)
      .sort((a, b) => b.cosine - a.cosine)
      .slice(0, most);
  });
}
