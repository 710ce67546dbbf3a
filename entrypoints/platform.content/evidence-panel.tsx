/** The panel of a ticket's evidence: opened by an image from the context menu, by pasting one, or by dragging one over the page. */
import { render } from 'preact';
import { EvidencePanel } from '../../components/evidence/EvidencePanel.tsx';
import panel from '../../components/evidence/evidence.css?inline';
import { picturesIn } from '../../components/evidence/pictures.ts';
import { overlap, placeClear } from '../../components/evidence/place.ts';
import { failureWords } from '../../components/failures.ts';
import { createStage, type Stage } from '../../components/stage.ts';
import type { Offer } from '../../lib/evidence/model.ts';
import type { Box } from '../../lib/overlay/beside.ts';
import { controlAt, sends } from '../../lib/overlay/sending.ts';
import { refusalIn, takeFile, takeImage } from '../../lib/picture/take.ts';
import { CommandError, type Handlers } from '../../lib/protocol/answer.ts';
import type { Evidence, evidenceTabCommands, Trouble } from '../../lib/protocol/evidence.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { ask } from './desk.ts';

/** Between two looks at how far reading has come. */
const LOOK_MS = 700;

export interface EvidencePanelOnPage {
  /** The frame shows this ticket's page, or none. */
  show(ticketNo: string | undefined): void;
  /** The clerk asks for it. */
  open(): void;
  /** What lies beside it may have moved. */
  moved(): void;
  clear(): void;
  handlers: Handlers<typeof evidenceTabCommands, unknown>;
}

/**
 * @param signal ends what listens to the page
 * @param beside where a reply is typed, and what else of ours lies in the window
 * @param onOffer the clerk notes a contact of the ticket
 */
export function createEvidencePanel(
  document: Document,
  signal: AbortSignal,
  beside: { box(): HTMLElement | undefined; ours(): Box[]; fold(): void },
  onOffer: (ticketNo: string, offer: Offer) => Promise<void>,
): EvidencePanelOnPage {
  const view = document.defaultView as Window;
  let shown: string | undefined;
  let stage: Stage | undefined;
  let items: readonly Evidence[] | undefined;
  let trouble: Words | undefined;
  let taking = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let run = 0;
  let frame = 0;

  function draw(): void {
    stage ??= createStage(document, [panel]);
    render(
      <EvidencePanel
        ticketNo={shown}
        onClose={close}
        box={{
          items,
          isTaking: taking > 0,
          trouble,
          onFile: (file) => void take(file, file.name, file.lastModified),
          onCancel: (id) => act('cancelEvidence', id),
          onRetry: (id) => act('retryEvidence', id),
          onRemove: (id) => act('removeEvidence', id),
          onOffer: async (offer) => {
            if (shown !== undefined) await onOffer(shown, offer);
          },
          failureWords: offerWords,
        }}
      />,
      stage.root,
    );
    place();
  }

  /** What the panel must not lie over: the reply's box and what sends it. */
  function kept(): Box[] {
    const box = beside.box();
    if (!box) return [];
    const controls = [...document.querySelectorAll<HTMLElement>('button, input, a, [role=button]')];
    const sending = controls.filter((each) => controlAt(each) === each && sends(each, box));
    return [box, ...sending]
      .map((each) => each.getBoundingClientRect())
      .filter(({ width, height }) => width * height > 0);
  }

  /** The panel stays where it is while it covers nothing there. */
  function place(): void {
    const panelBox = stage?.root.querySelector<HTMLElement>('.evidence-panel');
    if (!panelBox) return;
    const boxes = kept();
    const now = panelBox.getBoundingClientRect();
    const isInside = now.top >= 0 && now.right <= view.innerWidth;
    if (panelBox.style.left !== '' && isInside && !boxes.some((each) => overlap(now, each))) return;
    const window = { width: view.innerWidth, height: view.innerHeight };
    const { left, bottom, maxHeight } = placeClear(boxes, now.width, window, beside.ours());
    Object.assign(panelBox.style, { left: `${left}px`, bottom: `${bottom}px`, maxHeight: `${maxHeight}px` });
  }

  /** Another of ours takes room now, or no more: the panel finds its place anew. */
  function moved(): void {
    stage?.root.querySelector<HTMLElement>('.evidence-panel')?.style.removeProperty('left');
    onMoved();
  }

  function onMoved(): void {
    view.cancelAnimationFrame(frame);
    if (stage) frame = view.requestAnimationFrame(place);
  }

  /** @param takesFocus the clerk asked for it: an image that is only dragged past leaves the keyboard where it is */
  function open(takesFocus = true): void {
    const isNew = !stage && takesFocus;
    if (isNew) beside.fold();
    draw();
    if (isNew && stage) stage.focus();
    void look();
  }

  /** Asks for the ticket's evidence, and again while some of it is being read. */
  async function look(): Promise<void> {
    const mine = ++run;
    clearTimeout(timer);
    const ticketNo = shown;
    if (!stage || ticketNo === undefined) return;
    try {
      const answer = await ask('evidenceOf', { ticketNo });
      if (mine !== run || !stage) return;
      items = answer.items;
      draw();
    } catch (error) {
      if (mine === run) tell(failureWords(error));
      return;
    }
    const isReading = items.some(({ state }) => state === 'waiting' || state === 'running');
    if (isReading) timer = setTimeout(() => void look(), LOOK_MS);
  }

  function tell(what: Words | undefined): void {
    trouble = what;
    if (stage) draw();
  }

  /** @param file a file, or the base64 of an image that was checked in its own frame */
  async function take(file: Blob | string, name: string, takenMs: number): Promise<void> {
    const ticketNo = shown;
    if (ticketNo === undefined) return;
    taking++;
    tell(undefined);
    try {
      const image = typeof file === 'string' ? file : await takeFile(file);
      await ask('addEvidence', { ticketNo, name: name.slice(0, 120), takenMs, image });
    } catch (error) {
      if (shown === ticketNo) tell(troubleWords(error));
    } finally {
      taking--;
    }
    await look();
    if (stage) draw();
  }

  function act(command: 'cancelEvidence' | 'retryEvidence' | 'removeEvidence', id: string): void {
    ask(command, { id }).then(look, (error: unknown) => tell(failureWords(error)));
  }

  function close(): void {
    run++;
    clearTimeout(timer);
    items = undefined;
    trouble = undefined;
    if (!stage) return;
    render(null, stage.root);
    stage.leave();
    stage = undefined;
  }

  document.addEventListener('scroll', onMoved, { signal, capture: true, passive: true });
  view.addEventListener('resize', onMoved, { signal, passive: true });
  // Text fields cannot take pictures; an editor that can keeps what is pasted into it.
  document.addEventListener(
    'paste',
    (event) => {
      const target = event.composedPath()[0];
      const isEditor = target instanceof HTMLElement && target.isContentEditable;
      const files = picturesIn(event.clipboardData);
      const hasText = event.clipboardData?.types.includes('text/plain') ?? false;
      if (shown === undefined || isEditor || hasText || files.length === 0) return;
      open();
      for (const file of files) void take(file, file.name, file.lastModified);
    },
    { signal },
  );
  // The panel offers itself where the clerk can drop; what the page does with files stays its own.
  document.addEventListener(
    'dragenter',
    (event) => {
      const dragged = [...(event.dataTransfer?.items ?? [])];
      const hasPicture = dragged.some(({ kind, type }) => kind === 'file' && type.startsWith('image/'));
      if (shown !== undefined && !stage && hasPicture) open(false);
    },
    { signal },
  );

  return {
    show(ticketNo) {
      if (ticketNo === shown) return;
      close();
      shown = ticketNo;
    },
    open() {
      if (shown !== undefined) open();
    },
    moved,
    clear() {
      close();
      shown = undefined;
    },
    handlers: {
      showsTicket: async () => ({ shows: shown !== undefined }),
      async imageOf({ src }) {
        const image = [...document.images].find((each) => each.currentSrc === src || each.src === src);
        try {
          return image ? { image: await takeImage(image) } : { trouble: 'broken' };
        } catch (error) {
          return { trouble: refusalIn(error) ?? 'broken' };
        }
      },
      async takeEvidence({ name, image, trouble: why }) {
        open();
        if (why) tell(troubleOf(why));
        else if (image) await take(image, name, Date.now());
        return {};
      },
    },
  };
}

const troubleOf = (trouble: Trouble) => words(`evidence_refused_${trouble}`);

/** What kept a contact from being noted. */
function offerWords(error: unknown): Words {
  const fault = error instanceof CommandError ? error.failure.detail : undefined;
  if (fault === 'before-start') return words('contact_before');
  return fault === 'future' ? words('said_future') : failureWords(error);
}

function troubleWords(error: unknown): Words {
  const refusal = refusalIn(error);
  if (refusal) return troubleOf(refusal);
  const isFull = error instanceof CommandError && /pictures of a ticket/.test(error.failure.detail ?? '');
  return isFull ? words('evidence_refused_many') : failureWords(error);
}
