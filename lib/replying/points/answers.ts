/** Does the reply answer the matter: is there an answer at all, and does each demand of the letter have a counterpart. */
import { words } from '../../ticket/words.ts';
import type { Found } from '../model.ts';
import type { Reading } from '../reading.ts';

export function answers({ substance, demands }: Reading): Found {
  const spans = substance.clauses.filter(({ kind }) => kind === 'substance').map(({ from, to }) => ({ from, to }));
  const { substance: weighed, ruled } = substance;
  // Rules and weights differ: a person should look.
  if ((weighed === 'answered') !== (ruled === 'answered'))
    return { state: 'look', says: words('point_answers_unsure'), spans };
  if (weighed === 'promise') {
    const promised = substance.clauses.filter(({ kind }) => kind === 'promise' || kind === 'inquiry');
    return {
      state: 'open',
      says: words('point_answers_promise'),
      spans: promised.map(({ from, to }) => ({ from, to })),
    };
  }
  if (weighed === 'acknowledged') return { state: 'open', says: words('point_answers_none'), spans: [] };
  const asked = demands.filter(({ answered }) => !answered).map(({ from, to }) => ({ from, to }));
  if (asked.length > 0) return { state: 'look', says: words('point_answers_some', asked.length), spans, asked };
  return { state: 'met', says: words(demands.length > 0 ? 'point_answers_all' : 'point_answers_met'), spans };
}
