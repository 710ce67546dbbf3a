/** A quarter by its weeks: Beijing weeks from Monday to Sunday, cut where the quarter begins and ends. */
import * as z from 'zod/mini';
import { dayText } from '../calendar/time.ts';
import { weeksOf } from '../calendar/weeks.ts';
import type { Ticket } from '../ticket/model.ts';
import { zDay } from '../ticket/moment.ts';
import { overdueOf, type Span } from './definitions.ts';
import type { Period } from './quarter.ts';
import { type DayCounts, sumDays, tallyOf } from './tally.ts';

export const zWeek = z.strictObject({
  /** First and last day; of the running week too, although its figures end today. */
  start: zDay,
  end: zDay,
  running: z.boolean(),
  due: z.number(),
  /** Of those due. */
  overdue: z.number(),
});
export type Week = z.infer<typeof zWeek>;

/**
 * Due and overdue by week of the limit, through the running week.
 * @param days counters of the span's days
 * @param near as of `tallyOf`
 */
export function tallyWeeks(days: readonly DayCounts[], near: Ticket[], period: Period, span: Span): Week[] {
  return weeksOf(period)
    .map(({ start, end }) => ({ start: dayText(start), end: dayText(end) }))
    .filter(({ start }) => start <= span.end)
    .map(({ start, end }) => {
      const running = start <= span.today && span.today <= end;
      const counts = sumDays(days.filter(({ day }) => day >= start && day <= end));
      const tally = tallyOf(counts, running ? near : [], span);
      return { start, end, running, due: tally.due, overdue: overdueOf(tally) };
    });
}
