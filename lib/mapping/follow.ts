/** Tells when what a page shows may stand elsewhere, and when it may be other than it was. */
import { OWN_TAG } from '../reading/text.ts';

/** Side bars slide and images load without any event of their own. */
const LOOK_MS = 500;
/** A page that is being drawn changes many times: it is read once in so long. */
const REST_MS = 500;

/**
 * @param onMove called at most once a frame
 * @returns ends it
 */
export function followMoves(document: Document, onMove: () => void): () => void {
  const window = document.defaultView;
  if (!window) return () => undefined;
  const ending = new AbortController();
  let frame = 0;
  const move = () => {
    frame ||= window.requestAnimationFrame(() => {
      frame = 0;
      onMove();
    });
  };
  for (const type of ['scroll', 'resize', 'transitionend', 'load']) {
    window.addEventListener(type, move, { capture: true, passive: true, signal: ending.signal });
  }
  const looking = setInterval(move, LOOK_MS);
  return () => {
    ending.abort();
    clearInterval(looking);
    window.cancelAnimationFrame(frame);
  };
}

/**
 * @param onChange called some time after elements came, went or changed their text
 * @returns ends it
 */
export function followChanges(document: Document, onChange: () => void): () => void {
  let rest: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver((records) => {
    if (records.every(isOwn)) return;
    // The first change sets the time, so that a page that never rests is read too.
    rest ??= setTimeout(() => {
      rest = undefined;
      onChange();
    }, REST_MS);
  });
  observer.observe(document, { childList: true, characterData: true, subtree: true });
  return () => {
    observer.disconnect();
    clearTimeout(rest);
  };
}

/** Whether a change only brings or takes elements of ours. */
function isOwn({ addedNodes, removedNodes }: MutationRecord): boolean {
  const nodes = [...addedNodes, ...removedNodes];
  return nodes.length > 0 && nodes.every((node) => node.nodeName === OWN_TAG.toUpperCase());
}
