/** No part is more than its whole. */
import type { Count, Facts } from './printed.ts';
import { isSame, unitIn } from './subjects.ts';

export interface Excess {
  part: Count;
  whole: Count;
}

/** What was handed out to be done; of what was received, some may have been finished before. */
const DUTY = /应|交办|转办|承办|派/;

/** Finished and overdue ones against those due beside them, and a unit's tickets against the hotline's. */
export function excessesIn({ counts, rates }: Facts): Excess[] {
  const isSure = ({ isSure: sure, subjects }: Count) => sure && subjects.length === 1;
  const dues = counts.filter((count) => count.count === 'due' && isSure(count));
  return counts.filter(isSure).flatMap((part): Excess[] => {
    const subject = part.subjects[0];
    if (!subject) return [];
    const same = dues.filter((due) => due !== part && due.period === part.period);
    const beside = same.filter(
      (due) => due.segment === part.segment && due.subjects.every((one) => isSame(one, subject)),
    );
    const isRated = rates.some(
      ({ rate, segment, value }) => rate === 'finishRate' && segment === part.segment && value <= 100,
    );
    const wholes =
      part.count === 'finished'
        ? beside.filter(({ word }) => isRated || DUTY.test(word))
        : part.count === 'overdue'
          ? beside
          : part.count === 'due' && typeof subject !== 'string' && unitIn(subject.unit) === subject.unit
            ? same.filter(({ subjects }) => subjects[0] === 'hotline' && part.whole === 'hotline')
            : [];
    const whole = wholes.toSorted((a, b) => b.value - a.value)[0];
    return whole && part.value - part.slack > whole.value + whole.slack ? [{ part, whole }] : [];
  });
}
