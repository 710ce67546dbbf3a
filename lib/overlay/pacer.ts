/** When a frame is read again and when its badges tick: never faster than a person needs it. */

/** Least time between two full readings. */
const READ_GAP_MS = 250;
/** Form controls are filled without any mutation: details are looked at once more after this. */
const LOOK_AGAIN_MS = 800;
/** Restoring badges more often than this means that the page fights back; then it wins. */
const MAX_RESTORES = 10;
const RESTORE_WINDOW_MS = 10_000;
const RETRY_MS = 60_000;
/** Least time between two ticks: limits to the second would else wake a long list every second. */
const TICK_GAP_MS = 5_000;
/** Timers longer than this are cut up: a PC may sleep meanwhile. */
const MAX_WAIT_MS = 10 * 60_000;

export interface Pacer {
  readSoon(): void;
  /** Once the page had its way for a while. */
  readLater(): void;
  lookAgain(): void;
  /** Once more after so many milliseconds, unless it is read before. */
  readAfter(ms: number): void;
  /** Sets when the badges' wording next changes; infinity for never. */
  tickAt(ms: number): void;
  mayRestore(): boolean;
  start(document: Document): void;
  stop(): void;
}

export function createPacer(options: { now: () => number; fullRead: () => void; tick: () => void }): Pacer {
  const { now, fullRead, tick } = options;
  let read: ReturnType<typeof setTimeout> | undefined;
  let clock: ReturnType<typeof setTimeout> | undefined;
  let lastRead = 0;
  let looked = false;
  let nextTick = Number.POSITIVE_INFINITY;
  let lastTick = Number.NEGATIVE_INFINITY;
  let restores: number[] = [];
  let document: Document | undefined;

  function readIn(ms: number): void {
    read ??= setTimeout(() => {
      read = undefined;
      lastRead = now();
      fullRead();
    }, ms);
  }

  function wind(): void {
    clearTimeout(clock);
    // Hidden pages do not tick at all.
    if (document?.hidden || nextTick === Number.POSITIVE_INFINITY) return;
    // The clock may have been set back meanwhile.
    const at = Math.max(nextTick + 50, Math.min(lastTick, now()) + TICK_GAP_MS);
    clock = setTimeout(onClock, Math.min(Math.max(at - now(), 0), MAX_WAIT_MS));
  }

  function onClock(): void {
    if (now() < nextTick) return wind();
    lastTick = now();
    // Should the tick fail, it is tried again.
    nextTick = lastTick + RETRY_MS;
    wind();
    tick();
  }

  /** A page that shows again is right before it is drawn, whatever it missed. */
  function onVisibility(): void {
    if (document?.hidden) clearTimeout(clock);
    else onClock();
  }

  return {
    readSoon() {
      looked = false;
      readIn(Math.max(0, lastRead + READ_GAP_MS - now()));
    },
    readLater() {
      readIn(RESTORE_WINDOW_MS);
    },
    readAfter: readIn,
    lookAgain() {
      if (!looked) readIn(LOOK_AGAIN_MS);
      looked = true;
    },
    tickAt(ms) {
      nextTick = ms;
      wind();
    },
    mayRestore() {
      restores = restores.filter((at) => at > now() - RESTORE_WINDOW_MS);
      if (restores.length >= MAX_RESTORES) return false;
      restores.push(now());
      return true;
    },
    start(page) {
      document = page;
      page.addEventListener('visibilitychange', onVisibility);
    },
    stop() {
      clearTimeout(read);
      clearTimeout(clock);
      read = undefined;
      document?.removeEventListener('visibilitychange', onVisibility);
    },
  };
}
