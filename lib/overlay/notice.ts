/** A small notice of ours in the corner of a page: one at a time a kind, text only, closed with its button. */

import { OWN_TAG } from '../reading/text.ts';
import type { Box } from './beside.ts';
import { dress } from './dress.ts';

export interface Notice {
  text: string;
  close: string;
  /** `alert` is about deadlines, `trouble` about Anqi itself, `progress` about what it is doing. */
  tone: 'alert' | 'trouble' | 'progress';
  /** Called after its button was pressed; the notice is gone then. */
  onClose?: () => void;
  /** What else can be done about it; the notice stays. */
  actions?: readonly { text: string; run: () => void }[];
}

export interface Notices {
  show(kind: string, notice: Notice): void;
  hide(kind: string): void;
  /** Where they lie in the window, for what else of ours is drawn there. */
  boxes(): Box[];
  clear(): void;
}

const css = `
/* Top centre: pagers sit at the bottom of a platform's page, menus to the left, the account to the right. */
:host {
  all: initial !important; position: fixed !important; top: 8px !important; left: 50% !important;
  transform: translateX(-50%) !important; z-index: 2147483000 !important;
}
section {
  display: none; box-sizing: border-box; width: max-content; max-width: min(520px, 80vw); margin-bottom: 8px; padding: 7px 8px 7px 14px; gap: 12px;
  align-items: center; justify-content: space-between;
  border: 1px solid #d7dbe0; border-left: 4px solid #b42318; border-radius: 6px; background: #fff; color: #1f2733;
  box-shadow: 0 4px 16px rgb(16 24 40 / .16);
  font: 13px/20px -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
}
section.shown { display: flex; }
section.trouble { border-left-color: #b97700; }
section.progress { border-left-color: #1b6e8c; font-variant-numeric: tabular-nums; }
button { flex: none; padding: 0 8px; border: 1px solid #c3c9d1; border-radius: 4px; background: #fff; color: #1f2733; font: inherit; font-size: 12px; cursor: pointer; }
button.action { border-color: #1b6e8c; color: #14566e; }
section > span { flex: 1; }
button:hover { background: #f3f4f6; }
button:focus-visible { outline: 2px solid #1b6e8c; outline-offset: 1px; }
@media print { :host { display: none !important; } }
`;

/**
 * Notices of one document. Nothing is added to the page before the first one is shown.
 * @param onMoved other room is taken than before
 */
export function createNotices(document: Document, onMoved: () => void = () => {}): Notices {
  const shown = new Map<string, { section: HTMLElement; text: HTMLElement; button: HTMLElement; notice: Notice }>();
  let host: HTMLElement | undefined;
  let root: ShadowRoot | undefined;

  function ensureRoot(): ShadowRoot {
    if (!host || !root) {
      host = document.createElement(OWN_TAG);
      root = host.attachShadow({ mode: 'closed' });
      dress(root, css);
    }
    if (!host.isConnected) document.body?.append(host);
    return root;
  }

  function hide(kind: string): void {
    shown.get(kind)?.section.remove();
    shown.delete(kind);
    if (shown.size === 0) host?.remove();
    onMoved();
  }

  function actionButton(text: string, run: () => void): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'action';
    button.textContent = text;
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      run();
    });
    return button;
  }

  return {
    show(kind, notice) {
      const known = shown.get(kind);
      if (known) {
        // Said anew only when it differs: the keyboard may stand on its button.
        if (known.text.textContent !== notice.text) known.text.textContent = notice.text;
        if (known.button.textContent !== notice.close) known.button.textContent = notice.close;
        known.notice = notice;
        ensureRoot();
        onMoved();
        return;
      }
      const section = document.createElement('section');
      section.className = `shown ${notice.tone}`;
      section.setAttribute('role', 'status');
      const text = document.createElement('span');
      text.textContent = notice.text;
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = notice.close;
      const entry = { section, text, button, notice };
      button.addEventListener('click', (event) => {
        event.stopPropagation();
        hide(kind);
        entry.notice.onClose?.();
      });
      // What a button does is what was shown last, not what was shown first.
      const actions = (notice.actions ?? []).map(({ text: name }, i) =>
        actionButton(name, () => entry.notice.actions?.[i]?.run()),
      );
      section.append(text, ...actions, button);
      shown.set(kind, entry);
      ensureRoot().append(section);
      onMoved();
    },
    hide,
    boxes: () => [...shown.values()].map(({ section }) => section.getBoundingClientRect()),
    clear() {
      for (const kind of [...shown.keys()]) hide(kind);
    },
  };
}
