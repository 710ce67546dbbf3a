/** A period week by week, by the day of the limit. */
import { dayOfMs, dayText } from '../calendar/time.ts';
import { weeksOf } from '../calendar/weeks.ts';
import type { Case } from './case.ts';
import { isDueIn, isOverdue, type Question } from './tests.ts';

export interface Week {
  /** First and last day. */
  start: string;
  end: string;
  /** What was asked about lies in it: it is not over. */
  running: boolean;
  due: number;
  /** Of those due. */
  overdue: number;
}

/** Of every week of the period, through the one that was asked about: what was due, and what of it was overdue. */
export function weeksOfPeriod(cases: readonly Case[], question: Question): Week[] {
  const { fromMs, toMs } = question.period;
  const [first, last, now] = [dayOfMs(fromMs), dayOfMs(toMs - 1), dayOfMs(question.asOfMs)];
  const isOver = question.asOfMs >= toMs - 1;
  const weeks = weeksOf({ start: first, end: last })
    .filter(({ start }) => start <= now)
    .map(({ start, end }) => ({ start, end, running: !isOver && start <= now && now <= end, due: 0, overdue: 0 }));
  const due = cases.filter((each) => each.dueMs !== undefined && isDueIn(each, question));
  for (const each of due) {
    const day = dayOfMs(each.dueMs as number);
    const week = weeks.find(({ start, end }) => start <= day && day <= end);
    if (!week) continue;
    week.due++;
    if (isOverdue(each, question)) week.overdue++;
  }
  return weeks.map((week) => ({ ...week, start: dayText(week.start), end: dayText(week.end) }));
}

/** How many weeks the period has in all. */
export const weeksInAll = ({ period }: Pick<Question, 'period'>): number =>
  weeksOf({ start: dayOfMs(period.fromMs), end: dayOfMs(period.toMs - 1) }).length;
