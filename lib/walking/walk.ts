/** Reading the whole of a list of which the page shows a part. */
import type { Reading } from '../reading/page.ts';
import type { Ground } from './ground.ts';
import { walkPages } from './page-walk.ts';
import { placesOf } from './places.ts';
import { walkScroll } from './scroll-walk.ts';
import type { WalkState } from './state.ts';
import { type View, viewOf } from './view.ts';

/** What is known of the length of a list that could be walked. */
export interface Walkable {
  pages?: number;
  total?: number;
}

/** Whether a pager or scroller leads on from a list of a page. */
export function walkableOf(reading: Reading | undefined): Walkable | undefined {
  const view = viewOf(reading);
  if (!view) return undefined;
  const { pages, total } = view.pager ?? {};
  return { ...(pages === undefined ? {} : { pages }), ...(total === undefined ? {} : { total }) };
}

/** Walks the page's list from where the clerk is. @returns undefined when there is nothing to walk */
export async function walk(ground: Ground): Promise<WalkState | undefined> {
  const view = viewOf(await ground.read());
  if (!view) return undefined;
  const state = beginning(view);
  return view.pager ? await walkPages(ground, state, view) : await walkScroll(ground, state, view);
}

/** Goes on with a walk whose last press has loaded this page. */
export function walkOn(ground: Ground, state: WalkState): Promise<WalkState> {
  return walkPages(ground, state);
}

/** Whether a kept walk may go on in a page: its press was to lead here. */
export function leadsHere({ kind, phase, pressed }: WalkState, location: Location): boolean {
  return kind === 'pages' && phase !== 'over' && pressed?.path === location.pathname;
}

function beginning({ list, pager, headers, signature }: View): WalkState {
  const page = pager?.page ?? 1;
  return {
    kind: pager ? 'pages' : 'scroll',
    phase: page > 1 ? 'first' : 'forward',
    list: headers,
    start: { page, signature, places: placesOf(list) },
    page,
    done: 0,
    read: 0,
    signature,
    seen: [],
    recent: [],
  };
}
