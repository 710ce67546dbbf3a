/** Where the panel stands: beside the form of the return, never over it. */
import { type Box, clearOf } from '../../lib/overlay/beside.ts';
import type { ReturnForm } from '../../lib/reading/return-form.ts';

const GAP = 12;
const EDGE = 8;
/** Less room than this is none. */
const LEAST_HEIGHT = 120;

/**
 * @param panel as it is drawn; its width is its own, its height is cut to the room there is
 * @param ours what else of ours lies in the window: not covered where enough is left beside it
 */
export function placeBeside(
  panel: HTMLElement | null,
  form: ReturnForm,
  document: Document,
  ours: readonly Box[],
): void {
  const view = document.defaultView;
  if (!panel || !view) return;
  const taken = boxOf(form);
  const { innerWidth: width, innerHeight: height } = view;
  panel.style.maxHeight = '';
  const { offsetWidth: wide, offsetHeight: high } = panel;
  const beside = (left: number): Box => ({
    left,
    right: left + wide,
    top: clamp(taken.top, EDGE, Math.max(EDGE, height - high - EDGE)),
    bottom: height - EDGE,
  });
  const across = (from: number, top: number, bottom: number): Box => {
    const left = clamp(from, EDGE, Math.max(EDGE, width - wide - EDGE));
    return { left, right: left + wide, top, bottom };
  };
  const isRoom = ({ left, right, top, bottom }: Box) =>
    left >= EDGE && right <= width - EDGE && bottom - top >= Math.min(high, LEAST_HEIGHT);
  const above = Math.min(taken.top, height) - GAP;
  const places: Box[] = [
    beside(taken.right + GAP),
    beside(taken.left - GAP - wide),
    across(taken.left, taken.bottom + GAP, height - EDGE),
    // At the right, where the labels and fields of the page above are not.
    across(taken.right - wide, Math.max(EDGE, above - high), above),
  ];
  // Where there is no room at all, a corner away from what is typed now.
  const edge = taken.top > height / 2 ? EDGE : height - Math.min(high, height / 2) - EDGE;
  const isWhole = (box: Box) => isRoom(box) && box.bottom - box.top >= high;
  const best = places.find(isWhole) ?? places.find(isRoom) ?? across(width, edge, height - EDGE);
  const whole = { left: best.left, top: best.top, maxHeight: best.bottom - best.top };
  const { left, top, maxHeight } = clearOf(whole, wide, ours, LEAST_HEIGHT) ?? whole;
  panel.style.left = `${Math.round(left)}px`;
  panel.style.top = `${Math.round(top)}px`;
  panel.style.maxHeight = `${Math.round(Math.max(LEAST_HEIGHT, maxHeight))}px`;
}

/** What the form takes up: the whole dialog that was opened for it, else its rows, or where those fill the page, its fields alone. */
function boxOf({ region, reason, to, isOpened }: ReturnForm): Box {
  const box = (isOpened ? dialogAround(region) : region).getBoundingClientRect();
  const { innerWidth = 0 } = region.ownerDocument.defaultView ?? {};
  if (box.width < innerWidth * 0.95) return box;
  const boxes = [reason, ...(to ? [to] : [])].map((each) => each.getBoundingClientRect());
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** The innermost element around the form that is drawn as a dialog: one with a ground of its own, not the veil behind it. */
function dialogAround(region: Element): Element {
  let box = region;
  const { innerWidth, innerHeight } = region.ownerDocument.defaultView ?? { innerWidth: 0, innerHeight: 0 };
  for (let at = region.parentElement; at; at = at.parentElement) {
    const { width, height } = at.getBoundingClientRect();
    if (width >= innerWidth * 0.95 || height >= innerHeight * 0.98) break;
    box = at;
  }
  return box;
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
