/** All badges of one frame: puts each beside its number, in the longest wording that moves no row. */
import { type ClockView, leadOf } from '../clocks/view.ts';
import type { Say, Words } from '../ticket/words.ts';
import { createBadgeHand } from './badge-hand.ts';
import { createMark, paintMark, type Size } from './mark.ts';
import { fits, heightAt, innermost, insert, isInPlace, type Place } from './place.ts';

/** A place for a badge: the element that prints a ticket's number. */
export interface Spot {
  anchor: Element;
  ticketNo: string;
}

interface Placed extends Place {
  /** The list it belongs to. */
  group: Element;
  view: ClockView;
  size: Size;
}

/** Badges measured in one go; more are spread over the next tasks so that the page stays quick to the hand. */
const BATCH = 50;
const SMALLER: Record<Size, Size | undefined> = {
  long: 'short',
  short: 'pinned',
  pinned: undefined,
  glyph: undefined,
  dot: undefined,
};

/** What single badges come down to, whatever size their list has. */
const LEAST: ReadonlySet<Size> = new Set(['glyph', 'dot']);

export interface Badges {
  /** Draws a badge at each spot whose clock is known, and takes away badges that stand anywhere else. */
  draw(spots: readonly Spot[], views: ReadonlyMap<string, ClockView>): Promise<void>;
  /** Shows the clocks that have changed by now where they stand. Only badges that may have become wider are measured. */
  tick(nowMs: number, current: (ticketNo: string, nowMs: number) => ClockView | undefined): Promise<void>;
  /** When the next badge changes (epoch milliseconds); infinity for never. */
  nextMs(): number;
  /** Whether a badge that was drawn is gone from the page, or stands no longer beside its number. */
  isDisturbed(): boolean;
  clear(): void;
}

/** @param open called when the clerk asks for a ticket's clocks */
export function createBadges(document: Document, say: Say, open: (ticketNo: string) => void): Badges {
  /** By the spot's own anchor (a cell). */
  const placed = new Map<Element, Placed>();
  /** The size that the badges of a list came down to, by list: a column of mixed sizes is hard to scan. */
  let sizes = new WeakMap<Element, Size>();
  let run = 0;
  const hand = createBadgeHand(document, say, () => [...placed.values()].map(({ mark }) => mark), open);

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
    hand.keepTabStop();
  }

  function remove(spot: Element, { mark }: Placed): void {
    mark.remove();
    placed.delete(spot);
  }

  function drawBatch(spots: readonly Spot[], views: ReadonlyMap<string, ClockView>): void {
    const unfitted: Placed[] = [];
    const fitting: Placed[] = [];
    for (const { anchor: spot, ticketNo } of spots) {
      const view = views.get(ticketNo);
      const known = placed.get(spot);
      // The very view that is on the badge: the usual case, of a list in which one row changed.
      if (known && known.view === view) continue;
      if (known && view && known.view.ticketNo === ticketNo) {
        (mayBeWider(known.view, view) ? unfitted : fitting).push(known);
        known.view = view;
        continue;
      }
      if (known) remove(spot, known);
      if (!view || !spot.isConnected) continue;
      const anchor = innermost(spot, ticketNo);
      const group = spot.closest('table, [role=grid]') ?? spot;
      const entry: Placed = { mark: createMark(document, hand), anchor, group, view, size: 'long' };
      placed.set(spot, entry);
      unfitted.push(entry);
    }
    paintAll(fitting, unfitted);
  }

  async function tick(nowMs: number, current: (ticketNo: string, nowMs: number) => ClockView | undefined) {
    const unfitted: Placed[] = [];
    const fitting: Placed[] = [];
    for (const entry of placed.values()) {
      const { ticketNo, nextChangeMs = Number.POSITIVE_INFINITY } = entry.view;
      const view = nextChangeMs <= nowMs && current(ticketNo, nowMs);
      if (!view) continue;
      (mayBeWider(entry.view, view) ? unfitted : fitting).push(entry);
      entry.view = view;
    }
    paintAll(fitting, unfitted.slice(0, BATCH));
    for (let i = BATCH; i < unfitted.length; i += BATCH) {
      await nextTask();
      // Those that were taken away meanwhile must not come back.
      paintAll(
        [],
        unfitted.slice(i, i + BATCH).filter(({ mark }) => mark.isConnected),
      );
    }
  }

  function paint(entry: Placed, size: Size): void {
    entry.size = size;
    paintMark(entry.mark, entry.view, size, say);
  }

  /** Paints badges that fit as they stand, and others as they come to fit. */
  function paintAll(fitting: readonly Placed[], unfitted: readonly Placed[]): void {
    const groups = new Map<Element, [entry: Placed, height: number][]>();
    for (const entry of unfitted) {
      const measured: [Placed, number] = [entry, heightAt(entry)];
      const group = groups.get(entry.group);
      if (group) group.push(measured);
      else groups.set(entry.group, [measured]);
    }
    for (const entry of fitting) paint(entry, entry.size);
    for (const [group, measured] of groups) fit(group, measured);
  }

  /** All boxes were measured; puts the badges in, measures again: one layout a size and batch, not one a badge. */
  function fit(group: Element, measured: readonly [entry: Placed, height: number][]): void {
    const isIn = ([entry, height]: [Placed, number]) => fits(entry, height);
    for (let size: Size | undefined = sizes.get(group) ?? 'long'; size; size = SMALLER[size]) {
      comeDown(group, size);
      for (const [entry] of measured) paint(entry, size);
      for (const [entry] of measured) if (!entry.mark.isConnected) insert(entry);
      if (measured.every(isIn)) return;
    }
    // One badge too wide for small print must not cost the others their words.
    for (const each of measured) if (!isIn(each)) paint(each[0], leadOf(each[0].view) ? 'glyph' : 'dot');
    for (const each of measured) if (each[0].size === 'glyph' && !isIn(each)) paint(each[0], 'dot');
  }

  /** The others of a list follow: less has room where more had. */
  function comeDown(group: Element, size: Size): void {
    if (sizes.get(group) === size) return;
    sizes.set(group, size);
    for (const entry of placed.values())
      if (entry.group === group && entry.size !== size && !LEAST.has(entry.size)) paint(entry, size);
  }

  return {
    draw,
    tick,
    nextMs() {
      let nextMs = Number.POSITIVE_INFINITY;
      for (const { view } of placed.values()) nextMs = Math.min(nextMs, view.nextChangeMs ?? nextMs);
      return nextMs;
    },
    isDisturbed: () => [...placed.values()].some((entry) => entry.anchor.isConnected && !isInPlace(entry)),
    clear() {
      run++;
      hand.leave();
      for (const [spot, entry] of placed) remove(spot, entry);
    },
  };
}

/** Whether a badge may need more room: under the same words only figures differ, and all figures are of one width. */
function mayBeWider(before: ClockView, after: ClockView): boolean {
  const isSame = before.text.key === after.text.key && before.urgency === after.urgency && before.clock === after.clock;
  return !isSame || lengthOf(after.text) > lengthOf(before.text);
}

const lengthOf = ({ args }: Words) => args.reduce((sum, arg) => sum + arg.length, 0);

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
