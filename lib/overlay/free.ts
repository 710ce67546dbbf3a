/** Whether a part of the page is free of text and controls, so that something of ours may lie there. */
import { OWN_TAG } from '../reading/text.ts';
import type { Box } from './beside.ts';

const CONTROLS =
  'button, input, select, textarea, a, img, video, canvas, iframe, [role=button], [contenteditable=true]';
/** Points looked at lie that far apart: less than a letter is high. */
const STEP = 10;
/** Of an element with more words only so many of its texts are measured. */
const MOST_TEXTS = 40;

/** @param box in the window's coordinates @param own what lies there now itself */
export function isFree(document: Document, box: Box, own: Element): boolean {
  const seen = new Set<Element>();
  for (let y = box.top + 1; y < box.bottom; y += STEP)
    for (let x = box.left + 1; x < box.right; x += STEP) {
      const element = document.elementsFromPoint(x, y).find((each) => each !== own);
      if (!element || seen.has(element)) continue;
      seen.add(element);
      if (element.localName === OWN_TAG || element.closest(CONTROLS) || printsIn(element, box)) return false;
    }
  return true;
}

/** Whether a text of an element's own is printed in a box. */
function printsIn(element: Element, box: Box): boolean {
  const range = element.ownerDocument.createRange();
  const texts = [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent?.trim());
  return texts.slice(0, MOST_TEXTS).some((node) => {
    range.selectNodeContents(node);
    return [...range.getClientRects()].some(
      ({ left, right, top, bottom }) => left < box.right && right > box.left && top < box.bottom && bottom > box.top,
    );
  });
}
