/** Asks before a reply is sent with a required point open. It never blocks for good, and the page's own checks still run. */
import { render } from 'preact';
import { GuardDialog } from '../../components/replying/GuardDialog.tsx';
import panel from '../../components/replying/panel.css?inline';
import { createStage, type Stage } from '../../components/stage.ts';
import { controlAt, sends } from '../../lib/overlay/sending.ts';
import { boxText } from '../../lib/reading/typed.ts';
import { openRequired } from '../../lib/replying/check.ts';
import type { PointResult } from '../../lib/replying/model.ts';
import { ask } from './desk.ts';
import type { ReplyCheck } from './reply-panel.tsx';

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
  /** What the clerk has let pass before: where the page's own check then refuses, the next press is not asked about again. */
  let passed = new Set<string>();

  /** What is open in the reply that an event is about to send; nothing where the page should go on by itself. */
  function held(isSending: (box: HTMLElement) => boolean) {
    if (isLetThrough || stage) return undefined;
    const state = safely(() => check.now());
    // An empty reply is for the page's own check to refuse.
    if (!state?.guard || boxText(state.box).trim() === '' || !isSending(state.box)) return undefined;
    const open = openRequired(state.points);
    return keysOf(state.ticketNo, open).every((key) => passed.has(key)) ? undefined : { ...state, open };
  }

  function onClick(event: MouseEvent): void {
    const control = controlAt(event.target);
    const state = control && held((box) => sends(control, box));
    if (!control || !state) return;
    stop(event);
    askFirst(state.open, state.ticketNo, () => control.click(), control);
  }

  /** Enter in a field sends a form without a click. */
  function onSubmit(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    const state = held((box) => box.closest('form') === form);
    if (!state) return;
    stop(event);
    const { submitter } = event;
    askFirst(state.open, state.ticketNo, () => form.requestSubmit(submitter), submitter ?? undefined);
  }

  function askFirst(open: PointResult[], ticketNo: string | undefined, send: () => void, from?: HTMLElement): void {
    stage = createStage(document, [panel]);
    const close = () => {
      if (!stage) return;
      render(null, stage.root);
      stage.leave();
      stage = undefined;
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
          passed = new Set(keysOf(ticketNo, open));
          if (ticketNo !== undefined)
            ask('noteSend', { ticketNo, open: open.map(({ point }) => point) }).catch(onError);
          isLetThrough = true;
          try {
            send();
          } finally {
            // The press may submit a form in its own turn.
            view.setTimeout(() => {
              isLetThrough = false;
            }, 0);
          }
        }}
      />,
      stage.root,
    );
  }

  const { signal } = ending;
  // On the window, before anything of the page's.
  view.addEventListener('click', onClick, { capture: true, signal });
  view.addEventListener('submit', onSubmit, { capture: true, signal });

  return {
    clear() {
      ending.abort();
      if (!stage) return;
      render(null, stage.root);
      stage.leave();
      stage = undefined;
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
