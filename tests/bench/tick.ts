/**
 * Milliseconds of script that one minute takes on a page that shows 1,000 badges: what lists left open all day cost a PC.
 * Minutes pass as the bench turns them. The floor writes a new text into as many elements.
 */
import type { Lab } from './browser.ts';
import type { BenchEntry } from './entry.ts';
import { NOW_MS, openTicking } from './practice-list.ts';
import { scriptTime } from './trace.ts';

const MINUTES = 21;
const HOUR = 3_600;

interface Case {
  /** Seconds from the start to the first and the last limit, and from one to the next. */
  limits: [first: number, last: number, step: number];
  hidden?: true;
  narrow?: true;
}

function entry(name: string, { limits, hidden, narrow }: Case): BenchEntry {
  return {
    name,
    unit: 'ms of script a minute',
    reference: 'floor',
    runs: MINUTES,
    async prepare() {
      const [ours, theirs] = [await openTicking(), await openTicking()];
      if (narrow) await ours.call('narrow');
      await ours.call('start', NOW_MS, ...limits);
      if (hidden) await ours.call('hide');
      return {
        ours: () => script(ours, 'passMinute'),
        theirs: () => script(theirs, 'writeTexts'),
        close: () => ours.close().finally(theirs.close),
      };
    },
  };
}

const script = (lab: Lab, name: string) => scriptTime(lab.session, () => lab.call(name));

/** All in their last hour, so that each changes every minute, and on until the last run. */
const LAST_HOUR: [number, number] = [(MINUTES + 3) * 60, HOUR];

export const tick: BenchEntry[] = [
  entry('tick', { limits: [...LAST_HOUR, 60] }),
  entry('tick-narrow', { limits: [...LAST_HOUR, 60], narrow: true }),
  // Each badge at a second of its own: a tick every five seconds.
  entry('tick-seconds', { limits: [...LAST_HOUR, 1] }),
  // A working day of limits, some past.
  entry('tick-day', { limits: [-HOUR, 7 * HOUR, 60] }),
  entry('tick-hidden', { limits: [...LAST_HOUR, 60], hidden: true }),
];
