/** Every definition in use by which a rate can be had from the counts that are printed (docs/FORMULAS.md). */
import { type Amount, amountsFor, each, minus, plus, rests, shares, times, type Ways } from './amounts.ts';
import { growthOf, shareOf } from './parts-and-growth.ts';
import type { Facts, Rate } from './printed.ts';
import type { Subject } from './subjects.ts';
import type { CountName } from './vocabulary.ts';

/** How 基本满意 may weigh. */
const WEIGHTS = [0.9, 0.8, 0.6, 0.5];

export function waysOf(rate: Rate, subject: Subject, facts: Facts): Ways {
  if (rate.rate === 'share') return shareOf(rate, facts);
  if (rate.rate === 'change') return growthOf(rate, facts);
  const counts = (name: CountName) => amountsFor(rate, subject, name, facts);
  const due = [
    ...counts('due'),
    ...each(counts('due'), counts('direct'), minus),
    ...each(counts('due'), counts('leftOut'), minus),
  ];
  switch (rate.rate) {
    case 'finishRate': {
      const [finished, open] = [counts('finished'), counts('open')];
      return {
        ways: [...shares(finished, due), ...rests(open, due)],
        isComplete: due.length > 0 && finished.length + open.length > 0,
      };
    }
    case 'onTimeRate':
      return onTimeWays(due, counts);
    case 'overdueRate':
      return {
        ways: [...shares(lateOf(counts), due), ...shares(lateOf(counts), counts('finished'))],
        isComplete: due.length > 0,
      };
    case 'satisfactionRate':
    case 'unsatisfactionRate':
      return satisfactionWays(rate.rate === 'satisfactionRate', due, counts);
    case 'solvedRate': {
      const wholes = [...calledBackOf(counts), ...counts('finished'), ...due];
      return {
        ways: [...shares(counts('solved'), wholes), ...rests(counts('unsolved'), wholes)],
        isComplete: counts('calledBack').length > 0,
      };
    }
    case 'reworkRate':
    case 'returnRate': {
      const parts = counts(rate.rate === 'reworkRate' ? 'reworked' : 'returned');
      return { ways: shares(parts, [...due, ...counts('finished')]), isComplete: due.length > 0 };
    }
  }
}

type Counts = (name: CountName) => Amount[];

/** 超期 as printed, or its two halves together; 超期办结 alone where nothing else is said. */
const lateOf = (counts: Counts): Amount[] => [
  ...counts('overdue'),
  ...each(counts('overdueFinished'), counts('overdueOpen'), plus),
  ...(counts('overdueOpen').length === 0 ? counts('overdueFinished') : []),
];

function onTimeWays(due: Amount[], counts: Counts): Ways {
  const finished = counts('finished');
  const late = lateOf(counts);
  const finishedLate = counts('overdueFinished').length > 0 ? counts('overdueFinished') : counts('overdue');
  const finishedOnTime = each(finished, finishedLate, minus);
  return {
    ways: [
      ...shares(counts('onTime'), [...finished, ...due]),
      ...rests(late, due),
      ...rests(finishedLate, finished),
      ...rests(late, finished),
      ...shares(finishedOnTime, due),
    ],
    isComplete: due.length > 0,
  };
}

/** Whom the call-back reached: as printed, less those not reached, or all that rated. */
const calledBackOf = (counts: Counts): Amount[] => [
  ...counts('calledBack'),
  ...each(counts('calledBack'), counts('unreached'), minus),
];

function satisfactionWays(isSatisfied: boolean, due: Amount[], counts: Counts): Ways {
  const plain = counts('satisfied');
  const very = counts('verySatisfied');
  const fairly = counts('fairlySatisfied');
  const content = [...plain, ...very, ...each(plain, very, plus)];
  const happy = [
    ...content,
    ...each(content, fairly, plus),
    ...WEIGHTS.flatMap((weight) => each(content, fairly, (a, b) => plus(a, times(weight, b)))),
  ];
  const unhappy = counts('unsatisfied');
  const rated = each([...content, ...each(content, fairly, plus)], unhappy, plus);
  const wholes = [...calledBackOf(counts), ...rated, ...counts('finished'), ...due];
  return {
    ways: isSatisfied
      ? [...shares(happy, wholes), ...rests(unhappy, wholes)]
      : [...shares(unhappy, wholes), ...rests(happy, wholes)],
    isComplete: counts('calledBack').length > 0,
  };
}
