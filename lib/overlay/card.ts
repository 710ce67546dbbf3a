/** All clocks of a ticket beside its badge, while the pointer rests on it or the keyboard stands on it. */
import { lineText } from '../clocks/lines.ts';
import { type ClockView, saidOf } from '../clocks/view.ts';
import { OWN_TAG } from '../reading/text.ts';
import { type Say, words } from '../ticket/words.ts';
import { dress } from './dress.ts';

export interface Card {
  /** @param badge what it is about: it opens below, or above where there is no room */
  show(view: ClockView, badge: Element): void;
  hide(): void;
}

/** The pointer crosses many badges on its way. */
const REST_MS = 200;
const GAP = 4;

const css = `
:host {
  all: initial !important; position: fixed !important; top: 0 !important; left: 0 !important; z-index: 2147483000 !important;
  pointer-events: none !important;
}
div {
  position: fixed; box-sizing: border-box; width: max-content; max-width: 420px; padding: 8px 12px;
  border: 1px solid #d7dbe0; border-radius: 6px; background: #fff; color: #1f2733; box-shadow: 0 4px 16px rgb(16 24 40 / .16);
  font: 12px/18px -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  font-variant-numeric: tabular-nums;
}
p { margin: 0; overflow-wrap: anywhere; }
p.said { font-weight: 600; }
p.note { color: #5b6470; }
@media print { :host { display: none !important; } }
`;

export function createCard(document: Document, say: Say): Card {
  let host: HTMLElement | undefined;
  let box: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function hide(): void {
    clearTimeout(timer);
    host?.remove();
  }

  function draw(view: ClockView, badge: Element): void {
    if (!badge.isConnected) return;
    if (!host || !box) {
      host = document.createElement(OWN_TAG);
      const root = host.attachShadow({ mode: 'closed' });
      dress(root, css);
      box = document.createElement('div');
      box.setAttribute('role', 'tooltip');
      root.append(box);
    }
    const line = (text: string, kind: string) => {
      const p = document.createElement('p');
      p.className = kind;
      p.textContent = text;
      return p;
    };
    box.replaceChildren(
      line(saidOf(view, say), 'said'),
      ...view.lines.map((each) => line(lineText(each, say), 'line')),
      ...view.notes.map((note) => line(say(note), 'note')),
      line(say(words('card_hint')), 'note'),
    );
    document.documentElement.append(host);
    place(box, badge.getBoundingClientRect());
  }

  return {
    show(view, badge) {
      hide();
      timer = setTimeout(() => draw(view, badge), REST_MS);
    },
    hide,
  };
}

function place(box: HTMLElement, { top, bottom, left }: DOMRect): void {
  const { innerWidth, innerHeight } = box.ownerDocument.defaultView ?? window;
  const { offsetWidth: width, offsetHeight: height } = box;
  const isBelow = bottom + GAP + height <= innerHeight || top < height + GAP;
  box.style.top = `${Math.max(0, isBelow ? bottom + GAP : top - GAP - height)}px`;
  box.style.left = `${Math.max(0, Math.min(left, innerWidth - width - GAP))}px`;
}
