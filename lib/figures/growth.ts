/** A period against another one, with the arithmetic: the place where printed bulletins slip. */
import { type Words, words } from '../ticket/words.ts';
import { type Figure, rounded } from './definitions.ts';
import type { Bucket } from './profile.ts';

/** @param before undefined where the other period's tickets are not known */
export function growthOf(
  id: 'yearOnYear' | 'quarterOnQuarter',
  now: number,
  before: number | undefined,
  basis: Bucket,
): Figure {
  const difference = now - (before ?? 0);
  const isKnown = before !== undefined && before > 0;
  const formula: Words = isKnown
    ? words('office_growth_formula', `${now} − ${before}`, String(before))
    : words(`office_${id}_unknown`);
  return {
    id,
    name: words(`office_${id}`),
    formula,
    numerator: isKnown ? difference : now,
    denominator: before ?? 0,
    value: isKnown ? rounded((difference / before) * 100) : null,
    unit: 'percent',
    basis,
  };
}
