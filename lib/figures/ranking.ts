/** Rankings, with ties as sports tables have them. */
export interface Ranked {
  rank: number;
  name: string;
  value: number;
}

/** Most first; equal values share a rank, and the next one is as far on as there are before it: 1, 2, 2, 4. */
export function ranked(values: readonly (readonly [name: string, value: number])[]): Ranked[] {
  const sorted = [...values].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  let rank = 0;
  return sorted.map(([name, value], i) => {
    if (i === 0 || sorted[i - 1]?.[1] !== value) rank = i + 1;
    return { rank, name, value };
  });
}
