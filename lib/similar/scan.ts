/** One look over all leaves of the index for the tickets that may have to do with one. */
import { MARKS } from './entry.ts';
import type { Leaf } from './leaf.ts';
import { agrees } from './phone.ts';
import { PLACE_WORDS } from './place.ts';

export interface Place {
  site: string;
  ticketNo: string;
}

export interface Candidates {
  /** Those whose sketches come nearest, the nearest first. */
  near: Place[];
  /** Those whose telephone or name agrees, the last numbers first. */
  citizen: Place[];
  /** Those whose address may be within the other, or the other way round, the last numbers first. */
  place: Place[];
}

/** @param most how many candidates of each sort to find */
export interface Wanted {
  probe: Uint16Array;
  marks: Uint32Array;
  most: { near: number; citizen: number; place: number };
}

export function scan(leaves: Iterable<Leaf>, { probe, marks, most }: Wanted): Candidates {
  const best = new Best(most.near);
  const citizen: Place[] = [];
  const place: Place[] = [];
  const [high = 0, low = 0, name = 0] = marks;
  const hasPhone = packedIsNumber(low);
  const hasPlace = marks.subarray(3).some((word) => word !== 0);
  for (const leaf of leaves) {
    const { starts, buckets, weights, marks: theirs, ticketNos } = leaf;
    for (let i = 0; i < ticketNos.length; i++) {
      let score = 0;
      const end = starts[i + 1] as number;
      for (let k = starts[i] as number; k < end; k++)
        score = (score + Math.imul(probe[buckets[k] as number] as number, weights[k] as number)) | 0;
      if (score > best.least) best.add(score, leaf, i);
      const at = i * MARKS;
      const isPhone = hasPhone && agrees(low, theirs[at + 1] as number) && agrees(high, theirs[at] as number);
      if (isPhone || (name !== 0 && theirs[at + 2] === name))
        citizen.push({ site: leaf.site, ticketNo: ticketNos[i] ?? '' });
      if (hasPlace && mayLieIn(marks, theirs, at + 3)) place.push({ site: leaf.site, ticketNo: ticketNos[i] ?? '' });
    }
  }
  return {
    near: best.places(),
    citizen: citizen.slice(-most.citizen).reverse(),
    place: place.slice(-most.place).reverse(),
  };
}

/** Whether a packed number has digits: of none, the last place is 0xe. */
const packedIsNumber = (low: number) => (low & 0xf) !== 0xe;

/** Whether all bits of one of two places stand in the other. */
function mayLieIn(marks: Uint32Array, theirs: Uint32Array, at: number): boolean {
  let onlyOurs = 0;
  let onlyTheirs = 0;
  let any = 0;
  for (let word = 0; word < PLACE_WORDS; word++) {
    const a = marks[3 + word] as number;
    const b = theirs[at + word] as number;
    onlyOurs |= a & ~b;
    onlyTheirs |= b & ~a;
    any |= b;
  }
  return any !== 0 && (onlyOurs === 0 || onlyTheirs === 0);
}

/** The highest scores of many. */
class Best {
  /** What a score must pass to be among them. */
  least = 0;
  readonly #most: number;
  readonly #kept: { score: number; leaf: Leaf; i: number }[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  add(score: number, leaf: Leaf, i: number): void {
    let at = this.#kept.length;
    while (at > 0 && (this.#kept[at - 1]?.score ?? 0) < score) at--;
    this.#kept.splice(at, 0, { score, leaf, i });
    if (this.#kept.length > this.#most) this.#kept.pop();
    if (this.#kept.length === this.#most) this.least = this.#kept.at(-1)?.score ?? 0;
  }

  places(): Place[] {
    return this.#kept.map(({ leaf, i }) => ({ site: leaf.site, ticketNo: leaf.ticketNos[i] ?? '' }));
  }
}
