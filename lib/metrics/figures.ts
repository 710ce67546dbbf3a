/** Figures: each carries its formula, numerator and denominator, so that a printed number can be checked. */
import * as z from 'zod/mini';
import { words, zWords } from '../ticket/words.ts';
import { DEFINITIONS, METRIC_IDS, type MetricId, type Tally } from './definitions.ts';

export const zFigure = z.strictObject({
  id: z.enum(METRIC_IDS),
  unit: z.enum(['count', 'percent']),
  /** A count, or a percentage such as 98.99 (two decimals); null when the denominator is 0, printed as —. */
  value: z.nullable(z.number()),
  numerator: z.number(),
  /** Of a count, null: it is divided by nothing. */
  denominator: z.nullable(z.number()),
  name: zWords,
  formula: zWords,
});
export type Figure = z.infer<typeof zFigure>;

/** Every figure of a tally, in the order of METRIC_IDS. */
export function figuresOf(tally: Tally): Figure[] {
  return METRIC_IDS.map((id) => figureOf(id, tally));
}

/** One figure of a tally. */
export function figureOf(id: MetricId, tally: Tally): Figure {
  const definition = DEFINITIONS[id];
  const numerator = definition.numerator(tally);
  const denominator = definition.denominator?.(tally) ?? null;
  return {
    id,
    unit: denominator === null ? 'count' : 'percent',
    value: denominator === null ? numerator : percent(numerator, denominator),
    numerator,
    denominator,
    name: words(`metric_${id}`),
    formula: words(`metric_${id}_formula`),
  };
}

/** A figure's value as printed: `2282`, `98.99%`, or — when it has no denominator to divide by. */
export function printFigure(figure: Pick<Figure, 'unit' | 'value'>): string {
  if (figure.value === null) return '—';
  return figure.unit === 'percent' ? `${figure.value.toFixed(2)}%` : String(figure.value);
}

/** Percentage to two decimals; rounded from integers, so that no half is lost to binary fractions. */
function percent(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : Math.round((numerator * 10_000) / denominator) / 100;
}
