/** Tasks of a page's main thread, as the browser itself traces them. */
import type { CDPSession } from 'playwright';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Begin and length in microseconds. */
  ts: number;
  dur?: number;
  /** The same by the clock of the thread, which stands still while the machine does something else. */
  tts?: number;
  tdur?: number;
}

const CATEGORIES = ['disabled-by-default-devtools.timeline', 'blink.user_timing'];

/**
 * Milliseconds of the thread's own time of the longest task between the marks `bench-begin` and `bench-end` that the
 * work sets. Of the tasks that set them, what lies between counts.
 * @throws Error when the work sets no marks
 */
export async function longestTask(session: CDPSession, work: () => Promise<unknown>): Promise<number> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { excludedCategories: ['*'], includedCategories: CATEGORIES },
  });
  try {
    await work();
  } finally {
    await session.send('Tracing.end');
    await complete;
    session.off('Tracing.dataCollected', collect);
  }
  const begin = events.find(({ name }) => name === 'bench-begin');
  const end = events.find(({ name }) => name === 'bench-end');
  if (begin?.tts === undefined || end?.tts === undefined) throw new Error('the work left no marks in the trace');
  const [first, last] = [begin.tts, end.tts];
  const lengths = events
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === begin.pid && tid === begin.tid)
    .map(({ tts = 0, tdur = 0 }) => Math.min(tts + tdur, last) - Math.max(tts, first));
  const longest = Math.max(0, ...lengths);
  if (longest === 0) throw new Error('the trace holds no tasks');
  return longest / 1_000;
}
