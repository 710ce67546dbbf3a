/** What the check says of a figure, in words. */
import { type Words, words } from '../ticket/words.ts';
import type { Checked } from './verify.ts';

/** Whose figure it is: 热线, 信箱, or a unit's name as it is printed. */
export const whoseWords = ({ subject }: Pick<Checked, 'subject'>): Words | string =>
  typeof subject === 'string' ? words(`verify_of_${subject}`) : subject.unit;

/** The working, or why there is none. */
export function whyWords({ verdict, working }: Checked): Words | string {
  if (verdict !== 'unchecked') return working ?? '';
  return working ? words('verify_unchecked_possible', working) : words('verify_unchecked');
}

/** How many follow, differ, cannot be worked out. */
export function sumWords(found: readonly Checked[]): Words {
  const count = (verdict: Checked['verdict']) => found.filter((each) => each.verdict === verdict).length;
  return words('verify_sum', count('follows'), count('differs'), count('unchecked'));
}
