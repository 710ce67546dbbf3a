/** The model of a summary: every format renders the same figures. */
import { instantText } from '../calendar/time.ts';
import type { MetricId, Tally } from '../metrics/definitions.ts';
import { type Figure, figureOf } from '../metrics/figures.ts';
import type { Period } from '../metrics/quarter.ts';
import { DIMENSIONS, type Dimension } from '../metrics/tally.ts';

export interface SummaryTable {
  by: Dimension;
  /** `value` is '' for tickets that show none; its figures are those of TABLE_FIGURES. */
  rows: { value: string; figures: Figure[] }[];
}

export interface SummaryModel {
  period: Period;
  /** When it was made, an instant. */
  madeAt: string;
  figures: Figure[];
  tables: SummaryTable[];
}

/** Columns of the tables. */
export const TABLE_FIGURES: readonly MetricId[] = [
  'due',
  'finished',
  'finishRate',
  'overdue',
  'onTimeRate',
  'satisfactionRate',
];

/** Tallies per value of a dimension, as the store's breakdown answers them. */
export type Breakdowns = Partial<Record<Dimension, readonly (readonly [string, Tally])[]>>;

/**
 * Model of the summary of a period.
 * @param nowMs when it is made, epoch milliseconds
 */
export function summaryModel(figures: Figure[], breakdowns: Breakdowns, period: Period, nowMs: number): SummaryModel {
  const tables = DIMENSIONS.flatMap((by): SummaryTable[] => {
    const rows = (breakdowns[by] ?? []).map(([value, tally]) => ({
      value,
      figures: TABLE_FIGURES.map((id) => figureOf(id, tally)),
    }));
    return rows.length === 0 ? [] : [{ by, rows }];
  });
  return { period, madeAt: instantText(nowMs), figures, tables };
}
