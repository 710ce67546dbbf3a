/** The tickets behind a figure: those that its numerator counts. */
import type { Case } from './case.ts';
import { isCalledBack, isDueIn, isFinished, isOverdue, isReceivedIn, isTimed, type Question } from './tests.ts';

type Test = (each: Case, question: Question) => boolean;

const isDueFinished: Test = (each, question) => isDueIn(each, question) && isFinished(each, question);
const isDueOverdue: Test = (each, question) => isDueIn(each, question) && isOverdue(each, question);
const isAsked: Test = (each, question) => isDueIn(each, question) && isCalledBack(each, question);
const isOnTime: Test = (each, question) =>
  question.profile.onTime === 'notOverdue'
    ? isDueIn(each, question) && !isOverdue(each, question)
    : isDueFinished(each, question) && !isOverdue(each, question);
const isSatisfied: Test = (each, question) =>
  isAsked(each, question) &&
  (question.profile.satisfaction === 'satisfied'
    ? each.opinion === 'satisfied' || (each.opinion === 'basicallySatisfied' && question.profile.basicallySatisfied > 0)
    : each.opinion !== 'dissatisfied');
const isReworked: Test = (each, question) => isDueIn(each, question) && each.isRework;

const isTook: Test = (each, question) => isDueIn(each, question) && isTimed(each, question);

/** Of each figure that counts tickets; a composite score has none of its own. */
const BEHIND: Readonly<Record<string, Test>> = {
  received: isReceivedIn,
  due: isDueIn,
  finished: isDueFinished,
  finishRate: isDueFinished,
  overdue: isDueOverdue,
  overdueFinished: (each, question) => isDueOverdue(each, question) && isFinished(each, question),
  overdueOpen: (each, question) => isDueOverdue(each, question) && !isFinished(each, question),
  overdueRate: isDueOverdue,
  onTimeRate: isOnTime,
  calledBack: isAsked,
  satisfactionRate: isSatisfied,
  solvedRate: (each, question) => isAsked(each, question) && each.solved === true,
  responseRate: (each, question) => isAsked(each, question) && each.contacted === true,
  rework: isReworked,
  reworkRate: isReworked,
  returned: (each, question) => isReceivedIn(each, question) && each.isReturned,
  returnRate: (each, question) => isReceivedIn(each, question) && each.isReturned,
  meanWorkingDays: isTook,
  medianWorkingDays: isTook,
  yearOnYear: isDueIn,
  quarterOnQuarter: isDueIn,
};

/**
 * The test that a ticket must pass to be counted by a figure.
 * @param id of the figure
 * @returns undefined where a figure counts no tickets
 */
export function behindFigure(id: string, question: Question): ((each: Case) => boolean) | undefined {
  const test = BEHIND[id];
  return test && ((each) => test(each, question));
}
