/** Where the panel of evidence stands: over neither the reply that is being typed nor what sends it. */
import { type Box, clearOf } from '../../lib/overlay/beside.ts';

/** A column of the window in which the panel may be as high as it likes, hanging from its lower end. */
export interface Place {
  left: number;
  /** From the lower edge of the window. */
  bottom: number;
  maxHeight: number;
}

const EDGE = 16;
/** The chip at the box's upper edge stands out by half its height. */
const GAP = 12;
/** Below it the panel shows too little to be of use. */
const LEAST = 220;
/** More height than this is no better. */
const ENOUGH = 560;

/**
 * @param kept what must not be covered: the box of the reply and what sends it, the box first; none where nothing is typed
 * @param ours what else of ours lies in the window, better left free
 */
export function placeClear(
  kept: readonly Box[],
  width: number,
  view: { width: number; height: number },
  ours: readonly Box[] = [],
): Place {
  const last = Math.max(EDGE, view.width - width - EDGE);
  // Beside a form the right, where its labels and choices are not; else where nothing of ours is.
  const ends = kept.length > 0 ? [last, EDGE] : [EDGE, last];
  const columns = [...ends, ...kept.flatMap(({ left, right }) => [right + GAP, left - GAP - width])]
    .filter((left) => left >= EDGE && left <= last)
    .map((left) => highestIn(left, width, kept, view.height));
  const rank = (place: Place) => {
    const top = view.height - place.bottom - Math.min(place.maxHeight, ENOUGH);
    const taken = { left: place.left, right: place.left + width, top, bottom: view.height - place.bottom };
    const free = Math.min(place.maxHeight, ENOUGH);
    // A low panel is of less use than one over another of ours.
    return (free < LEAST ? free - LEAST * 10 : free) - ours.filter((each) => overlap(taken, each)).length * LEAST;
  };
  const [best] = [...columns].sort((a, b) => rank(b) - rank(a));
  // Where a box fills the window there is no room that covers nothing.
  if (!best || best.maxHeight < LEAST / 2) return { left: EDGE, bottom: EDGE, maxHeight: view.height - 2 * EDGE };
  const top = view.height - best.bottom - best.maxHeight;
  const clear = clearOf({ left: best.left, top, maxHeight: best.maxHeight }, width, ours, LEAST);
  if (!clear) return best;
  return { left: clear.left, bottom: view.height - clear.top - clear.maxHeight, maxHeight: clear.maxHeight };
}

/** Whether two boxes share any of the window. */
export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

/** The highest stretch of a column that lies over nothing kept. */
function highestIn(left: number, width: number, kept: readonly Box[], height: number): Place {
  const inColumn = kept.filter((each) => each.left < left + width && each.right > left).sort((a, b) => a.top - b.top);
  let from = EDGE;
  let best: Place = { left, bottom: EDGE, maxHeight: 0 };
  for (const { top, bottom } of [...inColumn, { top: height - EDGE + GAP, bottom: height }]) {
    const to = Math.min(top - GAP, height - EDGE);
    if (to - from > best.maxHeight) best = { left, bottom: height - to, maxHeight: to - from };
    from = Math.max(from, bottom + GAP);
  }
  return best;
}
