/**
 * A figure of the report as a cell: a formula where one gives the report's very number, else that number.
 * The formula is worked out here over the tickets that were written, so that no cell can change when Excel counts anew.
 */
import { type Figure, type FigureUnit, rounded } from '../../figures/definitions.ts';
import type { Profile } from '../../figures/profile.ts';
import type { Say } from '../../ticket/words.ts';
import { type Formulas, formulasOf, NOTHING, type Scope } from './formulas.ts';
import type { StyleName } from './styles.ts';
import { type Points, pointsOf, type Quotient, quotientsOf, type Sum, type Tally, workedOut } from './sums.ts';

export interface LiveCell {
  result: number | string;
  formula?: string;
}

export interface Live {
  /** Numerator, denominator and value in cells of their own; the value is made of the other two. */
  parts(figure: Figure, tally: Tally, scope: Scope, cells: { above: string; below: string }): Parts;
  /** The value in one cell. */
  value(figure: Figure, tally: Tally, scope: Scope): LiveCell;
}

export interface Parts {
  above: LiveCell;
  /** Absent of a count. */
  below?: LiveCell;
  value: LiveCell;
}

export const UNIT_STYLES: Record<FigureUnit, StyleName> = {
  count: 'count',
  percent: 'percent',
  workingDays: 'decimal',
  points: 'decimal',
};

const orNothing = (value: number): number | string => (Number.isFinite(value) ? value : NOTHING);
const isSame = (a: number, b: number) => Math.abs(a - b) < 1e-9;
const places = ({ unit }: Figure) => (unit === 'percent' ? 4 : 2);
/** What the cell holds: of percentages the share itself. */
const shown = ({ value, unit }: Figure) =>
  value === null ? NOTHING : unit === 'percent' ? Number((value / 100).toFixed(4)) : value;
/** The value as the report rounds it; null where it divides by nothing. */
const divided = ({ unit }: Figure, above: number, below: number) =>
  below === 0 ? null : rounded((above * (unit === 'percent' ? 100 : 1)) / below);

export function liveFigures(say: Say, profile: Profile): Live {
  const formulas = formulasOf(say);
  const quotients = quotientsOf(profile);
  const points = pointsOf(profile);

  function part(sum: Sum | undefined, result: number, tally: Tally, scope: Scope): LiveCell {
    const isTrue = sum !== undefined && isSame(workedOut(sum, tally), result);
    return isTrue ? { result, formula: formulas.sum(sum, scope) } : { result: orNothing(result) };
  }

  return {
    parts(figure, tally, scope, cells) {
      if (figure.unit === 'points') return scored(figure, points, tally, scope, cells.above, formulas);
      const { numerator, denominator } = figure;
      const quotient = quotients.get(figure.id);
      const above = part(quotient?.above, numerator, tally, scope);
      const result = shown(figure);
      if (denominator === null)
        return { above, value: numerator === figure.value ? { result, formula: cells.above } : { result } };
      const isTrue = divided(figure, numerator, denominator) === figure.value;
      const formula = `IF(${cells.below}=0,"${NOTHING}",ROUND(${cells.above}/${cells.below},${places(figure)}))`;
      return {
        above,
        below: part(quotient?.below, denominator, tally, scope),
        value: isTrue ? { result, formula } : { result },
      };
    },
    value(figure, tally, scope) {
      const quotient = quotients.get(figure.id);
      const result = shown(figure);
      if (!quotient) return { result };
      const above = workedOut(quotient.above, tally);
      if (!isWhole(quotient))
        return above === figure.value ? { result, formula: formulas.sum(quotient.above, scope) } : { result };
      const isTrue = divided(figure, above, workedOut(quotient.below, tally)) === figure.value;
      return isTrue ? { result, formula: formulas.quotient(quotient, scope, places(figure)) } : { result };
    },
  };
}

const isWhole = (quotient: Quotient): quotient is Required<Quotient> => quotient.below !== undefined;

/** A score: unrounded in the numerator's cell, `—` where one of its rates divides by nothing. */
function scored(figure: Figure, points: Points, tally: Tally, scope: Scope, at: string, formulas: Formulas): Parts {
  const score = points.reduce((total, [weight, { above, below }]) => {
    return total + (weight * 100 * workedOut(above, tally)) / workedOut(below, tally);
  }, 0);
  const result = shown(figure);
  const value = Number.isFinite(score) ? rounded(score) : null;
  if (figure.id !== 'compositeScore' || value !== figure.value)
    return { above: { result: orNothing(figure.numerator) }, value: { result } };
  return {
    above: { result: orNothing(score), formula: formulas.points(points, scope) },
    value: { result, formula: `IF(ISNUMBER(${at}),ROUND(${at},2),"${NOTHING}")` },
  };
}
