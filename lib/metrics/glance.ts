/** A quarter at a glance, from its counters: the figures, their trend, and the on-time rate against the quarter before. */
import * as z from 'zod/mini';
import { weeksOf } from '../calendar/weeks.ts';
import type { Ticket } from '../ticket/model.ts';
import { zWords } from '../ticket/words.ts';
import { isRunning, type Span } from './definitions.ts';
import { type Figure, figureOf, figuresOf, zFigure } from './figures.ts';
import { type Period, quarterBefore, zQuarterName } from './quarter.ts';
import { type DayCounts, sumDays, tallyOf } from './tally.ts';
import { tallyWeeks, zWeek } from './weeks.ts';

export const zGlance = z.strictObject({
  name: zQuarterName,
  label: zWords,
  /** Whether it is the quarter of today, whose figures end today. */
  running: z.boolean(),
  figures: z.array(zFigure),
  weeks: z.array(zWeek),
  /** How many weeks the whole quarter has. */
  weeksInAll: z.number(),
  onTime: z.strictObject({
    now: zFigure,
    before: zFigure,
    beforeLabel: zWords,
    /** What has changed, in percentage points; null where one of the two has nothing to divide by. */
    points: z.nullable(z.number()),
  }),
});
export type Glance = z.infer<typeof zGlance>;

/**
 * @param days counters of the span's days
 * @param daysBefore counters of the whole quarter before: its tickets are decided as of now
 * @param near as of `tallyOf`
 */
export function glanceOf(
  days: readonly DayCounts[],
  daysBefore: readonly DayCounts[],
  near: Ticket[],
  period: Period,
  span: Span,
): Glance {
  const tally = tallyOf(sumDays(days), near, span);
  const now = figureOf('onTimeRate', tally);
  const before = figureOf('onTimeRate', tallyOf(sumDays(daysBefore), [], span));
  return {
    name: period.name,
    label: period.label,
    running: isRunning(span),
    figures: figuresOf(tally),
    weeks: tallyWeeks(days, near, period, span),
    weeksInAll: weeksOf(period).length,
    onTime: { now, before, beforeLabel: quarterBefore(period).label, points: pointsBetween(before, now) },
  };
}

/**
 * The difference of two rates in percentage points: of the rates as they are printed, so that the three agree.
 * @returns two decimals; null where one of the rates is unknown
 */
export function pointsBetween(before: Pick<Figure, 'value'>, now: Pick<Figure, 'value'>): number | null {
  if (before.value === null || now.value === null) return null;
  return (Math.round(now.value * 100) - Math.round(before.value * 100)) / 100;
}
