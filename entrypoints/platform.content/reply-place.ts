/** Where the chip and the panel of a reply lie: beside its box, over nothing that the clerk reads or presses. */
import type { Stage } from '../../components/stage.ts';
import { type Box, placeBeside, placeChip } from '../../lib/overlay/beside.ts';
import { isFree } from '../../lib/overlay/free.ts';
import { sendersOf } from '../../lib/overlay/sending.ts';
import { OWN_TAG } from '../../lib/reading/text.ts';

const WIDTH = 440;

/** @param ours what else of ours lies in the window: it is left free, too */
export function placeReply({ host, root }: Stage, box: HTMLElement, isOpen: boolean, ours: readonly Box[]): void {
  const { ownerDocument: document } = box;
  const { innerHeight: height, innerWidth: width } = document.defaultView ?? window;
  const shown = root.querySelector<HTMLElement>('.chip, .reply');
  if (!shown) return;
  const rect = box.getBoundingClientRect();
  const view = { width, height };
  if (isOpen) {
    const senders = sendersOf(box).map((each) => each.getBoundingClientRect());
    const place = placeBeside(rect, Math.min(WIDTH, width - 16), view, [...senders, ...ours]);
    Object.assign(shown.style, { visibility: '', left: `${place.left}px`, top: `${place.top}px` });
    shown.style.maxHeight = `${place.maxHeight}px`;
    return;
  }
  const isAway = rect.width === 0 || rect.bottom < 0 || rect.top > height || isCovered(box, rect);
  shown.style.visibility = isAway ? 'hidden' : '';
  if (isAway) return;
  const size = { width: shown.offsetWidth, height: shown.offsetHeight };
  const { left, top } = placeChip(rect, size, view, (place) => isFree(document, place, host));
  Object.assign(shown.style, { left: `${left}px`, top: `${top}px`, maxHeight: '' });
}

/** Whether a dialog of the page lies over the box: what belongs to the box has no place above it. */
function isCovered(box: HTMLElement, { left, right, top, bottom }: DOMRect): boolean {
  const { ownerDocument: document } = box;
  const { innerHeight, innerWidth } = document.defaultView ?? window;
  const y = (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2;
  const x = (Math.max(0, left) + Math.min(innerWidth, right)) / 2;
  const above = document.elementsFromPoint(x, y).find((element) => element.localName !== OWN_TAG);
  return above !== undefined && above !== box && !box.contains(above) && !above.contains(box);
}
