/** The words that two texts have in common, to show why they are said to be like. */
import { folded } from './fold.ts';
import { gramsIn } from './grams.ts';
import type { Vector } from './weights.ts';

const MOST = 3;
/** Characters of a longer run that are shown. */
const LONGEST = 12;
/** Characters that belong to what stands before or after a term. */
const EDGES = /^[的了在是和与及等有我们]+|[的了在是和与及等有我们]+$/g;
/** Single characters say nothing. */
const SHORTEST = 2;

/**
 * Runs of characters of a text whose grams stand in another text too, those that weigh most first.
 * @param text of which `own` is the vector
 */
export function sharedTerms(text: string, own: Vector, other: Vector): string[] {
  const units = folded(text);
  const runs = new Map<string, number>();
  let start = 0;
  let weight = 0;
  for (let i = 0; i < units.length; i++) {
    const isPair = units[i] !== 0 && (units[i + 1] ?? 0) !== 0;
    const gram = isPair ? gramsIn(units.subarray(i, i + 2))[0] : undefined;
    if (gram !== undefined && other.has(gram)) {
      weight += (own.get(gram) ?? 0) * (other.get(gram) ?? 0);
      continue;
    }
    if (weight > 0) runs.set(String.fromCharCode(...units.subarray(start, i + 1)), weight);
    start = i + 1;
    weight = 0;
  }
  const kept: string[] = [];
  for (const [run] of [...runs].sort((a, b) => b[1] - a[1])) {
    const term = run.replace(EDGES, '');
    const isKnown = kept.some((known) => known.includes(term) || term.includes(known));
    if (kept.length < MOST && term.length >= SHORTEST && !isKnown) kept.push(term);
  }
  return kept.map((term) => (term.length > LONGEST ? `${term.slice(0, LONGEST)}…` : term));
}
