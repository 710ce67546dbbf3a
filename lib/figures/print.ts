/** Figures as they are printed: in tables to two decimals, in running text as one says them. */
import type { Figure } from './definitions.ts';

type Printed = Pick<Figure, 'value' | 'unit'>;

/** 98.99%, 2282; — where there is nothing to divide by. */
export function printFigure({ value, unit }: Printed): string {
  if (value === null) return '—';
  if (unit === 'percent') return `${value.toFixed(2)}%`;
  return unit === 'count' ? String(value) : value.toFixed(2);
}

/** 87.2%, 4: without zeros that say nothing; undefined where there is nothing to divide by. */
export function sayFigure({ value, unit }: Printed): string | undefined {
  return value === null ? undefined : unit === 'percent' ? `${value}%` : String(value);
}

/** The arithmetic of a figure: 2259 ÷ 2282; of a count, and where there is nothing to divide by, none. */
export const workingOf = ({ numerator, denominator }: Pick<Figure, 'numerator' | 'denominator'>): string =>
  !denominator ? '' : `${Number(numerator.toFixed(2))} ÷ ${denominator}`;
