/** Where a panel lies beside a box of the page without covering it, and the chip at its edge. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Place {
  left: number;
  top: number;
  maxHeight: number;
}

interface Size {
  width: number;
  height: number;
}

const GAP = 8;
/** Below it a panel shows too little to be of use. */
const LEAST = 220;
/** Still better than one over something that is kept. */
const SCANT = 150;
/** As high as a panel above a box grows. */
const MOST_ABOVE = 560;
const MOST_SLID = 12;
/** Between the chip and the box. */
const CHIP_GAP = 2;

/**
 * The place of a panel: right of the box, else left of it, else below or above, whichever is higher; over it only where there
 * is no room at all.
 * @param width of the panel @param view of the window
 * @param keep what is not covered where enough is left beside it: what sends the box, what else of ours lies in the window
 */
export function placeBeside(box: Box, width: number, view: Size, keep: readonly Box[] = []): Place {
  const places = placesOf(box, width, view);
  for (const least of [LEAST, SCANT]) {
    for (const place of places) {
      const clear = clearOf(place, width, keep, least);
      if (clear) return clear;
    }
  }
  return places[0] ?? { left: view.width - width - GAP, top: GAP, maxHeight: view.height - 2 * GAP };
}

/** The places with room for a panel, the best first. */
function placesOf(box: Box, width: number, view: Size): Place[] {
  const rows = clamp(box.top, GAP, Math.max(GAP, view.height - LEAST - GAP));
  const beside = (left: number): Place => ({ left, top: rows, maxHeight: view.height - rows - GAP });
  const places: Place[] = [];
  if (view.width - box.right >= width + 2 * GAP) places.push(beside(box.right + GAP));
  if (box.left >= width + 2 * GAP) places.push(beside(box.left - width - GAP));
  const left = clamp(box.right - width, GAP, view.width - width - GAP);
  const below = view.height - box.bottom - 2 * GAP;
  const above = box.top - 2 * GAP;
  const high = Math.min(above, MOST_ABOVE);
  const isHigherBelow = below >= above;
  if (below >= LEAST && isHigherBelow) places.push({ left, top: box.bottom + GAP, maxHeight: below });
  if (above >= LEAST) places.push({ left, top: Math.max(GAP, box.top - GAP - high), maxHeight: high });
  if (below >= LEAST && !isHigherBelow) places.push({ left, top: box.bottom + GAP, maxHeight: below });
  return places;
}

/**
 * The place cut, or moved down, so that it covers nothing that is kept; undefined where too little would be left.
 * @param least height of which it is of use
 */
export function clearOf(place: Place, width: number, keep: readonly Box[], least: number): Place | undefined {
  let { top, maxHeight } = place;
  const over = keep
    .filter(({ left, right }) => left < place.left + width && right > place.left)
    .sort((a, b) => a.top - b.top);
  for (const each of over) {
    const bottom = top + maxHeight;
    if (each.bottom <= top || each.top >= bottom) continue;
    if (each.top - GAP - top >= least) maxHeight = each.top - GAP - top;
    else {
      top = each.bottom + GAP;
      maxHeight = bottom - top;
    }
  }
  return maxHeight >= least ? { left: place.left, top, maxHeight } : undefined;
}

/**
 * The place of the chip: above the box's upper edge, right of the box, farther left along its edge, below it, left of it: the first that lies in the window
 * and over nothing of the page's.
 * @param isFree whether nothing is printed or pressed there
 */
export function placeChip(box: Box, { width, height }: Size, view: Size, isFree: (box: Box) => boolean): Box {
  const at = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  const right = clamp(box.right - width, 4, view.width - width - 4);
  const row = clamp(box.top, 4, Math.max(4, Math.min(box.bottom, view.height) - height - 4));
  const places = [
    at(right, box.top - height - CHIP_GAP),
    at(box.right + CHIP_GAP + 2, row),
    ...slid(box.left, right, width).map((left) => at(left, box.top - height - CHIP_GAP)),
    at(right, box.bottom + CHIP_GAP),
    at(box.left - width - CHIP_GAP - 2, row),
  ];
  const isIn = (each: Box) => each.left >= 0 && each.top >= 0 && each.right <= view.width && each.bottom <= view.height;
  const inView = places.filter(isIn);
  return inView.find(isFree) ?? inView[0] ?? at(right, clamp(box.top, 4, view.height - height - 4));
}

/** Along the upper edge to the left, a chip's width at a time. */
function slid(least: number, from: number, width: number): number[] {
  const lefts: number[] = [];
  for (let left = from - width - GAP; left >= least && lefts.length < MOST_SLID; left -= width + GAP) lefts.push(left);
  return lefts;
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), Math.max(least, most));
