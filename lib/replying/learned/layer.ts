/** A softmax regression over runs of characters and a few measures, with weights of one byte. */
import { BUCKETS } from './grams.ts';

/** As written by scripts/learn: for each class but the last, whose score is 0. */
export interface Weights {
  /** One signed byte a bucket, base64. */
  grams: string;
  /** What a unit of that byte is worth. */
  unit: number;
  /** Of the measures; the first one is always 1. */
  measures: number[];
}

export interface Layer {
  of: Weights[];
  bytes: Int8Array[];
}

export function layerOf(of: Weights[]): Layer {
  const bytes = of.map(({ grams }) => Int8Array.from(atob(grams), (character) => character.charCodeAt(0)));
  if (bytes.some(({ length }) => length !== BUCKETS)) throw new Error('the weights do not fit the buckets');
  return { of, bytes };
}

/** How much a bucket speaks for a class, against the last class. */
export const weightOf = ({ of, bytes }: Layer, which: number, bucket: number): number =>
  (bytes[which]?.[bucket] ?? 0) * (of[which]?.unit ?? 0);

/**
 * Scores of all classes; the highest is the verdict.
 * @param grams buckets of the whole reply, each once
 * @param measures as many as the weights have
 */
export function scoresOf(layer: Layer, grams: ReadonlySet<number>, measures: readonly number[]): number[] {
  const share = grams.size > 0 ? 1 / Math.sqrt(grams.size) : 0;
  const scores = layer.of.map((weights, which) => {
    let sum = 0;
    for (const bucket of grams) sum += layer.bytes[which]?.[bucket] ?? 0;
    const measured = weights.measures.reduce((total, weight, i) => total + weight * (measures[i] ?? 0), 0);
    return sum * weights.unit * share + measured;
  });
  return [...scores, 0];
}

/** Index of the highest score, the first of equals. */
export const bestOf = (scores: readonly number[]): number => scores.indexOf(Math.max(...scores));
