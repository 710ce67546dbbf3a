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
 * The longest task between the marks `bench-begin` and `bench-end` that the work sets, in milliseconds.
 * @throws Error when the work sets no marks
 */
export async function longestTask(session: CDPSession, work: () => Promise<unknown>): Promise<number> {
  return Math.max(...(await taskLengths(session, work)));
}

/** All tasks between the marks together, in milliseconds. */
export async function busyTime(session: CDPSession, work: () => Promise<unknown>): Promise<number> {
  return (await taskLengths(session, work)).reduce((sum, length) => sum + length, 0);
}

/** Milliseconds of the thread's own time of each task. Of the tasks that set the marks, what lies between counts. */
async function taskLengths(session: CDPSession, work: () => Promise<unknown>): Promise<number[]> {
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
    .map(({ tts = 0, tdur = 0 }) => (Math.min(tts + tdur, last) - Math.max(tts, first)) / 1_000)
    .filter((length) => length > 0);
  if (lengths.length === 0) throw new Error('the trace holds no tasks');
  return lengths;
}
