/** The panel beside the form of a return: follows what the clerk types, fills in what he taps. */
import { render } from 'preact';
import { failureWords } from '../../components/failures.ts';
import panel from '../../components/returning/panel.css?inline';
import { placeBeside } from '../../components/returning/place.ts';
import { ReturnPanel } from '../../components/returning/ReturnPanel.tsx';
import { createStage, type Stage, topLayerOf } from '../../components/stage.ts';
import { chooseUnit } from '../../lib/filling/choose.ts';
import { copyText } from '../../lib/filling/copy.ts';
import { insertText } from '../../lib/filling/insert.ts';
import type { Box } from '../../lib/overlay/beside.ts';
import type { Lexicon } from '../../lib/reading/lexicon.ts';
import { logOf } from '../../lib/reading/log.ts';
import type { Reading } from '../../lib/reading/page.ts';
import { type ReturnForm, reasonIn, returnFormOf, unitIn } from '../../lib/reading/return-form.ts';
import { draftReason } from '../../lib/returning/draft.ts';
import type { ReturnHelp } from '../../lib/returning/help.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { ask } from './desk.ts';

/** Alt and this key bring the keyboard from the form to the panel: dialogs of kits keep Tab to themselves. */
const KEY = 'KeyQ';
const REFRESH_MS = 30_000;
/** Least time between two questions for a ticket that is not known. */
const ASK_GAP_MS = 200;

export interface ReturnsPanel {
  /** The frame was read anew. */
  look(reading: Reading, lexicon: Lexicon): void;
  /** Rules, calendar or directory may have changed. */
  refresh(): void;
  /** Another panel takes the room: it stays away until the clerk goes to the form again. */
  stepAside(): void;
  /** What lies beside it may have moved. */
  moved(): void;
  clear(): void;
}

/**
 * @param ours what else of ours lies in the window
 * @param onOpen the panel takes the room of the others
 */
export function createReturnsPanel(
  document: Document,
  onError: (error: unknown) => void,
  ours: () => Box[],
  onOpen: () => void,
): ReturnsPanel {
  let form: ReturnForm | undefined;
  let help: ReturnHelp | undefined;
  /** For which ticket and log help was asked. */
  let asked: string | undefined;
  let askedMs = 0;
  let noted: string | undefined;
  let question: Parameters<typeof ask<'returnHelp'>>[1] = { steps: [] };
  let told: Words | undefined;
  let isFolded = false;
  let isAside = false;
  /** The reason field beside which the panel was closed: it stays away from it. */
  let closed: HTMLElement | undefined;
  let stage: Stage | undefined;
  let listening: AbortController | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;

  function look(reading: Reading, lexicon: Lexicon): void {
    note(reading);
    form = returnFormOf(document, lexicon);
    if (!form || form.reason === closed) return form ? undefined : leave();
    listen();
    show();
  }

  /** What the frame shows is kept for a form in another one. */
  function note(reading: Reading): void {
    const [detail, ...more] = reading.details;
    const ticketNo = more.length === 0 ? detail?.observation.ticketNo : undefined;
    const steps = ticketNo === undefined ? [] : logOf(reading.others, Date.now());
    question = { ...(ticketNo === undefined ? {} : { ticketNo }), steps };
    const key = JSON.stringify(question);
    if (ticketNo === undefined || key === noted) return;
    noted = key;
    ask('shownLog', { ticketNo, steps }).catch(onError);
  }

  /** A form that is always on the page speaks up once the clerk goes there. */
  function isWanted({ reason, region, isOpened }: ReturnForm): boolean {
    const { activeElement } = document;
    return stage !== undefined || isOpened || region.contains(activeElement) || reasonIn({ reason }) !== '';
  }

  function show(): void {
    if (!form || isAside || !isWanted(form)) return;
    const key = JSON.stringify(question);
    if (key === asked) return draw();
    if (Date.now() - askedMs < ASK_GAP_MS) return;
    askedMs = Date.now();
    asked = key;
    help = undefined;
    load();
  }

  function load(): void {
    const mine = asked;
    ask('returnHelp', question).then(
      (answer) => {
        if (mine !== asked) return;
        help = answer.help;
        // The frame with the ticket may not have been read yet: asked again when something happens in this one.
        if (!help) asked = undefined;
        draw();
      },
      (error: unknown) => {
        if (mine === asked) asked = undefined;
        onError(error);
      },
    );
  }

  function listen(): void {
    if (listening) return;
    listening = new AbortController();
    const { signal } = listening;
    const live = { signal, capture: true, passive: true };
    const isOurs = (event: Event) => event.target === stage?.host;
    const come = (event: Event) => {
      if (isOurs(event)) return;
      if (form?.region.contains(event.target as Node)) isAside = false;
      requestAnimationFrame(show);
    };
    for (const type of ['input', 'change', 'focusin']) document.addEventListener(type, come, live);
    document.addEventListener('scroll', move, live);
    document.defaultView?.addEventListener('resize', move, { signal });
    document.addEventListener('keydown', onKey, { signal, capture: true });
    timer = setInterval(() => document.hidden || (help && load()), REFRESH_MS);
  }

  function onKey(event: KeyboardEvent): void {
    if (!event.isTrusted || !event.altKey || event.code !== KEY || !stage) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (document.activeElement === stage.host) form?.reason.focus({ preventScroll: true });
    else stage.focus();
  }

  function draw(): void {
    if (!form || !help) return;
    const known = help;
    if (isAside) return;
    if (!stage) {
      stage = createStage(document, [panel], topLayerOf(form.reason));
      takeRoom();
    }
    render(
      <ReturnPanel
        help={known}
        typed={{ reason: reasonIn(form), to: unitIn(form), hasTo: form.to !== undefined }}
        nowMs={Date.now()}
        told={told}
        isFolded={isFolded}
        onFold={() => {
          isFolded = !isFolded;
          if (!isFolded) takeRoom();
          draw();
        }}
        onUnit={(unit) => void fillUnit(unit).catch((error) => tell(failureWords(error)))}
        onDraft={() => void fillReason().catch((error) => tell(failureWords(error)))}
        onBack={() => form?.reason.focus({ preventScroll: true })}
        onClose={() => {
          closed = form?.reason;
          leave();
        }}
      />,
      stage.root,
    );
    place();
  }

  /** One panel is open at a time. */
  function takeRoom(): void {
    if (!isFolded) onOpen();
  }

  function move(): void {
    if (stage) requestAnimationFrame(place);
  }

  function place(): void {
    if (stage && form) placeBeside(stage.root.querySelector<HTMLElement>('.returning'), form, document, ours());
  }

  function tell(said: Words): void {
    told = said;
    draw();
  }

  async function fillUnit(unit: string): Promise<void> {
    // A kit's select takes the keyboard to itself.
    const pressed = stage?.root.activeElement;
    const set = form?.to && (await chooseUnit(form.to, unit));
    if (pressed instanceof HTMLElement) pressed.focus();
    if (set !== undefined) return tell(words('return_unit_set', set));
    tell(words((await copyText(document, unit)) ? 'return_unit_copied' : 'return_unit_by_hand', unit));
  }

  async function fillReason(): Promise<void> {
    if (!form || !help) return;
    const text = draftReason(help.draft, unitIn(form), help.window.state === 'closed');
    if (insertText(form.reason, text)) return tell(words('return_drafted'));
    tell(words((await copyText(document, text)) ? 'return_draft_copied' : 'return_draft_by_hand'));
  }

  function leave(): void {
    listening?.abort();
    listening = undefined;
    clearInterval(timer);
    asked = undefined;
    help = undefined;
    told = undefined;
    isAside = false;
    if (!form) closed = undefined;
    unstage();
  }

  function unstage(): void {
    if (!stage) return;
    render(null, stage.root);
    stage.leave();
    stage = undefined;
  }

  return {
    look,
    refresh: () => {
      if (help) load();
    },
    stepAside() {
      if (!stage || isFolded) return;
      isAside = true;
      unstage();
    },
    moved: move,
    clear() {
      form = undefined;
      leave();
    },
  };
}
