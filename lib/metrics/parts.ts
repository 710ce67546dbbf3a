/** A quarter by its parts: the largest categories, and the units with the worst first. */
import * as z from 'zod/mini';
import { overdueOf, type Tally } from './definitions.ts';
import { figureOf } from './figures.ts';

export const zCategories = z.strictObject({
  /** The largest ones, most due first. */
  named: z.array(z.strictObject({ value: z.string(), due: z.number() })),
  /** The categories beyond those, and what is due in them. */
  others: z.strictObject({ values: z.number(), due: z.number() }),
  /** Due, without a category. */
  unstated: z.number(),
});
export type Categories = z.infer<typeof zCategories>;

export const zUnitLine = z.strictObject({
  /** '' for tickets that show none. */
  unit: z.string(),
  due: z.number(),
  overdue: z.number(),
  /** Percentage of two decimals; null where nothing was due. */
  onTimeRate: z.nullable(z.number()),
});
export type UnitLine = z.infer<typeof zUnitLine>;

export const zParts = z.strictObject({
  categories: zCategories,
  /** Of all units, whichever one the question is about; empty unless tickets name more than one. */
  units: z.array(zUnitLine),
});
export type Parts = z.infer<typeof zParts>;

/** How many categories stand under their own name. */
const NAMED = 5;

/** @param tallies by category, most due first, as of `splitBy` */
export function topCategories(tallies: readonly [string, Tally][]): Categories {
  const stated = tallies.filter(([value, { due }]) => value !== '' && due > 0);
  const rest = stated.slice(NAMED);
  return {
    named: stated.slice(0, NAMED).map(([value, { due }]) => ({ value, due })),
    others: { values: rest.length, due: rest.reduce((sum, [, { due }]) => sum + due, 0) },
    unstated: tallies.find(([value]) => value === '')?.[1].due ?? 0,
  };
}

const byName = new Intl.Collator('zh-CN');

/** The lines of a coordinator's table: the lowest on-time rate first, what was not due last, ties by name. */
export function worstFirst(tallies: readonly [string, Tally][]): UnitLine[] {
  if (tallies.filter(([unit]) => unit !== '').length < 2) return [];
  return tallies
    .map(([unit, tally]) => ({
      unit,
      due: tally.due,
      overdue: overdueOf(tally),
      onTimeRate: figureOf('onTimeRate', tally).value,
    }))
    .sort((a, b) => (a.onTimeRate ?? 101) - (b.onTimeRate ?? 101) || byName.compare(a.unit, b.unit));
}
