/**
 * A ticket's text in at most 288 bytes: those of its grams that say most of whom it is like. Sketches of all tickets are
 * compared with a text at once; the few that come nearest are then compared word by word.
 */
import { type Commonness, countOf, type Vector } from './weights.ts';

/** Grams kept of a text. */
const KEPT = 96;
/** Numbers of grams in a sketch lie below this. */
const BUCKETS = 1 << 16;
/** A weight in a byte: those above a half are rare and count as a half. */
const SCALE = 512;
/** The sum of 96 products stays below 2³¹. */
const PROBE_SCALE = 60_000;

export interface Sketch {
  buckets: Uint16Array;
  weights: Uint8Array;
}

/**
 * The grams with the largest weight² · √df: a rare gram says much, but one that nearly no other ticket has can say nothing of
 * likeness. (By weight alone 0.94 of the nearest five are among 60 candidates, so 0.97.)
 */
export function sketchOf(vector: Vector, common: Commonness): Sketch {
  const ranked = [...vector].map(([gram, weight]) => {
    return { gram, weight, worth: weight * weight * Math.sqrt(Math.max(countOf(common, gram), 1)) };
  });
  if (ranked.length > KEPT) ranked.sort((a, b) => b.worth - a.worth || a.gram - b.gram);
  const kept = ranked.slice(0, KEPT);
  return {
    buckets: Uint16Array.from(kept, ({ gram }) => gram % BUCKETS),
    weights: Uint8Array.from(kept, ({ weight }) => Math.min(Math.round(weight * SCALE), 255)),
  };
}

/** A text's weights by bucket, against which sketches are scored: whole numbers, as they are added ten million times. */
export function probeOf(vector: Vector): Uint16Array {
  const probe = new Uint16Array(BUCKETS);
  for (const [gram, weight] of vector) {
    const bucket = gram % BUCKETS;
    probe[bucket] = Math.max(probe[bucket] as number, Math.round(weight * PROBE_SCALE));
  }
  return probe;
}
