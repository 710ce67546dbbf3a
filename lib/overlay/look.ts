/** What a frame shows over time: whether it has come to rest, and whether the background has been told. */
import type { Look } from '../protocol/page.ts';
import type { Reading } from '../reading/page.ts';

/** A page without tickets that shows the same for so long has come to rest. */
export const SETTLE_MS = 3_000;

export interface FrameLook {
  of(reading: Reading): Look;
  /** Whether the frame shows other things than the background knows of. */
  isNews(reading: Reading): boolean;
  told(reading: Reading): void;
}

export function createLook(now: () => number): FrameLook {
  let shown = { key: '', sinceMs: 0 };
  let lastTold = '';

  function of({ outlook, lists, tickets }: Reading): Look {
    const key = outlook.state;
    if (shown.key !== key) shown = { key, sinceMs: now() };
    const named = lists.flatMap(({ columns }) => columns.map(({ field }) => field));
    const printed = tickets.slice(0, 50).flatMap(({ observation }) => Object.keys(observation) as Look['fields']);
    return {
      ...outlook,
      fields: [...new Set([...named, ...printed])],
      settled: outlook.state === 'tickets' || now() - shown.sinceMs >= SETTLE_MS,
    };
  }
  const keyOf = (reading: Reading) => JSON.stringify(of(reading));

  return {
    of,
    isNews: (reading) => keyOf(reading) !== lastTold,
    told(reading) {
      lastTold = keyOf(reading);
    },
  };
}
