/** The units to suggest for a return, each with why: by the directory, and by where similar tickets ended. */
import * as z from 'zod/mini';
import { type Matter, unitsFor } from './match.ts';
import { type UnitDuties, unitKey } from './model.ts';

/** Where tickets like this one ended: `count` of `of` were finished by the unit. */
export interface Ended {
  unit: string;
  count: number;
  of: number;
}

export const zSuggestion = z.strictObject({
  unit: z.string(),
  /** Keywords of the directory that stand in the ticket. */
  keywords: z.array(z.string()),
  /** The duty that fits, with the words that it shares with the ticket. */
  duty: z.optional(z.strictObject({ text: z.string(), shared: z.array(z.string()) })),
  /** How many of how many similar tickets it finished. */
  ended: z.optional(z.strictObject({ count: z.number(), of: z.number() })),
});
export type Suggestion = z.infer<typeof zSuggestion>;

const MOST_SUGGESTED = 3;
/** Share that the directory has in the order; the rest is where similar tickets ended. */
const BY_DIRECTORY = 0.7;
/** So many similar tickets are needed to be worth their full share. */
const ENOUGH = 5;
/** Less than this of the similar tickets is no hint. */
const LEAST_SHARE = 0.2;

/** Up to three units, the likeliest first; never the unit that wants to return the ticket. */
export function suggestions(
  matter: Matter,
  units: readonly UnitDuties[],
  ended: readonly Ended[],
  own: string | undefined,
): Suggestion[] {
  const matches = unitsFor(matter, units, own);
  const best = matches[0]?.score ?? 1;
  const byKey = new Map<string, { suggestion: Suggestion; weight: number }>();
  for (const { unit, score, keywords, duty } of matches)
    byKey.set(unitKey(unit), {
      suggestion: { unit, keywords, ...(duty ? { duty } : {}) },
      weight: (BY_DIRECTORY * score) / best,
    });
  for (const { unit, count, of } of ended) {
    const key = unitKey(unit);
    if (of < 1 || count / of < LEAST_SHARE || (own !== undefined && key === unitKey(own))) continue;
    const known = byKey.get(key) ?? { suggestion: { unit, keywords: [] }, weight: 0 };
    known.suggestion.ended = { count, of };
    known.weight += (1 - BY_DIRECTORY) * (count / of) * Math.min(1, of / ENOUGH);
    byKey.set(key, known);
  }
  return [...byKey.values()]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_SUGGESTED)
    .map(({ suggestion }) => suggestion);
}
