/**
 * Through a list by its pager, and back to where the clerk was.
 *
 *     first ──▶ forward ──read, pause, press next, wait──▶ forward … ──▶ back ──▶ over
 *                  └── the list changed by itself ─────────────────────────────────▲
 */
import { type Ground, mustStop } from './ground.ts';
import type { Pager } from './pager.ts';
import { putBack } from './places.ts';
import { settled } from './settle.ts';
import { type End, MAX_PAGES, type WalkState } from './state.ts';
import { addUp } from './tally.ts';
import { printOf, type View, viewOf } from './view.ts';

/** Least time between two presses. */
const PACE_MS = 1_200;
/** While the clerk works, and this long after, nothing is pressed. */
const QUIET_MS = 2_000;

/**
 * Walks on from a state to its end.
 * @param view what is shown; undefined after the page was loaded anew by a press
 */
export async function walkPages(ground: Ground, begun: WalkState, view?: View): Promise<WalkState> {
  let state = begun;
  let pressedAt = begun.pressed?.atMs ?? 0;

  const keep = async (changes: Partial<WalkState>): Promise<boolean> => {
    state = { ...state, ...changes };
    return await ground.keep(state);
  };

  /** Presses a control and waits for the answer. @param to the page it should lead to */
  async function press(control: HTMLElement, from: View, to: number): Promise<View | undefined> {
    pressedAt = ground.now();
    await keep({ pressed: { path: pathOf(control), atMs: pressedAt } });
    await ground.press(control);
    const { list, headers, signature } = from;
    return await arrive(await settled(ground, { list, headers, accepts: (next) => next.signature !== signature }), to);
  }

  /** Notes where a press has led; nothing is kept once the page is being left, or the press would be forgotten. */
  async function arrive(arrived: View | undefined, to: number): Promise<View | undefined> {
    if (ground.isGone()) return undefined;
    const { pressed: _, ...rest } = state;
    state = arrived ? { ...rest, page: arrived.pager?.page ?? to, signature: arrived.signature } : rest;
    return arrived;
  }

  /** Waits until it is decent to press. @returns false when the list changed meanwhile */
  async function pause(from: View): Promise<boolean> {
    const print = printOf(from.list, ground.document);
    const waitsUntil = () => Math.max(pressedAt + PACE_MS, ground.lastInputAt() + QUIET_MS);
    const stops = () => (state.phase === 'back' ? ground.isGone() : mustStop(ground));
    while (ground.now() < waitsUntil() && !stops()) await ground.wait(Math.min(100, waitsUntil() - ground.now()));
    if (printOf(from.list, ground.document) === print) return true;
    return viewOf(await ground.read(), from.headers)?.signature === from.signature;
  }

  async function forward(first: View): Promise<End> {
    for (let shown = first; ; ) {
      const { pager } = shown;
      const isKnown = pager?.exact === true && pager.pages !== undefined && state.page < pager.pages;
      if (state.seen.includes(shown.signature)) return isKnown ? 'repeated' : 'all';
      const goesOn = await keep(countIn(state, shown));
      if (ground.signal.aborted || !goesOn) return 'stopped';
      if (!pager?.next) return 'all';
      if (state.done >= MAX_PAGES) return 'limit';
      if (!(await pause(shown))) return 'changed';
      if (ground.signal.aborted) return 'stopped';
      // A list that was drawn anew meanwhile has a new pager too.
      const next = pager.next.isConnected ? pager.next : viewOf(await ground.read(), shown.headers)?.pager?.next;
      if (!next) return 'changed';
      const from = state.page;
      const arrived = await press(next, shown, from + 1);
      // Nothing says that there are more pages: a control that stays alive on the last one.
      if (!arrived) return isKnown || [...pager.numbers.keys()].some((page) => page > from) ? 'slow' : 'all';
      if (!isNextPage(arrived, from, state)) return 'changed';
      shown = arrived;
    }
  }

  /** Turns to a page. @returns what is shown there; undefined when the way is not found */
  async function turnTo(
    from: View | undefined,
    page: number,
    isThere: (view: View) => boolean,
  ): Promise<View | undefined> {
    let shown = from;
    for (let presses = 0; shown && presses <= MAX_PAGES; presses++) {
      if (isThere(shown)) return shown;
      const way = shown.pager && towards(shown.pager, state.page, page);
      if (!way || !(await pause(shown)) || (state.phase === 'first' && mustStop(ground))) return undefined;
      shown = await press(way.control, shown, way.page);
    }
    return undefined;
  }

  /** Through the whole list, from its first page on. */
  async function through(from: View | undefined): Promise<End> {
    if (!from) return 'slow';
    if (state.phase === 'forward') return await forward(from);
    if (!(await keep({}))) return 'stopped';
    const first = await turnTo(from, 1, () => state.page === 1);
    if (ground.signal.aborted) return 'stopped';
    if (!first) return 'slow';
    state = { ...state, phase: 'forward' };
    return await forward(first);
  }

  async function back(from: View | undefined): Promise<boolean> {
    const { page, signature, places } = state.start;
    const there = await turnTo(from, page, (shown) => state.page === page || shown.signature === signature);
    if (there) putBack(there.list, places);
    return there !== undefined;
  }

  let shown = view ?? (await arrive(await loaded(ground, state), state.page + (state.phase === 'forward' ? 1 : 0)));
  let end = state.end;
  if (state.phase !== 'back') {
    end = await through(shown).catch((): End => 'failed');
    if (ground.isGone()) return state;
    await keep({ phase: 'back', end });
    shown = viewOf(await ground.read().catch(() => undefined), state.list);
  }
  const returned = end !== 'changed' && (await back(shown).catch(() => false));
  if (!ground.isGone()) await keep({ phase: 'over', returned });
  return state;
}

/** The page that a press has loaded, whatever it shows of the list. */
const loaded = (ground: Ground, { list }: WalkState) => settled(ground, { headers: list, accepts: () => true });

/** What is known after one more page was read. */
function countIn(state: WalkState, view: View): Partial<WalkState> {
  const { added, recent } = addUp(state.recent, view.numbers);
  const { pages, total } = view.pager ?? {};
  return {
    done: state.done + 1,
    read: state.read + added,
    recent,
    seen: [...state.seen, view.signature],
    ...(pages === undefined ? {} : { pages: Math.max(pages, state.page) }),
    ...(state.total !== undefined || total === undefined ? {} : { total }),
  };
}

/** Whether what came is the page after another, of the same list: filters change the page or the total. */
function isNextPage({ pager }: View, from: number, { total }: WalkState): boolean {
  if (pager?.page !== undefined && pager.page !== from + 1) return false;
  if (pager?.total === undefined || total === undefined) return true;
  return Math.abs(pager.total - total) <= Math.max(20, total * 0.05);
}

/** The control that leads nearest to a page. */
function towards(pager: Pager, from: number, to: number): { control: HTMLElement; page: number } | undefined {
  const ways = [...pager.numbers].map(([page, control]) => ({ page, control }));
  if (pager.previous) ways.push({ page: from - 1, control: pager.previous });
  // Without a printed page the start is counted from, and need not be the first.
  if (pager.first && pager.page !== undefined) ways.push({ page: 1, control: pager.first });
  const distance = ({ page }: { page: number }) => Math.abs(page - to);
  const [best] = ways.filter((way) => distance(way) < Math.abs(from - to)).sort((a, b) => distance(a) - distance(b));
  return best;
}

/** Path of the page that a control may load. */
function pathOf(control: HTMLElement): string {
  const here = control.ownerDocument.location.pathname;
  const link = control.closest('a');
  return link && /^https?:$/.test(link.protocol) ? link.pathname : here;
}
