/** Reading all pages of a frame's list: the walk wired to the overlay, the notice, the background and the clerk's hand. */

import { say } from '../../components/say.ts';
import { sayBoth } from '../../components/say-both.ts';
import type { Notices } from '../../lib/overlay/notice.ts';
import type { Overlay } from '../../lib/overlay/overlay.ts';
import type { Reading } from '../../lib/reading/page.ts';
import { words } from '../../lib/ticket/words.ts';
import type { Ground } from '../../lib/walking/ground.ts';
import { placeInTree, runsScript } from '../../lib/walking/press.ts';
import { reportOf } from '../../lib/walking/report.ts';
import type { WalkState } from '../../lib/walking/state.ts';
import { leadsHere, walk, walkOn } from '../../lib/walking/walk.ts';
import { ask } from './desk.ts';
import { watchHand } from './hand.ts';

export interface Walking {
  /** Begins a walk, unless one is under way. */
  start(): void;
  stop(): void;
  /**
   * Goes on with the walk whose press has loaded this page, if there is one.
   * @param read settles once the page was read for the first time
   */
  goOn(read: Promise<unknown>): Promise<void>;
}

/** Tries before a reading, or a state, counts as not handed over: the worker may die with a message in its hands. */
const TRIES = 4;
const NOTICE = 'walk';

export function createWalking(options: { overlay: Overlay; notices: Notices; isAlive: () => boolean }): Walking {
  const { overlay, notices, isAlive } = options;
  let running: AbortController | undefined;

  /** A reading that began after the call. */
  async function read(): Promise<Reading | undefined> {
    const before = overlay.reading();
    await overlay.readNow();
    // A reading that the page itself gave rise to may have taken over; it is as fresh.
    for (let waits = 0; overlay.reading() === before && waits < 40; waits++) await sleep(50);
    return overlay.reading();
  }

  async function keep(state: WalkState): Promise<boolean> {
    show(state);
    const kept = await patiently(() => ask('keepWalk', { state }), isAlive).catch(() => undefined);
    return kept?.stop !== true;
  }

  function show(state: WalkState): void {
    const isOver = state.phase === 'over';
    notices.show(NOTICE, {
      tone: 'progress',
      text: say(words('walk_notice', sayBoth(reportOf(state)))),
      close: say(words(isOver ? 'page_close' : 'walk_stop')),
      ...(isOver ? {} : { onClose: () => running?.abort() }),
    });
  }

  async function run(work: (ground: Ground) => Promise<unknown>): Promise<void> {
    if (running) return;
    const mine = new AbortController();
    running = mine;
    const hand = watchHand(window, () => mine.abort());
    try {
      await work({
        document,
        read: () => patiently(read, isAlive),
        press,
        now: Date.now,
        wait: sleep,
        signal: mine.signal,
        isGone: () => hand.hasLeft() || !isAlive(),
        lastInputAt: hand.lastAt,
        keep,
      });
    } finally {
      hand.release();
      running = undefined;
    }
  }

  return {
    start: () => void run(walk).catch((error: unknown) => console.warn('Anqi:', error)),
    stop: () => running?.abort(),
    async goOn(read) {
      const { state } = await patiently(() => ask('walkState', {}), isAlive);
      if (!state || !leadsHere(state, location)) return;
      // At once: the notice, with its button, went with the page before.
      show(state);
      await run(async (ground) => {
        await read;
        await walkOn(ground, state);
      });
    },
  };
}

async function press(control: HTMLElement): Promise<void> {
  // A script in an address is the page's: the browser refuses it to the world that content scripts live in.
  if (runsScript(control)) await ask('pressLink', { path: placeInTree(control) });
  else control.click();
}

async function patiently<T>(work: () => Promise<T>, isAlive: () => boolean): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries >= TRIES || !isAlive()) throw error;
      await sleep(250 * tries);
    }
  }
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
