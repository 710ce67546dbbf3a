/**
 * The index in leaves: up to 2,048 tickets with neighbouring numbers, in a few typed arrays. A ticket's leaf is found by its
 * number, as numbers mostly grow: new tickets go into the last leaf, and one that changed touches one leaf.
 */
import * as z from 'zod/mini';
import { type IndexEntry, MARKS } from './entry.ts';

/**
 * Tickets of a leaf. Chromium keeps values beyond 64 KB in files of their own, which it reads several times faster than the
 * same bytes as rows of its database: 100,000 tickets in leaves of 128 take 310 ms, of 1,024 160 ms, of 4,096 90 ms. Larger ones
 * cost more to write when one ticket changes.
 */
const MOST = 2_048;

const zLeafShape = z.strictObject({
  site: z.string(),
  /** Its first ticket's number. */
  from: z.string(),
  ticketNos: z.array(z.string()),
  /** Where each ticket's sketch begins in `buckets` and `weights`; one more for the end. */
  starts: z.instanceof(Uint32Array),
  buckets: z.instanceof(Uint16Array),
  weights: z.instanceof(Uint8Array),
  /** MARKS words a ticket. */
  marks: z.instanceof(Uint32Array),
});

/** A leaf as stored; its parts must fit each other. */
export const zLeaf = zLeafShape.check(
  z.refine(({ from, ticketNos, starts, buckets, weights, marks }: z.infer<typeof zLeafShape>) => {
    const count = ticketNos.length;
    const isRising = starts.every((start, i) => i === 0 || start >= (starts[i - 1] as number));
    return (
      count > 0 &&
      ticketNos[0] === from &&
      starts.length === count + 1 &&
      isRising &&
      starts[count] === buckets.length &&
      buckets.length === weights.length &&
      marks.length === count * MARKS
    );
  }),
);
export type Leaf = z.infer<typeof zLeafShape>;

/** The entries of a leaf, in the order of their numbers. */
export function entriesOf({ ticketNos, starts, buckets, weights, marks }: Leaf): IndexEntry[] {
  return ticketNos.map((ticketNo, i) => ({
    ticketNo,
    buckets: buckets.slice(starts[i], starts[i + 1]),
    weights: weights.slice(starts[i], starts[i + 1]),
    marks: marks.slice(i * MARKS, (i + 1) * MARKS),
  }));
}

/** Entries with others put among them, or in the place of those of the same numbers. */
export function withEntries(known: readonly IndexEntry[], added: readonly IndexEntry[]): IndexEntry[] {
  const all = new Map([...known, ...added].map((entry) => [entry.ticketNo, entry]));
  return [...all.values()].sort((a, b) => (a.ticketNo < b.ticketNo ? -1 : 1));
}

/**
 * Leaves of entries in the order of their numbers.
 * @param isLast at the end of a site, where new numbers come: full leaves, and one with room; elsewhere all with room
 * @param most tickets of a leaf; fewer in tests
 */
export function leavesOf(site: string, entries: readonly IndexEntry[], isLast: boolean, most = MOST): Leaf[] {
  const count = Math.ceil(entries.length / most);
  const size = isLast ? most : Math.ceil(entries.length / count);
  const leaves: Leaf[] = [];
  for (let i = 0; i < entries.length; i += size) leaves.push(leafOf(site, entries.slice(i, i + size)));
  return leaves;
}

function leafOf(site: string, entries: readonly IndexEntry[]): Leaf {
  const starts = new Uint32Array(entries.length + 1);
  for (const [i, { buckets }] of entries.entries()) starts[i + 1] = (starts[i] as number) + buckets.length;
  const length = starts[entries.length] as number;
  const leaf: Leaf = {
    site,
    from: entries[0]?.ticketNo ?? '',
    ticketNos: entries.map(({ ticketNo }) => ticketNo),
    starts,
    buckets: new Uint16Array(length),
    weights: new Uint8Array(length),
    marks: new Uint32Array(entries.length * MARKS),
  };
  for (const [i, { buckets, weights, marks }] of entries.entries()) {
    leaf.buckets.set(buckets, starts[i]);
    leaf.weights.set(weights, starts[i]);
    leaf.marks.set(marks, i * MARKS);
  }
  return leaf;
}
