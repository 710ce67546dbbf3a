/** Asks before a reply is sent with a required point open. It never blocks for good, and the page's own checks still run. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { GuardDialog } from '../../components/replying/GuardDialog.tsx';
import panel from '../../components/replying/panel.css?inline';
import { createStage, type Stage, topLayerOf } from '../../components/stage.ts';
import { controlAt, sends } from '../../lib/overlay/sending.ts';
import { boxText } from '../../lib/reading/typed.ts';
import { openRequired } from '../../lib/replying/check.ts';
import type { PointResult } from '../../lib/replying/model.ts';
import { ask } from './desk.ts';
import type { JudgedReply, ReplyCheck } from './reply-panel.tsx';

/** The second press of a double click on an answer falls on the page beneath it, at the same place: it is no second send. */
const AFTER_MS = 500;
const AFTER_PX = 8;

interface OpenBox extends JudgedReply {
  open: PointResult[];
}

/** Replies that were about to be sent, and what is open in them. */
interface Held {
  /** Those in which something is open. */
  replies: OpenBox[];
  /** How many are sent together. */
  count: number;
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
  /** What the clerk has let pass of a box before: where the page's own check then refuses, the next press is not asked about. */
  const passed = new WeakMap<HTMLElement, Set<string>>();
  /** The last press in the dialog. */
  let answered: MouseEvent | undefined;

  /** What is open in the replies that an event is about to send; nothing where the page should go on by itself. */
  function held(isSending: (box: HTMLElement) => boolean): Held | undefined {
    // A script that was left behind by an update can draw nothing: the page goes on by itself.
    if (isLetThrough || stage || browser.runtime?.id === undefined) return undefined;
    return safely(() => {
      // An empty reply is for the page's own check to refuse.
      const sent = check.boxes().filter((box) => boxText(box).trim() !== '' && isSending(box));
      const judged = sent.length > 0 ? check.judge(sent) : undefined;
      if (!judged) return undefined;
      const { ticketNo } = judged;
      const isNew = ({ box, open }: OpenBox) => keysOf(ticketNo, open).some((key) => !passed.get(box)?.has(key));
      const replies = judged.replies
        .map((each) => ({ ...each, open: openRequired(each.points) }))
        .filter(({ open }) => open.length > 0);
      return replies.some(isNew) ? { replies, count: judged.replies.length, ticketNo } : undefined;
    });
  }

  function onClick(event: MouseEvent): void {
    const { target } = event;
    if (stage && target === stage.host) answered = event;
    const control = controlAt(target);
    if (!control) return;
    const isSending = (box: HTMLElement) => sends(control, box);
    if (isEcho(event) && safely(() => check.boxes().some(isSending))) return stop(event);
    const state = held(isSending);
    if (!state) return;
    stop(event);
    // What is drawn as a button listens where it was pressed, or around it.
    const pressed = control.matches('button, input, a') || !(target instanceof HTMLElement) ? control : target;
    askFirst(state, () => pressed.click(), control);
  }

  function isEcho(event: MouseEvent): boolean {
    if (!answered || !event.isTrusted || event.detail === 0) return false;
    const { clientX, clientY, timeStamp } = answered;
    const isNear = Math.hypot(event.clientX - clientX, event.clientY - clientY) < AFTER_PX;
    return isNear && event.timeStamp - timeStamp < AFTER_MS;
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

  function askFirst(state: Held, send: () => void, from?: HTMLElement): void {
    try {
      draw(state, send, from);
    } catch (error) {
      // A fault of ours must not keep a reply from being sent.
      console.warn('Anqi:', error);
      clear();
      letThrough(send);
    }
  }

  function draw({ replies, count, ticketNo }: Held, send: () => void, from?: HTMLElement): void {
    const [first] = replies;
    // Over a dialog that the browser itself holds on top only what lies in it is seen.
    stage = createStage(document, [panel], first && topLayerOf(first.box));
    const close = () => {
      clear();
      from?.focus({ preventScroll: true });
    };
    render(
      <GuardDialog
        replies={replies}
        isNamed={count > 1}
        onBack={() => {
          close();
          check.open(first?.box);
        }}
        onSend={() => {
          close();
          // The page has drawn itself anew meanwhile: what would be pressed is not there any more.
          if (from && !from.isConnected) return;
          for (const { box, open } of replies) passed.set(box, new Set(keysOf(ticketNo, open)));
          const open = [...new Set(replies.flatMap((each) => each.open.map(({ point }) => point)))];
          if (ticketNo !== undefined) ask('noteSend', { ticketNo, open }).catch(onError);
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
