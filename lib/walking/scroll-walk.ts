/** Through a list that holds only a part of its rows in the page, by scrolling it. */
import { type Ground, mustStop } from './ground.ts';
import { putBack } from './places.ts';
import { findScroller } from './scroller.ts';
import { isMasked } from './settle.ts';
import type { End, WalkState } from './state.ts';
import { addUp } from './tally.ts';
import { printOf, type View, viewOf } from './view.ts';

/** Share of what is visible that one step moves on. */
const STEP = 0.8;
/** Least time between two steps. */
const PACE_MS = 150;
/** How long rows may take to come after a step, and more rows at the end of a list that grows. */
const ROWS_MS = 1_000;
const GROWTH_MS = 2_000;
const PATIENCE_MS = 20_000;
/** The state is kept this often: the clerk reads no faster. */
const KEEP_MS = 1_000;

export async function walkScroll(ground: Ground, begun: WalkState, view: View): Promise<WalkState> {
  let state = begun;
  let keptAt = Number.NEGATIVE_INFINITY;
  const scroller = findScroller(view.list);
  const keep = (changes: Partial<WalkState>) => {
    state = { ...state, ...changes };
    keptAt = ground.now();
    return ground.keep(state);
  };

  async function forward(on: HTMLElement): Promise<End> {
    let before: readonly string[] = [];
    on.scrollTo({ top: 0, behavior: 'instant' });
    await rowsCame(view);
    for (let at = on.scrollTop; ; ) {
      const shown = await read();
      if (!shown) return mustStop(ground) ? 'stopped' : 'slow';
      if (Math.abs(on.scrollTop - at) > on.clientHeight) return 'changed';
      const { added, recent } = addUp(state.recent, shown.numbers);
      const limit = on.scrollHeight - on.clientHeight;
      const done = limit > 0 ? Math.round((100 * Math.min(on.scrollTop, limit)) / limit) : 100;
      state = { ...state, read: state.read + added, recent, done };
      if (ground.now() - keptAt >= KEEP_MS && !(await keep({}))) return 'stopped';
      if (mustStop(ground)) return 'stopped';
      if (on.scrollTop >= limit - 2 && !(await grows(on, limit))) return 'all';
      // Without a ticket in common something was jumped over: half a step back.
      const isGap = before.length > 0 && !shown.numbers.some((ticketNo) => before.includes(ticketNo));
      before = shown.numbers;
      const rows = printOf(shown.list, ground.document);
      on.scrollTo({ top: on.scrollTop + on.clientHeight * (isGap ? -STEP / 2 : STEP), behavior: 'instant' });
      at = on.scrollTop;
      await rowsCame(shown, rows);
      if (!on.isConnected) return 'changed';
    }
  }

  /** Reads what is shown, waiting for rows that are still being loaded. */
  async function read(): Promise<View | undefined> {
    const deadline = ground.now() + PATIENCE_MS;
    while (ground.now() < deadline && !mustStop(ground)) {
      // A hidden page draws no rows.
      const shown = ground.document.hidden ? undefined : viewOf(await ground.read(), view.headers);
      if (shown && !isMasked(ground.document)) return shown;
      await ground.wait(PACE_MS);
    }
    return undefined;
  }

  async function rowsCame(shown: View, rows = ''): Promise<void> {
    const deadline = ground.now() + ROWS_MS;
    await ground.wait(PACE_MS);
    let last = printOf(shown.list, ground.document);
    while (ground.now() < deadline && !mustStop(ground)) {
      await ground.wait(50);
      const now = printOf(shown.list, ground.document);
      if (now === last && now !== rows) return;
      last = now;
    }
  }

  async function grows(on: HTMLElement, limit: number): Promise<boolean> {
    const deadline = ground.now() + GROWTH_MS;
    while (ground.now() < deadline && !mustStop(ground)) {
      if (on.scrollHeight - on.clientHeight > limit + 2) return true;
      await ground.wait(PACE_MS);
    }
    return false;
  }

  const end = scroller ? await forward(scroller).catch((): End => 'failed') : 'changed';
  if (ground.isGone()) return state;
  await keep({ phase: 'back', end });
  if (end !== 'changed')
    putBack(viewOf(await ground.read().catch(() => undefined), view.headers)?.list ?? view.list, state.start.places);
  await keep({ phase: 'over', returned: end !== 'changed' });
  return state;
}
