/** Where a panel lies beside a box of the page without covering it. */

interface Box {
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

const GAP = 8;
/** Below it a panel shows too little to be of use. */
const LEAST = 220;

/**
 * The place of a panel: right of the box, else left of it, else below or above, whichever is higher; over it only where there
 * is no room at all.
 * @param width of the panel @param view of the window @param taken what else lies at the bottom of it: not covered where
 * enough is left above it
 */
export function placeBeside(box: Box, width: number, view: { width: number; height: number }, taken?: Box): Place {
  const free = placeIn(box, width, view);
  const isOver = taken && free.left < taken.right && free.left + width > taken.left && free.top < taken.bottom;
  const above = taken ? taken.top - GAP - free.top : 0;
  return isOver && above >= LEAST ? { ...free, maxHeight: Math.min(free.maxHeight, above) } : free;
}

function placeIn(box: Box, width: number, view: { width: number; height: number }): Place {
  const rows = clamp(box.top, GAP, Math.max(GAP, view.height - LEAST - GAP));
  const beside = (left: number): Place => ({ left, top: rows, maxHeight: view.height - rows - GAP });
  if (view.width - box.right >= width + 2 * GAP) return beside(box.right + GAP);
  if (box.left >= width + 2 * GAP) return beside(box.left - width - GAP);
  const left = clamp(box.right - width, GAP, view.width - width - GAP);
  const below = view.height - box.bottom - 2 * GAP;
  const above = box.top - 2 * GAP;
  if (below >= LEAST && below >= above) return { left, top: box.bottom + GAP, maxHeight: below };
  if (above >= LEAST)
    return { left, top: Math.max(GAP, box.top - GAP - Math.min(above, 560)), maxHeight: Math.min(above, 560) };
  return { left: view.width - width - GAP, top: GAP, maxHeight: view.height - 2 * GAP };
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), Math.max(least, most));
