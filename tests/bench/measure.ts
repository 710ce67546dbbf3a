import type { BenchEntry, Reference } from './entry.ts';

const RUNS = 9;

/** A row of the report; the reference's figure stands under its own name. */
export type Figure = { value: number; unit: string; ratio: number; n: number } & Partial<Record<Reference, number>>;

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted.length % 2 === 0 ? sorted[middle - 1] : upper;
  if (upper === undefined || lower === undefined) throw new Error('no values to take the median of');
  return (lower + upper) / 2;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** Runs both sides in turn, so that a slow spell of the machine hits both alike, and takes the medians. */
export async function measure({ unit, reference, runs = RUNS, prepare }: BenchEntry): Promise<Figure> {
  const sides = await prepare();
  const ours: number[] = [];
  const theirs: number[] = [];
  try {
    await sides.ours();
    await sides.theirs();
    for (let run = 0; run < runs; run++) {
      // Alternating who goes first keeps the one from always warming the caches for the other.
      if (run % 2 === 0) ours.push(await sides.ours());
      theirs.push(await sides.theirs());
      if (run % 2 === 1) ours.push(await sides.ours());
    }
  } finally {
    await sides.close?.();
  }
  const [value, known] = [median(ours), median(theirs)];
  return { value: rounded(value), unit, [reference]: rounded(known), ratio: rounded(value / known), n: runs };
}
