/** Runs in pages that never rest: the overlay over a desk that keeps nothing, and a walk through a virtual list. */
import { chinaCalendar } from '../../../lib/calendar/china.ts';
import { clockView } from '../../../lib/clocks/view.ts';
import { createOverlay, type Desk, type Overlay } from '../../../lib/overlay/overlay.ts';
import { dictionary } from '../../../lib/reading/lexicon.ts';
import type { Ground } from '../../../lib/walking/ground.ts';
import { walk } from '../../../lib/walking/walk.ts';

/** Number of the first row that the practice platform makes up. */
const FIRST = 202_611_020_001;
/** The clock of every ticket: making them is the background's work, which takes nothing from the page's thread. */
const CALM = clockView({ ticketNo: '1', dueAt: '2030-01-02', open: 1 }, Date.now(), chinaCalendar);
const alert = { overdue: 0, soon: 0, asOfMs: 0 };

let seen = new Uint8Array(0);
let count = 0;
let overlay: Overlay | undefined;

const desk: Desk = {
  async observe(_finding, found) {
    for (const { observation } of found) {
      const index = Number(observation.ticketNo) - FIRST;
      if (seen[index] === 0) count++;
      seen[index] = 1;
    }
    return { views: found.map(({ observation: { ticketNo } }) => ({ ...CALM, ticketNo })), alert };
  },
  views: async () => ({ views: [], alert }),
  lexicon: async () => dictionary,
};

/** Starts the overlay over this page. @returns the tickets found */
export async function startOverlay(rows: number): Promise<number> {
  seen = new Uint8Array(rows);
  count = 0;
  overlay = createOverlay(document, {
    desk,
    say: () => '剩 2 个工作日',
    now: Date.now,
    onAlert: () => undefined,
    onDetail: () => undefined,
    onOpen: () => undefined,
    onError: (error) => console.error(error),
    isAlive: () => true,
  });
  return (await overlay.start()).tickets;
}

export function stopOverlay(): number {
  overlay?.stop();
  overlay = undefined;
  return 0;
}

/** The walk rests here until as many tickets as asked for were seen. */
let wanted = 0;
let goOn: (() => void) | undefined;
let reached: (() => void) | undefined;
let walking: Promise<unknown> | undefined;

/** Scrolls on until so many tickets were seen, or the end. @returns how many were */
export async function scrollUntil(rows: number): Promise<number> {
  wanted = rows;
  const arrived = new Promise<void>((resolve) => {
    reached = resolve;
  });
  walking ??= walk(ground).then((state) => {
    if (state?.end !== 'all') throw new Error(`the walk ended: ${state?.end}`);
  });
  goOn?.();
  await Promise.race([arrived, walking]);
  return count;
}

const ground: Ground = {
  document,
  async read() {
    const before = overlay?.reading();
    await overlay?.readNow();
    while (overlay?.reading() === before) await frame();
    return overlay?.reading();
  },
  press: async () => undefined,
  now: () => performance.now(),
  async wait() {
    if (count >= wanted && count < seen.length) {
      reached?.();
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    }
    // The pace is for people and servers; here a frame is enough.
    await frame();
  },
  signal: new AbortController().signal,
  isGone: () => false,
  lastInputAt: () => Number.NEGATIVE_INFINITY,
  keep: async () => true,
};

/** Lets the page go on between two marks in the trace. @returns the frames it drew */
export async function watchFrames(ms: number): Promise<number> {
  performance.mark('bench-begin');
  const end = performance.now() + ms;
  let frames = 0;
  for (; performance.now() < end; frames++) await frame();
  performance.mark('bench-end');
  return frames;
}

const frame = () => new Promise<unknown>((resolve) => requestAnimationFrame(resolve));
