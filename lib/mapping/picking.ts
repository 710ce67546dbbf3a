/** Pointing at the page: while it lasts, the page gets none of the clerk's clicks. */

interface Picking {
  /** The element under the pointer; undefined where it is over something of ours or has left. */
  onPoint(element: Element | undefined): void;
  onPick(element: Element): void;
  onLeave(): void;
}

const KEPT = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
  'touchstart',
  'touchend',
  'dragstart',
] as const;

/**
 * Listens before the page does, and keeps what it hears.
 * @param own what is drawn by us: clicks there go their way
 * @returns ends it
 */
export function startPicking(window: Window, own: Element, { onPoint, onPick, onLeave }: Picking): () => void {
  const ending = new AbortController();
  const options = { capture: true, passive: false, signal: ending.signal };
  const isOwn = (event: Event) => event.composedPath().includes(own);
  for (const type of KEPT) {
    window.addEventListener(
      type,
      (event) => {
        if (isOwn(event)) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (type === 'click' && event.target instanceof Element) onPick(event.target);
      },
      options,
    );
  }
  window.addEventListener(
    'pointermove',
    (event) => onPoint(!isOwn(event) && event.target instanceof Element ? event.target : undefined),
    { ...options, passive: true },
  );
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      onLeave();
    },
    options,
  );
  const unmark = markPointer(window.document);
  return () => {
    unmark();
    ending.abort();
  };
}

/** The pointer shows that a click chooses. Where the browser takes no sheet from a content script, it stays as it is. */
function markPointer(document: Document): () => void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { cursor: crosshair !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  } catch {
    return () => undefined;
  }
}
