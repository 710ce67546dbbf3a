/**
 * Records that the page changed in place, read again soon: at once after a quiet spell; on a page that changes without
 * end a few milliseconds a frame, and then no more for a while.
 */
import type { TicketList } from '../reading/page.ts';

const FRAME_MS = 2;
const PAUSE_MS = 250;
/** Records between two looks at the clock. */
const STEP = 10;

export interface RowQueue {
  add(list: TicketList, index: number): void;
  clear(): void;
}

/**
 * @param read reads records of a list again
 * @param done called when all that was waiting has been read
 */
export function createRowQueue(
  view: Window,
  read: (list: TicketList, indexes: readonly number[]) => void,
  done: () => void,
): RowQueue {
  let waiting = new Map<TicketList, Set<number>>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame: number | undefined;
  let finishedAt = Number.NEGATIVE_INFINITY;

  function schedule(): void {
    if (timer !== undefined || frame !== undefined) return;
    const pause = finishedAt + PAUSE_MS - performance.now();
    if (pause <= 0) return work();
    timer = setTimeout(() => {
      timer = undefined;
      work();
    }, pause);
  }

  function work(): void {
    const end = performance.now() + FRAME_MS;
    for (const [list, indexes] of waiting) {
      const all = [...indexes];
      for (let i = 0; i < all.length; i += STEP) {
        if (performance.now() >= end) {
          frame = view.requestAnimationFrame(() => {
            frame = undefined;
            work();
          });
          return;
        }
        const some = all.slice(i, i + STEP);
        for (const index of some) indexes.delete(index);
        read(list, some);
      }
      waiting.delete(list);
    }
    finishedAt = performance.now();
    done();
  }

  return {
    add(list, index) {
      const indexes = waiting.get(list) ?? new Set();
      indexes.add(index);
      waiting.set(list, indexes);
      schedule();
    },
    clear() {
      clearTimeout(timer);
      if (frame !== undefined) view.cancelAnimationFrame(frame);
      timer = undefined;
      frame = undefined;
      waiting = new Map();
    },
  };
}
