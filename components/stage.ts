/** Where panels are drawn on a page: an element of ours over it, closed to it, that takes up no room. */
import { dress } from '../lib/overlay/dress.ts';
import { OWN_TAG } from '../lib/reading/text.ts';
import tokens from './tokens.css?inline';

/** The page's own styles reach the element itself: what matters is said louder. */
const hostCss = `
:host {
  all: initial !important; position: fixed !important; inset: 0 !important; z-index: 2147483000 !important;
  pointer-events: none !important; color: var(--ink) !important; color-scheme: light dark !important;
  font: 13px/20px var(--font) !important; font-variant-numeric: tabular-nums !important;
}
@media print { :host { display: none !important; } }
`;

export interface Stage {
  host: HTMLElement;
  root: ShadowRoot;
  focus(): void;
  /**
   * Takes it off the page and gives the keyboard back to where it was.
   * @returns whether the keyboard was here
   */
  leave(): boolean;
}

/** What the page's own shortcuts and focus traps listen to. */
const OURS = [
  'keydown',
  'keyup',
  'keypress',
  'input',
  'change',
  'beforeinput',
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
  'wheel',
  'focusin',
  'focusout',
  'paste',
  'copy',
  'cut',
  'dragenter',
  'dragover',
  'dragleave',
  'drop',
];

/**
 * The part of the page that the browser itself holds on top of all else and in which an element lies: what is drawn elsewhere is
 * not seen, and takes no press.
 */
export const topLayerOf = (element: Element): Element | undefined => element.closest(':modal') ?? undefined;

/**
 * @param css of what is drawn on it
 * @param within where it hangs: the document where left out, else what `topLayerOf` gives
 */
export function createStage(document: Document, css: readonly string[], within?: Element): Stage {
  const before = document.activeElement;
  const host = document.createElement(OWN_TAG);
  const root = host.attachShadow({ mode: 'closed' });
  dress(root, [tokens.replaceAll(':root', ':host'), ...css, hostCss].join('\n'));
  const ending = new AbortController();
  const { signal } = ending;
  for (const type of OURS) host.addEventListener(type, (event) => event.stopPropagation(), { signal, passive: true });
  // A dialog of the page calls the keyboard back when it leaves for something outside: it is not told.
  document.defaultView?.addEventListener(
    'focusout',
    (event) => {
      if (event.relatedTarget === host) event.stopImmediatePropagation();
    },
    { capture: true, signal },
  );
  // Whether the keyboard was here last: what it stood on may be drawn no more.
  let isHere = false;
  document.defaultView?.addEventListener(
    'focusin',
    (event) => {
      isHere = event.target === host;
      // Nor is a focus trap told of where the keyboard went.
      if (isHere) event.stopPropagation();
    },
    { capture: true, signal },
  );
  (within ?? document.documentElement).append(host);
  if (within) raise(host);
  return {
    host,
    root,
    focus: () => root.querySelector<HTMLElement>('select, button')?.focus(),
    leave() {
      ending.abort();
      host.remove();
      if (isHere && before instanceof HTMLElement) before.focus({ preventScroll: true });
      return isHere;
    },
  };
}

/** Inside a dialog that moves or scrolls, `fixed` is the dialog's: on top of it the window is what counts again. */
function raise(host: HTMLElement): void {
  if (typeof host.showPopover !== 'function') return;
  host.popover = 'manual';
  host.showPopover();
}
