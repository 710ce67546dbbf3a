/** Runs in a page under test: finds the form of a return and sets its unit, as the panel does. */
import { chooseUnit } from '../../../lib/filling/choose.ts';
import { dictionary } from '../../../lib/reading/lexicon.ts';
import { returnFormOf, unitIn } from '../../../lib/reading/return-form.ts';

export interface Chosen {
  found: boolean;
  /** What the form showed before, and shows now. */
  before?: string;
  after?: string;
  /** What the control was set to; none where it was left alone. */
  set?: string;
}

export async function choose(unit: string): Promise<Chosen> {
  const form = returnFormOf(document, dictionary);
  if (!form?.to) return { found: false };
  const before = unitIn(form);
  const set = await chooseUnit(form.to, unit);
  return { found: true, before, after: unitIn(form), ...(set === undefined ? {} : { set }) };
}
