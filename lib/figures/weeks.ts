/** A period week by week: Beijing weeks, Monday first. */
import { type DayNumber, dayOfMs, dayText, weekday } from '../calendar/time.ts';
import type { Case } from './case.ts';
import { isDueIn, isOverdue, isReceivedIn, type Question, receivedMs } from './tests.ts';

export interface Week {
  /** Its Monday, or the period's first day where that comes later; and its last day in the period. */
  from: string;
  to: string;
  received: number;
  due: number;
  overdue: number;
}

const mondayOf = (day: DayNumber): DayNumber => day - weekday(day) + 1;

/** Of every week of the period, through the one that was asked about: what came, what was due, what of it was overdue. */
export function weeksOf(cases: readonly Case[], question: Question): Week[] {
  const { fromMs, toMs } = question.period;
  const [first, last] = [dayOfMs(fromMs), dayOfMs(toMs - 1)];
  const end = Math.max(first, Math.min(last, dayOfMs(question.asOfMs)));
  const weeks = new Map<DayNumber, Week>();
  for (let monday = mondayOf(first); monday <= end; monday += 7)
    weeks.set(monday, {
      from: dayText(Math.max(monday, first)),
      to: dayText(Math.min(monday + 6, last)),
      received: 0,
      due: 0,
      overdue: 0,
    });
  const weekOf = (ms: number | undefined) => (ms === undefined ? undefined : weeks.get(mondayOf(dayOfMs(ms))));
  for (const each of cases) {
    if (isReceivedIn(each, question)) add(weekOf(receivedMs(each)), 'received');
    if (!isDueIn(each, question)) continue;
    const week = weekOf(each.dueMs);
    add(week, 'due');
    if (isOverdue(each, question)) add(week, 'overdue');
  }
  return [...weeks.values()];
}

function add(week: Week | undefined, what: 'received' | 'due' | 'overdue'): void {
  if (week) week[what]++;
}
