/** All badges of one frame: puts each beside its number, in the longest wording that moves no row. */
import type { ClockView } from '../clocks/view.ts';
import type { Say } from '../ticket/words.ts';
import { badgeOf, createMark, paintMark, type Size } from './mark.ts';

/** A place for a badge: the element that prints a ticket's number. */
export interface Spot {
  anchor: Element;
  ticketNo: string;
}

interface Placed {
  mark: HTMLElement;
  /** The innermost element that prints the number. */
  anchor: Element;
  view: ClockView;
  /** What is on the badge, to see whether it has to be drawn anew. */
  said: string;
}

/** Badges drawn in one go; more are spread over the next tasks so that the page stays quick to the hand. */
const BATCH = 50;
const SMALLER: Record<Size, Size | undefined> = { long: 'short', short: 'pinned', pinned: undefined, dot: undefined };

export interface Badges {
  /** Draws a badge at each spot whose clock is known, and takes away badges that stand anywhere else. */
  draw(spots: readonly Spot[], views: ReadonlyMap<string, ClockView>): Promise<void>;
  /** Whether a badge that was drawn is gone from the page, or stands no longer beside its number. */
  isDisturbed(): boolean;
  clear(): void;
}

export function createBadges(document: Document, say: Say): Badges {
  /** By the spot's own anchor (a cell). */
  const placed = new Map<Element, Placed>();
  /** The size that the badges of a list came down to, by list: a column of mixed sizes is hard to scan. */
  let sizes = new WeakMap<Element, Size>();
  let run = 0;

  async function draw(spots: readonly Spot[], views: ReadonlyMap<string, ClockView>): Promise<void> {
    const mine = ++run;
    const wanted = new Set(spots.map((spot) => spot.anchor));
    for (const [spot, entry] of placed) if (!wanted.has(spot) || !isInPlace(entry)) remove(spot, entry);
    if (placed.size === 0) sizes = new WeakMap();
    for (let i = 0; i < spots.length; i += BATCH) {
      if (i > 0) await nextTask();
      if (mine !== run) return;
      drawBatch(spots.slice(i, i + BATCH), views);
    }
  }

  function remove(spot: Element, { mark }: Placed): void {
    mark.remove();
    placed.delete(spot);
  }

  function drawBatch(spots: readonly Spot[], views: ReadonlyMap<string, ClockView>): void {
    const groups = new Map<Element, Placed[]>();
    for (const { anchor: spot, ticketNo } of spots) {
      const view = views.get(ticketNo);
      const known = placed.get(spot);
      // The very view that is on the badge: the usual case, of a list in which one row changed.
      if (known && known.view === view) continue;
      const said = view && JSON.stringify([view.ticketNo, view.urgency, view.text, view.lines, view.notes]);
      if (known?.said === said) continue;
      if (known) remove(spot, known);
      if (!view || !said || !spot.isConnected) continue;
      const entry: Placed = { mark: createMark(document), anchor: innermost(spot, ticketNo), view, said };
      placed.set(spot, entry);
      const group = spot.closest('table, [role=grid]') ?? spot;
      groups.set(group, [...(groups.get(group) ?? []), entry]);
    }
    for (const [group, entries] of groups) fit(group, entries);
  }

  /** Measures all boxes, puts the badges in, measures again: one layout a size and batch, not one a badge. */
  function fit(group: Element, entries: readonly Placed[]): void {
    const heights = entries.map(({ anchor }) => heightOf(boxOf(anchor)));
    const isIn = (entry: Placed, i: number) => fits(entry, heights[i] ?? 0);
    for (let size: Size | undefined = sizes.get(group) ?? 'long'; size; size = SMALLER[size]) {
      sizes.set(group, size);
      for (const { mark, view } of entries) paintMark(mark, view, size, say);
      for (const { anchor, mark } of entries) if (!mark.isConnected) insert(anchor, mark);
      if (entries.every(isIn)) return;
    }
    // One badge too wide for small print must not cost the others their words.
    for (const [i, entry] of entries.entries()) if (!isIn(entry, i)) paintMark(entry.mark, entry.view, 'dot', say);
  }

  return {
    draw,
    isDisturbed: () => [...placed.values()].some((entry) => entry.anchor.isConnected && !isInPlace(entry)),
    clear() {
      run++;
      for (const [spot, entry] of placed) remove(spot, entry);
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

const INLINE = /^(INPUT|TEXTAREA|SELECT|A|SPAN|B|STRONG|EM|I|U|FONT|LABEL|BUTTON|CODE)$/;

/** A badge stands behind the inline element that prints the number, or inside the cell that does. */
function insert(anchor: Element, mark: HTMLElement): void {
  if (INLINE.test(anchor.nodeName)) anchor.after(mark);
  else anchor.append(mark);
}

function isInPlace({ anchor, mark }: Placed): boolean {
  return mark.isConnected && mark.parentNode === (INLINE.test(anchor.nodeName) ? anchor.parentNode : anchor);
}

/** The element whose size must not change: the cell, or the block around the number. */
function boxOf(anchor: Element): Element {
  return anchor.closest('td, th, [role=gridcell], [role=cell], dd, li') ?? anchor.closest('div, p') ?? anchor;
}

const heightOf = (element: Element) => (element as HTMLElement).offsetHeight;

/** Whether the box is no higher than before, and the badge neither on a line of its own nor cut off. */
function fits({ anchor, mark }: Placed, height: number): boolean {
  if (heightOf(boxOf(anchor)) > height) return false;
  const badge = (mark.hasAttribute('data-roomless') ? badgeOf(mark) : mark).getBoundingClientRect();
  const number = anchor.getBoundingClientRect();
  const edge = (anchor.closest('.cell, td, th, [role=gridcell]') ?? boxOf(anchor)).getBoundingClientRect().right;
  return badge.top < number.bottom && badge.right <= edge + 0.5;
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
