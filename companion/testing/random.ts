/** Numbers that look random and are the same in every run (mulberry32). @returns a function that gives one from 0 to below 1 */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The same as whole numbers. @returns a function that gives one from 0 to below `most` */
export function randomBelow(seed: number): (most: number) => number {
  const next = randomOf(seed);
  return (most) => Math.floor(next() * most);
}

/** A copy of bytes in which one bit is another. */
export function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}
