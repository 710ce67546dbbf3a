/** All badges of one frame: puts each beside its number, in the longest wording that moves no row. */
import type { ClockView } from '../clocks/view.ts';
import type { Say } from '../ticket/words.ts';
import { createMark, paintMark, type Size } from './mark.ts';

/** A place for a badge: the element that prints a ticket's number. */
export interface Spot {
  anchor: Element;
  ticketNo: string;
}

interface Placed {
  mark: HTMLElement;
  ticketNo: string;
  size: Size;
}

/** Badges drawn in one go; more are spread over the next tasks so that the page stays quick to the hand. */
const BATCH = 60;
const SMALLER: Record<Size, Size | undefined> = { long: 'short', short: 'dot', dot: undefined };

export interface Badges {
  /** Draws a badge at each spot whose clock is known, and takes away badges that stand anywhere else. */
  draw(spots: readonly Spot[], views: ReadonlyMap<string, ClockView>): Promise<void>;
  /** Whether a badge that was drawn is gone from the page, or stands no longer beside its number. */
  isDisturbed(): boolean;
  clear(): void;
}

export function createBadges(document: Document, say: Say): Badges {
  const placed = new Map<Element, Placed>();
  let run = 0;

  async function draw(spots: readonly Spot[], views: ReadonlyMap<string, ClockView>): Promise<void> {
    const mine = ++run;
    const wanted = new Set(spots.filter((spot) => views.has(spot.ticketNo)).map((spot) => spot.anchor));
    for (const [anchor, { mark }] of placed) {
      if (wanted.has(anchor) && isInPlace(anchor, mark)) continue;
      mark.remove();
      placed.delete(anchor);
    }
    for (let i = 0; i < spots.length; i += BATCH) {
      if (i > 0) await nextTask();
      if (mine !== run) return;
      drawBatch(spots.slice(i, i + BATCH), views);
    }
  }

  function drawBatch(spots: readonly Spot[], views: ReadonlyMap<string, ClockView>): void {
    const fresh: { placed: Placed; anchor: Element; view: ClockView }[] = [];
    for (const { anchor, ticketNo } of spots) {
      const view = views.get(ticketNo);
      if (!view || !anchor.isConnected) continue;
      const known = placed.get(anchor);
      if (known) {
        known.ticketNo = ticketNo;
        paintMark(known.mark, view, known.size, say);
        continue;
      }
      const mark = createMark(document);
      const entry: Placed = { mark, ticketNo, size: 'long' };
      paintMark(mark, view, 'long', say);
      fresh.push({ placed: entry, anchor, view });
      placed.set(anchor, entry);
    }
    fit(fresh);
  }

  /** Measures all boxes, puts the badges in, measures again: two layouts a batch, not two a badge. */
  function fit(fresh: readonly { placed: Placed; anchor: Element; view: ClockView }[]): void {
    const before = fresh.map(({ anchor }) => heightOf(boxOf(anchor)));
    for (const { placed: entry, anchor } of fresh) insert(anchor, entry.mark);
    let tight = fresh.map((each, i) => ({ each, height: before[i] ?? 0 }));
    while (tight.length > 0) {
      tight = tight.filter(({ each, height }) => !fits(each.anchor, each.placed.mark, height));
      for (const { each } of tight) {
        const size = SMALLER[each.placed.size];
        if (size) {
          each.placed.size = size;
          paintMark(each.placed.mark, each.view, size, say);
        } else {
          each.placed.mark.toggleAttribute('data-float', true);
        }
      }
      tight = tight.filter(({ each }) => !each.placed.mark.hasAttribute('data-float'));
    }
  }

  return {
    draw,
    isDisturbed: () => [...placed].some(([anchor, { mark }]) => anchor.isConnected && !isInPlace(anchor, mark)),
    clear() {
      run++;
      for (const { mark } of placed.values()) mark.remove();
      placed.clear();
    },
  };
}

/** The innermost element that prints the number: a badge belongs beside it, not at the end of a wide cell. */
function innermost(cell: Element, ticketNo: string): Element {
  let anchor = cell;
  for (;;) {
    const inner = [...anchor.children].find((child) => child.textContent?.replace(/\s/g, '').includes(ticketNo));
    if (!inner || inner.nodeName === 'FORM') return anchor;
    anchor = inner;
  }
}

const INLINE = /^(A|SPAN|B|STRONG|EM|I|U|FONT|LABEL|BUTTON|CODE)$/;

/** A badge stands behind the inline element that prints the number, or inside the cell that does. */
function insert(anchor: Element, mark: HTMLElement): void {
  if (INLINE.test(anchor.nodeName)) anchor.after(mark);
  else anchor.append(mark);
}

function isInPlace(anchor: Element, mark: HTMLElement): boolean {
  return (
    mark.isConnected &&
    (INLINE.test(anchor.nodeName) ? mark.parentNode === anchor.parentNode : mark.parentNode === anchor)
  );
}

/** The element whose size must not change: the cell, or the block around the number. */
function boxOf(anchor: Element): Element {
  return anchor.closest('td, th, [role=gridcell], [role=cell], dd, li') ?? anchor.closest('div, p') ?? anchor;
}

const heightOf = (element: Element) => (element as HTMLElement).offsetHeight;

function fits(anchor: Element, mark: HTMLElement, height: number): boolean {
  const box = boxOf(anchor);
  if (heightOf(box) > height) return false;
  const edge = (anchor.closest('.cell, td, th, [role=gridcell], div') ?? box).getBoundingClientRect().right;
  return mark.getBoundingClientRect().right <= edge + 0.5;
}

/** Lets the page handle what waits, then goes on. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(undefined);
  });
}
