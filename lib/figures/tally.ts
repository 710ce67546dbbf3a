/** Counts over the tickets of a period: what every figure is made of. */
import { type Calendar, workingDaysBetween } from '../calendar/calendar.ts';
import { dayOfMs } from '../calendar/time.ts';
import type { Case } from './case.ts';
import type { ReportPeriod } from './period.ts';
import type { Profile } from './profile.ts';

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

export interface Question {
  period: ReportPeriod;
  /** What is open, and what is overdue, is decided at this instant. */
  asOfMs: number;
  profile: Profile;
  calendar: Calendar;
}

/** Whether a ticket is to be finished in the period (应办). */
export function isDueIn({ dueMs, assignedMs, isReturned }: Case, { period, profile }: Question): boolean {
  const at = profile.bucket === 'due' ? dueMs : assignedMs;
  return !isReturned && at !== undefined && at >= period.fromMs && at < period.toMs;
}

const isFinished = ({ finishedMs }: Case, { asOfMs }: Question): boolean =>
  finishedMs !== undefined && finishedMs <= asOfMs;

/** Finished late, or open past its limit. A ticket without a limit is never late. */
export function isOverdue(each: Case, question: Question): boolean {
  if (each.dueMs === undefined) return false;
  return (isFinished(each, question) ? (each.finishedMs as number) : question.asOfMs) > each.dueMs;
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

function count(each: Case, counts: Counts, question: Question): void {
  const { fromMs, toMs } = question.period;
  const received = each.receivedMs ?? each.assignedMs;
  if (received !== undefined && received >= fromMs && received < toMs) {
    counts.received++;
    if (each.isReturned) counts.returned++;
  }
  if (!isDueIn(each, question)) return;
  counts.due++;
  const finished = isFinished(each, question);
  if (finished) counts.finished++;
  if (isOverdue(each, question)) finished ? counts.overdueFinished++ : counts.overdueOpen++;
  if (each.isRework) counts.rework++;
  if (finished && received !== undefined && each.finishedMs !== undefined && each.finishedMs >= received)
    counts.workingDays.push(workingDaysBetween(question.calendar, dayOfMs(received), dayOfMs(each.finishedMs)).value);
  if (!each.isCalledBack) return;
  counts.calledBack++;
  if (each.opinion) counts[each.opinion]++;
  if (each.contacted !== undefined) counts.contactedKnown++;
  if (each.contacted) counts.contacted++;
  if (each.solved !== undefined) counts.solvedKnown++;
  if (each.solved) counts.solved++;
}
