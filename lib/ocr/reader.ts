/**
 * Reads pictures of the queue, one after the other, until none waits:
 *
 *     asleep ──wake──▶ next? ──one──▶ reading ──read, failed, stopped──▶ next?
 *        ▲               └──none──▶ idle ──wake──▶ next?
 *        └────────── closed ◀── a while ──┘
 */
import type { Engine } from './engine.ts';
import type { Recognised } from './model.ts';
import { BrokenPicture } from './prepare.ts';

/** Where the queue is kept. */
export interface ReadingDesk {
  next(): Promise<string | undefined>;
  picture(id: string): Promise<Blob | undefined>;
  /** @returns whether it is still wanted */
  progress(id: string, share: number): Promise<boolean>;
  read(id: string, recognised: Recognised): Promise<void>;
  failed(id: string, failure: 'broken' | 'engine'): Promise<void>;
  idle(): Promise<void>;
}

export interface Reader {
  /** Pictures wait: reads them, unless it does so already. */
  wake(): void;
  /** This picture is no longer wanted. */
  stop(id: string): void;
}

/** Between two reports of progress. */
const REPORT_MS = 300;
/** The engine, and what it holds of the last pictures, goes after so long without work. */
const IDLE_MS = 60_000;
/** The browser may end the engine's thread without a word. */
const SILENT_MS = 120_000;

type Read = (engine: Engine, image: Blob, onProgress: (share: number) => void) => Promise<Recognised>;

/** @param open starts an engine @param read reads a picture with it */
export function createReader(desk: ReadingDesk, open: () => Promise<Engine>, read: Read): Reader {
  let engine: Promise<Engine> | undefined;
  let reading: { id: string; isStopped: boolean } | undefined;
  let isAwake = false;
  let isCalled = false;
  let idle: ReturnType<typeof setTimeout> | undefined;

  function closeEngine(): void {
    engine?.then((opened) => opened.close()).catch(() => undefined);
    engine = undefined;
  }

  async function work(): Promise<void> {
    for (;;) {
      isCalled = false;
      const id = await desk.next();
      if (id !== undefined) await readOne(id);
      else if (!isCalled) return;
    }
  }

  async function readOne(id: string): Promise<void> {
    const mine = { id, isStopped: false };
    reading = mine;
    let reportedMs = 0;
    let silent: ReturnType<typeof setTimeout> | undefined;
    const watch = () => {
      clearTimeout(silent);
      // Not told as a failure: the next one to be read is this one again, for as many times as the queue allows.
      silent = setTimeout(() => stop(id), SILENT_MS);
    };
    const onProgress = (share: number) => {
      watch();
      if (Date.now() - reportedMs < REPORT_MS) return;
      reportedMs = Date.now();
      desk.progress(id, share).then(
        (wanted) => wanted || stop(id),
        () => undefined,
      );
    };
    try {
      const image = await desk.picture(id);
      if (!image) return await desk.failed(id, 'broken');
      engine ??= open();
      watch();
      const recognised = await read(await engine, image, onProgress);
      if (!mine.isStopped) await desk.read(id, recognised);
    } catch (error) {
      if (mine.isStopped) return;
      console.warn('Anqi:', error);
      const isBroken = error instanceof BrokenPicture;
      if (!isBroken) closeEngine();
      await desk.failed(id, isBroken ? 'broken' : 'engine');
    } finally {
      clearTimeout(silent);
      reading = undefined;
    }
  }

  function stop(id: string): void {
    if (reading?.id !== id || reading.isStopped) return;
    reading.isStopped = true;
    // There is no other way to interrupt it.
    closeEngine();
  }

  return {
    wake() {
      isCalled = true;
      if (isAwake) return;
      isAwake = true;
      clearTimeout(idle);
      work()
        .catch((error: unknown) => console.warn('Anqi:', error))
        .finally(() => {
          isAwake = false;
          idle = setTimeout(() => {
            closeEngine();
            desk.idle().catch(() => undefined);
          }, IDLE_MS);
        });
    },
    stop,
  };
}
