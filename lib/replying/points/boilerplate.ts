/** No form letter: more than the receipt (留言已收悉), and not the words of an earlier reply. */
import { words } from '../../ticket/words.ts';
import { fold } from '../fold.ts';
import type { Found } from '../model.ts';
import type { Reading } from '../reading.ts';

/** Share of its runs of three characters that it has in common with an earlier reply, from which it is the same one. */
const SAME_FROM = 0.8;

const RUN = 3;
/** Below so many characters two texts are alike by chance. */
const TELLING_FROM = 20;

/** How much of a text's runs of three characters stands in another one, blanks aside. */
function shareOf(text: string, other: string): number {
  const own = runsOf(text);
  if (own.size < TELLING_FROM) return text.trim() !== '' && text.trim() === other.trim() ? 1 : 0;
  const others = runsOf(other);
  return [...own].filter((run) => others.has(run)).length / own.size;
}

function runsOf(text: string): Set<string> {
  const dense = text.replace(/\s/g, '');
  return new Set(Array.from({ length: Math.max(0, dense.length - RUN + 1) }, (_, i) => dense.slice(i, i + RUN)));
}

export function boilerplate({ substance, draft, text }: Reading): Found {
  const { like } = draft;
  if (like && like.ratio >= SAME_FROM)
    return {
      state: 'open',
      says: words('point_boilerplate_like', like.ticketNo, Math.round(like.ratio * 100)),
      spans: [],
    };
  const round = (draft.earlier ?? []).findIndex((before) => shareOf(text, fold(before)) >= SAME_FROM);
  if (round >= 0) return { state: 'open', says: words('point_boilerplate_round'), spans: [] };
  const gives = substance.clauses.some(({ kind }) => !['courtesy', 'receipt', 'retold'].includes(kind));
  if (!gives && text.trim() !== '') return { state: 'open', says: words('point_boilerplate_open'), spans: [] };
  return { state: 'met', says: words('point_boilerplate_met'), spans: [] };
}
