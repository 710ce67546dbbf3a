/** No form letter: more than the receipt (留言已收悉), and not the words of an earlier reply. */
import { words } from '../../ticket/words.ts';
import type { Found } from '../model.ts';
import type { Reading } from '../reading.ts';

/** Share of its runs of three characters that it has in common with an earlier reply, from which it is the same one. */
const SAME_FROM = 0.8;

export function boilerplate({ substance, draft, text }: Reading): Found {
  const { like } = draft;
  if (like && like.ratio >= SAME_FROM)
    return {
      state: 'open',
      says: words('point_boilerplate_like', like.ticketNo, Math.round(like.ratio * 100)),
      spans: [],
    };
  const gives = substance.clauses.some(({ kind }) => !['courtesy', 'receipt', 'retold'].includes(kind));
  if (!gives && text.trim() !== '') return { state: 'open', says: words('point_boilerplate_open'), spans: [] };
  return { state: 'met', says: words('point_boilerplate_met'), spans: [] };
}
