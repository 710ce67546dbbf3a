/** What to tell the clerk about a walk. */
import { type Words, words } from '../ticket/words.ts';
import type { WalkState } from './state.ts';

/** One or two clauses: what was read, and where the clerk is now. */
export function reportOf(state: WalkState): Words[] {
  const { kind, phase, page, pages, done, read, start, returned, end = 'all' } = state;
  if (phase === 'forward') {
    if (kind === 'scroll') return [words('walk_scroll', done, read)];
    return [pages === undefined ? words('walk_page_open', page, read) : words('walk_page', page, pages, read)];
  }
  if (phase === 'first') return [words('walk_back', 1)];
  if (phase === 'back') return [kind === 'pages' ? words('walk_back', start.page) : words('walk_back_place')];
  const ended = kind === 'pages' ? words(`walk_${end}`, done, read) : words(`walk_${end}_scroll`, read);
  return [ended, whereWords(kind, end, returned === true, start.page)];
}

function whereWords(kind: WalkState['kind'], end: WalkState['end'], returned: boolean, page: number): Words {
  if (returned) return kind === 'pages' ? words('walk_at_page', page) : words('walk_at_place');
  if (end === 'changed') return words('walk_stays');
  return kind === 'pages' ? words('walk_not_back', page) : words('walk_not_back_place');
}
