/** Not only passed on to somebody else. */
import { words } from '../../ticket/words.ts';
import type { Found } from '../model.ts';
import type { Reading } from '../reading.ts';

export function forwarding({ substance }: Reading): Found {
  const spans = substance.clauses
    .filter(({ kind }) => kind === 'forwarded' || kind === 'notOurs')
    .map(({ from, to }) => ({ from, to }));
  if (substance.substance === 'acknowledged' && spans.length > 0)
    return { state: 'open', says: words('point_forwarding_open'), spans };
  return { state: 'met', says: words('point_forwarding_met'), spans: [] };
}
