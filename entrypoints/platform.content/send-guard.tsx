/** Asks before a reply is sent with a required point open. It never blocks for good, and the page's own checks still run. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { GuardDialog } from '../../components/replying/GuardDialog.tsx';
import panel from '../../components/replying/panel.css?inline';
import { createStage, type Stage } from '../../components/stage.ts';
import { controlAt, sends } from '../../lib/overlay/sending.ts';
import { boxText } from '../../lib/reading/typed.ts';
import { openRequired } from '../../lib/replying/check.ts';
import type { PointResult } from '../../lib/replying/model.ts';
import { ask } from './desk.ts';
import type { ReplyCheck } from './reply-panel.tsx';

/** A reply that was about to be sent, and what is open in it. */
interface Held {
  box: HTMLElement;
  open: PointResult[];
  ticketNo: string | undefined;
}

export interface SendGuard {
  clear(): void;
}

/** @param onError told where the clerk's decision could not be noted; the reply is sent all the same */
export function createSendGuard(document: Document, check: ReplyCheck, onError: (error: unknown) => void): SendGuard {
  const view = document.defaultView as Window;
  const ending = new AbortController();
  let stage: Stage | undefined;
  /** What the clerk lets pass: one press, or one submission. */
  let isLetThrough = false;
  /** What the clerk has let pass of this box before: where the page's own check then refuses, the next press is not asked about. */
  let passed: { box: HTMLElement; keys: Set<string> } | undefined;

  /** What is open in the reply that an event is about to send; nothing where the page should go on by itself. */
  function held(isSending: (box: HTMLElement) => boolean) {
    // A script that was left behind by an update can draw nothing: the page goes on by itself.
    if (isLetThrough || stage || browser.runtime?.id === undefined) return undefined;
    return safely(() => {
      const box = check.box();
      // An empty reply is for the page's own check to refuse.
      if (!box || boxText(box).trim() === '' || !isSending(box)) return undefined;
      const state = check.now();
      if (!state?.guard) return undefined;
      const open = openRequired(state.points);
      const known = passed?.box === box ? passed.keys : undefined;
      return keysOf(state.ticketNo, open).every((key) => known?.has(key) === true) ? undefined : { ...state, open };
    });
  }

  function onClick(event: MouseEvent): void {
    const control = controlAt(event.target);
    const state = control && held((box) => sends(control, box));
    if (!control || !state) return;
    stop(event);
    askFirst(state, () => control.click(), control);
  }

  /** Enter in a field sends a form without a click. */
  function onSubmit(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    const { submitter } = event;
    // 暂存 submits the form, too.
    const isSending = (box: HTMLElement) =>
      box.closest('form') === form && (!(submitter instanceof HTMLElement) || sends(submitter, box));
    const state = held(isSending);
    if (!state) return;
    stop(event);
    // A field may be called requestSubmit.
    const send = () => HTMLFormElement.prototype.requestSubmit.call(form, submitter?.isConnected ? submitter : null);
    askFirst(state, send, submitter ?? undefined);
  }

  function askFirst({ box, open, ticketNo }: Held, send: () => void, from?: HTMLElement): void {
    try {
      draw({ box, open, ticketNo }, send, from);
    } catch (error) {
      // A fault of ours must not keep a reply from being sent.
      console.warn('Anqi:', error);
      clear();
      letThrough(send);
    }
  }

  function draw({ box, open, ticketNo }: Held, send: () => void, from?: HTMLElement): void {
    // Over a dialog that the browser itself holds on top only what lies in it is seen.
    stage = createStage(document, [panel], box.closest('dialog[open]') ?? undefined);
    const close = () => {
      clear();
      from?.focus({ preventScroll: true });
    };
    render(
      <GuardDialog
        points={open}
        onBack={() => {
          close();
          check.open();
        }}
        onSend={() => {
          close();
          // The page has drawn itself anew meanwhile: what would be pressed is not there any more.
          if (from && !from.isConnected) return;
          passed = { box, keys: new Set(keysOf(ticketNo, open)) };
          if (ticketNo !== undefined)
            ask('noteSend', { ticketNo, open: open.map(({ point }) => point) }).catch(onError);
          letThrough(send);
        }}
      />,
      stage.root,
    );
  }

  function letThrough(send: () => void): void {
    isLetThrough = true;
    try {
      send();
    } finally {
      // The press may submit a form in its own turn.
      view.setTimeout(() => {
        isLetThrough = false;
      }, 0);
    }
  }

  function clear(): void {
    if (!stage) return;
    render(null, stage.root);
    stage.leave();
    stage = undefined;
  }

  const { signal } = ending;
  // On the window, before anything of the page's.
  view.addEventListener('click', onClick, { capture: true, signal });
  view.addEventListener('submit', onSubmit, { capture: true, signal });

  return {
    clear() {
      ending.abort();
      clear();
    },
  };
}

const keysOf = (ticketNo: string | undefined, open: readonly PointResult[]) =>
  open.map(({ point }) => `${ticketNo ?? ''} ${point}`);

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** A fault of ours must not keep a reply from being sent. */
function safely<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    console.warn('Anqi:', error);
    return undefined;
  }
}
