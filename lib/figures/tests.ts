/** What a ticket is in a period: due, finished, overdue, called back. Counts and lists of tickets ask the same tests. */
import type { Calendar } from '../calendar/calendar.ts';
import { dayOfMs, msOfDay } from '../calendar/time.ts';
import type { Case } from './case.ts';
import type { ReportPeriod } from './period.ts';
import type { Profile } from './profile.ts';

export interface Question {
  period: ReportPeriod;
  /** What is open, and what is overdue, is decided at this instant. */
  asOfMs: number;
  profile: Profile;
  calendar: Calendar;
}

export const receivedMs = ({ receivedMs: received, assignedMs }: Case): number | undefined => received ?? assignedMs;

/** Given back, taken back, or no ticket of its own: it is not this unit's to finish. */
export const isOut = ({ isReturned, isWithdrawn, isInvalid }: Case) =>
  isReturned || isWithdrawn === true || isInvalid === true;

/** Whether a ticket is one of the period's 应办, by the date that the profile names. */
export function isDueIn(each: Case, { period, profile }: Question): boolean {
  if (isOut(each)) return false;
  const at = {
    due: each.dueMs,
    assigned: each.assignedMs,
    received: receivedMs(each),
    finished: each.finishedMs,
  }[profile.bucket];
  return isWithin(at, period, profile);
}

export const isReceivedIn = (each: Case, { period, profile }: Question): boolean =>
  each.isInvalid !== true && isWithin(receivedMs(each), period, profile);

/** Finished by the instant that was asked about. */
export function isFinished({ finishedMs, isFinishedDay, isUntimed }: Case, { asOfMs }: Question): boolean {
  if (isUntimed) return true;
  if (finishedMs === undefined) return false;
  return (isFinishedDay ? msOfDay(dayOfMs(finishedMs)) : finishedMs) <= asOfMs;
}

/** Finished on the day of receipt or later: how long it took is known. */
export function isTimed(each: Case, question: Question): boolean {
  const received = receivedMs(each);
  if (received === undefined || each.finishedMs === undefined || !isFinished(each, question)) return false;
  return dayOfMs(each.finishedMs) >= dayOfMs(received);
}

/** Finished late, or open past its limit. A ticket without a limit, or finished nobody says when, is never late. */
export function isOverdue(each: Case, question: Question): boolean {
  if (each.dueMs === undefined || each.isUntimed) return false;
  return (isFinished(each, question) ? (each.finishedMs as number) : question.asOfMs) > each.dueMs;
}

/** Called back by the instant that was asked about: of what was finished later, nobody had asked yet. */
export function isCalledBack(each: Case, question: Question): boolean {
  if (!each.isCalledBack || (each.finishedMs !== undefined && !isFinished(each, question))) return false;
  return question.profile.callbacks === 'all' || each.opinion !== undefined;
}

/** Whether a report of the period counts or lists a ticket; one that nothing dates belongs to every one. */
export function isOfPeriod(each: Case, question: Question): boolean {
  const { period, profile } = question;
  if (isDueIn(each, question) || isReceivedIn(each, question)) return true;
  const dated = [receivedMs(each), each.dueMs].filter((ms) => ms !== undefined);
  return dated.length === 0 || (each.isInvalid === true && dated.some((ms) => isWithin(ms, period, profile)));
}

export function isWithin(atMs: number | undefined, { fromMs, toMs }: ReportPeriod, { dayCut }: Profile): boolean {
  if (atMs === undefined) return false;
  const countedMs = dayCut === undefined ? atMs : msOfDay(dayOfMs(atMs) + Number(isPast(dayCut, atMs)));
  return countedMs >= fromMs && countedMs < toMs;
}

/** Whether an instant lies behind the end of the office's day; a day without a time of day is that day. */
function isPast(dayCut: string, atMs: number): boolean {
  const day = dayOfMs(atMs);
  const isDayOnly = atMs === msOfDay(day + 1) - 1;
  const [hour = 0, minute = 0] = dayCut.split(':').map(Number);
  return !isDayOnly && atMs >= msOfDay(day, hour * 60 + minute);
}
