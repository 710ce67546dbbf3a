/** The panel with the clocks of the ticket that this frame shows, or that the clerk asked for. */
import { render } from 'preact';
import { ClockPanel } from '../../components/clocks/ClockPanel.tsx';
import panel from '../../components/clocks/panel.css?inline';
import { failureWords } from '../../components/failures.ts';
import log from '../../components/replying/log.css?inline';
import { createStage, type Stage } from '../../components/stage.ts';
import type { TicketClocks } from '../../lib/clocks/explain.ts';
import type { RelatedCounts } from '../../lib/similar/model.ts';
import type { ContactNote } from '../../lib/ticket/contacts.ts';
import type { Mark } from '../../lib/ticket/mark.ts';
import { ask } from './desk.ts';

/** In smaller frames the panel would cover what it speaks of. */
const SMALLEST = { width: 480, height: 320 };
/** Heights to which the bar gives way, one above the other. */
const STEPS_UP = 5;
/** Longest wait of a timer. */
const LONGEST_MS = 2 ** 31 - 1;

export interface ClocksPanel {
  /** The frame shows this ticket's page, or none. */
  show(ticketNo: string | undefined): void;
  /** The clerk asked for a ticket's clocks. */
  open(ticketNo: string): void;
  /** Another panel takes the room: only its bar stays. */
  fold(): void;
  /** Where its bar lies in the window, while it is folded. */
  bar(): DOMRect | undefined;
  /** Clocks may have changed: asks anew. */
  refresh(): void;
  clear(): void;
}

/** @param onPicture the clerk wants to read a contact off a picture */
export function createClocksPanel(
  document: Document,
  onError: (error: unknown) => void,
  onPicture: () => void,
): ClocksPanel {
  let shown: string | undefined;
  let isOpen = false;
  /** It was asked for from a list: it stays until it is closed, whatever the frame shows. */
  let isAsked = false;
  /** The ticket whose panel the clerk put away: it stays away until another is shown. */
  let closed: string | undefined;
  let stage: Stage | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The keyboard goes to the panel that the clerk asked for. */
  let takesFocus = false;
  let run = 0;
  let drawn: TicketClocks | undefined;
  /** What is known of the tickets that have to do with the one shown. */
  let related: { ticketNo: string; counts: RelatedCounts } | undefined;

  function take(ticketNo: string): void {
    shown = ticketNo;
    load();
  }

  function load(): void {
    const mine = ++run;
    const ticketNo = shown;
    clearTimeout(timer);
    if (ticketNo === undefined || document.hidden) return;
    ask('ticketClocks', { ticketNo }).then(
      ({ clocks }) => {
        if (mine !== run) return;
        if (!clocks) return clear();
        draw(clocks);
        countRelated(clocks, mine);
      },
      (error: unknown) => {
        if (mine === run) clear();
        onError(error);
      },
    );
  }

  /** After the clocks, which do not wait for it. */
  function countRelated(known: TicketClocks, mine: number): void {
    const { ticketNo } = known.view;
    ask('related', { ticketNo }).then(({ counts }) => {
      if (mine !== run) return;
      related = { ticketNo, counts };
      draw(known);
    }, onError);
  }

  function draw(known: TicketClocks): void {
    drawn = known;
    if (!stage) {
      stage = createStage(document, [panel, log]);
      document.addEventListener('visibilitychange', load);
    }
    const nowMs = Date.now();
    render(
      <ClockPanel
        known={known}
        nowMs={nowMs}
        isOpen={isOpen}
        onToggle={() => {
          isOpen = !isOpen;
          draw(known);
        }}
        onClose={() => {
          closed = shown;
          clear();
        }}
        related={related?.ticketNo === known.view.ticketNo ? related.counts : undefined}
        onRelated={() => void ask('openRelated', { ticketNo: known.view.ticketNo }).catch(onError)}
        onMark={async (mark) => keep(known.view.ticketNo, mark)}
        // Of a ticket of a list only its clocks are shown on the page.
        onContact={isAsked ? undefined : (id, note) => keepContact(known.view.ticketNo, id, note)}
        onPicture={onPicture}
        failureWords={failureWords}
      />,
      stage.root,
    );
    if (takesFocus) stage.focus();
    takesFocus = false;
    clearOfButtons(document, stage, isOpen);
    clearTimeout(timer);
    const next = known.view.nextChangeMs;
    if (next !== undefined) timer = setTimeout(load, Math.min(Math.max(next - nowMs, 1_000), LONGEST_MS));
  }

  async function keep(ticketNo: string, mark: Mark): Promise<void> {
    const { clocks } = await ask('mark', { ticketNo, mark });
    if (shown === ticketNo && clocks) draw(clocks);
  }

  /** The background tells the page of the change, so that all its panels ask anew. */
  async function keepContact(ticketNo: string, id: string, note: ContactNote | undefined): Promise<void> {
    await (note ? ask('noteContact', { ticketNo, id, note }) : ask('dropContact', { ticketNo, id }));
  }

  function clear(): void {
    run++;
    clearTimeout(timer);
    shown = undefined;
    isOpen = false;
    isAsked = false;
    drawn = undefined;
    if (!stage) return;
    document.removeEventListener('visibilitychange', load);
    render(null, stage.root);
    stage.leave();
    stage = undefined;
  }

  return {
    show(ticketNo) {
      if (ticketNo === undefined) {
        if (!isAsked) clear();
        return;
      }
      if (ticketNo !== closed) closed = undefined;
      const view = document.defaultView;
      const isLarge = view && view.innerWidth >= SMALLEST.width && view.innerHeight >= SMALLEST.height;
      if (ticketNo === shown || ticketNo === closed || !isLarge) return;
      isOpen = false;
      isAsked = false;
      take(ticketNo);
    },
    open(ticketNo) {
      closed = undefined;
      isOpen = true;
      isAsked = true;
      takesFocus = true;
      take(ticketNo);
    },
    fold() {
      if (!isOpen || !drawn) return;
      isOpen = false;
      draw(drawn);
    },
    bar: () => (isOpen ? undefined : stage?.root.querySelector('.panel')?.getBoundingClientRect()),
    refresh: load,
    clear,
  };
}

/** Puts the bar where it covers none of the page's own controls: many pages have their actions at the bottom right. */
function clearOfButtons(document: Document, { host, root }: Stage, isOpen: boolean): void {
  const bar = root.querySelector<HTMLElement>('.panel');
  if (!bar) return;
  bar.style.bottom = '';
  if (isOpen) return;
  const { left, top, width, height } = bar.getBoundingClientRect();
  for (let step = 0; step < STEPS_UP; step++) {
    const at = top - step * (height + 8);
    if (at < 0) break;
    const isFree = !pointsIn(left, at, width, height).some(([x, y]) =>
      document.elementsFromPoint(x, y).some((element) => element !== host && element.matches(CONTROLS)),
    );
    if (!isFree) continue;
    if (step > 0) bar.style.bottom = `${16 + step * (height + 8)}px`;
    return;
  }
}

const CONTROLS = 'button, input, select, textarea, a[href], [role=button]';

/** Points close enough that no button lies between them. */
function pointsIn(left: number, top: number, width: number, height: number): [x: number, y: number][] {
  const points: [number, number][] = [];
  for (let x = left + 4; x < left + width; x += 24)
    for (let y = top + 4; y < top + height; y += 16) points.push([x, y]);
  return points;
}
