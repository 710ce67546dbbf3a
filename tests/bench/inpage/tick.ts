/** Runs in the page with the large table: its badges as minutes pass, on a clock and timers that the bench turns. */

import { remembering } from '../../../components/remembering.ts';
import { chinaCalendar } from '../../../lib/calendar/china.ts';
import { instantText } from '../../../lib/calendar/time.ts';
import { clockView } from '../../../lib/clocks/view.ts';
import { createOverlay, type Desk, type Overlay } from '../../../lib/overlay/overlay.ts';
import { dictionary } from '../../../lib/reading/lexicon.ts';
import type { Words } from '../../../lib/ticket/words.ts';
import messages from '../../../public/_locales/zh_CN/messages.json' with { type: 'json' };

const ROWS = 1_000;
const MINUTE_MS = 60_000;
const alert = { overdue: 0, soon: 0, asOfMs: 0 };

let nowMs = 0;
let asked = 0;
let overlay: Overlay | undefined;
let isNarrow = false;

/** As the extension says its words, but for who looks them up. */
const say = remembering(({ key, args }: Words) => {
  const { message } = (messages as Record<string, { message: string }>)[key] ?? { message: key };
  return message.replace(/\$(\d)/g, (_, i: string) => args[Number(i) - 1] ?? '');
});

/** Tickets due so many seconds after the first minute, evenly spread. */
function deskOf(fromSeconds: number, toSeconds: number, stepSeconds: number): Desk {
  const startMs = nowMs;
  const seen: string[] = [];
  const viewOf = (ticketNo: string) => {
    if (!seen.includes(ticketNo)) seen.push(ticketNo);
    const place = (seen.indexOf(ticketNo) / ROWS) * (toSeconds - fromSeconds);
    const dueMs = startMs + (fromSeconds + Math.floor(place / stepSeconds) * stepSeconds) * 1_000;
    return clockView({ ticketNo, dueAt: instantText(dueMs), open: 1 }, nowMs, chinaCalendar);
  };
  return {
    observe: async (_finding, found) => ({ views: found.map((each) => viewOf(each.observation.ticketNo)), alert }),
    async views(ticketNos) {
      asked++;
      return { views: ticketNos.map(viewOf), alert };
    },
    lexicon: async () => dictionary,
  };
}

/** Timers in the order in which they ring. */
let timers: { at: number; id: number; ring: () => void }[] = [];
const rest = window.setTimeout.bind(window);

/** From here on time stands still but for `minutes`. */
function takeTime(): void {
  let id = 1_000_000;
  const stop = window.clearTimeout.bind(window);
  const set = (ring: () => void, ms = 0) => {
    timers.push({ at: nowMs + ms, id: ++id, ring });
    timers.sort((a, b) => a.at - b.at);
    return id;
  };
  Object.assign(globalThis, {
    setTimeout: set,
    clearTimeout(which?: number) {
      timers = timers.filter((timer) => timer.id !== which);
      stop(which);
    },
  });
}

/** Makes the columns so narrow that badges come down to small print: their names are rewritten with their words. @returns pixels */
export function narrow(): number {
  const width = 124;
  const style = document.createElement('style');
  style.textContent = `tbody .cell { max-width: ${width}px; white-space: nowrap !important; overflow: hidden; }`;
  document.head.append(style);
  isNarrow = true;
  return width;
}

/** Starts the overlay at an instant over tickets due between so many seconds after it, in steps. @returns badges drawn */
export async function start(startMs: number, fromSeconds: number, toSeconds: number, stepSeconds: number) {
  nowMs = startMs;
  overlay = createOverlay(document, {
    desk: deskOf(fromSeconds, toSeconds, stepSeconds),
    say,
    now: () => nowMs,
    onDetail: () => undefined,
    onOpen: () => undefined,
    onAlert: () => undefined,
    onError: (error) => console.error(error),
    isAlive: () => true,
  });
  await overlay.start();
  takeTime();
  await overlay.refresh();
  const drawn = document.querySelectorAll('anqi-mark').length;
  if (drawn !== ROWS) throw new Error(`${drawn} badges drawn, not ${ROWS}`);
  const small = document.querySelectorAll('anqi-mark[data-roomless]').length;
  if (isNarrow && small !== ROWS) throw new Error(`${small} badges in small print, not ${ROWS}`);
  asked = 0;
  return drawn;
}

/** Lets a minute pass between two marks in the trace, each timer a task of its own. @returns the timers that rang */
export async function passMinute(): Promise<number> {
  const endMs = nowMs + MINUTE_MS;
  let rang = 0;
  performance.mark('bench-begin');
  for (let next = timers[0]; next && next.at <= endMs; next = timers[0]) {
    timers.shift();
    nowMs = Math.max(nowMs, next.at);
    await task(next.ring);
    rang++;
  }
  performance.mark('bench-end');
  nowMs = endMs;
  // A task that is not over when the trace ends is not in it.
  await task(() => undefined);
  if (asked > 0) throw new Error(`the background was asked ${asked} times`);
  return rang;
}

/** A task of the browser's own, as a timer that rings is. */
const task = (work: () => void) =>
  new Promise<void>((resolve) => {
    rest(() => {
      work();
      resolve();
    });
  });

let texts: Text[] = [];
let written = 0;

/** The least that any countdown must do: a new text in each of as many elements. */
export async function writeTexts(): Promise<number> {
  if (texts.length === 0) {
    const cells = [...document.querySelectorAll('tbody tr td:last-child .cell')];
    texts = cells.map((cell) => document.createTextNode(cell.textContent ?? ''));
    for (const [i, text] of texts.entries()) cells[i]?.append(text);
  }
  const words = `还有 ${10 + (written++ % 50)} 分钟`;
  performance.mark('bench-begin');
  await task(() => {
    for (const text of texts) text.data = words;
  });
  performance.mark('bench-end');
  await task(() => undefined);
  if (texts.length !== ROWS) throw new Error(`${texts.length} texts written, not ${ROWS}`);
  return texts.length;
}

/** Hides the page from the overlay. @returns the timers that are left */
export function hide(): number {
  Object.defineProperty(document, 'hidden', { value: true });
  document.dispatchEvent(new Event('visibilitychange'));
  return timers.length;
}
