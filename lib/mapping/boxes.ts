/** Where on the screen the columns and labels of a page are, as far as they can be seen. */
import { parentOf } from '../reading/dom.ts';
import type { Place } from './subjects.ts';

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The drawn part of a header or label; undefined when it is scrolled or folded away, or something lies over it. */
export function headBox({ head }: Place, own: Element): Box | undefined {
  const holder = holderOf(head);
  if (!holder) return undefined;
  const box = visible(head.getBoundingClientRect(), holder);
  if (!box) return undefined;
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const top = holder.ownerDocument.elementsFromPoint(x, y).find((element) => element !== own);
  return top && (holder.contains(top) || top.contains(holder)) ? box : undefined;
}

/** The box around a column or a label with its value, as far as drawn. */
export function placeBox({ head, values }: Place): Box | undefined {
  const holder = holderOf(head);
  const boxes = [holder ? visible(head.getBoundingClientRect(), holder) : undefined];
  for (const value of values.length > 2 ? [values[0], values.at(-1)] : values) {
    if (value) boxes.push(visible(value.getBoundingClientRect(), value));
  }
  // Rows in the middle may be the only ones drawn.
  if (!boxes.some(Boolean)) {
    for (const value of values) boxes.push(visible(value.getBoundingClientRect(), value));
  }
  return around(boxes.filter((box) => box !== undefined));
}

/** The drawn part of an element. */
export function elementBox(element: Element): Box | undefined {
  return visible(element.getBoundingClientRect(), element);
}

const holderOf = (head: Element | Range) => (head instanceof Element ? head : head.startContainer.parentElement);

function around(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** What is left of a box inside all scrolling boxes around it and the window; undefined when nothing is. */
function visible(rect: Box, from: Element): Box | undefined {
  const { innerWidth = 0, innerHeight = 0 } = from.ownerDocument.defaultView ?? {};
  let box = overlap(rect, { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
  for (let at = parentOf(from); at && box; at = parentOf(at)) {
    if (at === at.ownerDocument.body || at === at.ownerDocument.documentElement) break;
    const { overflowX, overflowY } = getComputedStyle(at);
    if (overflowX !== 'visible' || overflowY !== 'visible') box = overlap(box, at.getBoundingClientRect());
  }
  return box;
}

function overlap(a: Box, b: Box): Box | undefined {
  const box = {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
  return box.right - box.left >= 4 && box.bottom - box.top >= 4 ? box : undefined;
}
