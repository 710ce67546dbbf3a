/** Counts over the tickets of a period: what every figure is made of. */
import { type Calendar, workingDaysBetween } from '../calendar/calendar.ts';
import { dayOfMs } from '../calendar/time.ts';
import type { Case } from './case.ts';
import {
  isCalledBack,
  isDueIn,
  isFinished,
  isOverdue,
  isReceivedIn,
  isTimed,
  type Question,
  receivedMs,
} from './tests.ts';

export interface Counts {
  received: number;
  /** Of those received, given back to be assigned elsewhere. */
  returned: number;
  due: number;
  finished: number;
  overdueFinished: number;
  overdueOpen: number;
  calledBack: number;
  satisfied: number;
  basicallySatisfied: number;
  dissatisfied: number;
  /** Of those called back; `known`: of how many the call-back, or the platform, says so at all. */
  contacted: number;
  contactedKnown: number;
  solved: number;
  solvedKnown: number;
  rework: number;
  /** Working days that each finished ticket took, from the day after receipt. */
  workingDays: number[];
}

export function countsOf(cases: readonly Case[], question: Question): Counts {
  const counts: Counts = {
    received: 0,
    returned: 0,
    due: 0,
    finished: 0,
    overdueFinished: 0,
    overdueOpen: 0,
    calledBack: 0,
    satisfied: 0,
    basicallySatisfied: 0,
    dissatisfied: 0,
    contacted: 0,
    contactedKnown: 0,
    solved: 0,
    solvedKnown: 0,
    rework: 0,
    workingDays: [],
  };
  for (const each of cases) count(each, counts, question);
  return counts;
}

const daysTaken = (each: Case, calendar: Calendar): number =>
  workingDaysBetween(calendar, dayOfMs(receivedMs(each) as number), dayOfMs(each.finishedMs as number)).value;

function count(each: Case, counts: Counts, question: Question): void {
  if (isReceivedIn(each, question)) {
    counts.received++;
    if (each.isReturned) counts.returned++;
  }
  if (!isDueIn(each, question)) return;
  counts.due++;
  const finished = isFinished(each, question);
  if (finished) counts.finished++;
  if (isOverdue(each, question)) finished ? counts.overdueFinished++ : counts.overdueOpen++;
  if (each.isRework) counts.rework++;
  if (isTimed(each, question)) counts.workingDays.push(daysTaken(each, question.calendar));
  if (!isCalledBack(each, question)) return;
  counts.calledBack++;
  if (each.opinion) counts[each.opinion]++;
  if (each.contacted !== undefined) counts.contactedKnown++;
  if (each.contacted) counts.contacted++;
  if (each.solved !== undefined) counts.solvedKnown++;
  if (each.solved) counts.solved++;
}
