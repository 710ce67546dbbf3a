/** Tasks of a page's main thread, as the browser itself traces them. */
import type { CDPSession } from 'playwright';
import { WORLD } from './browser.ts';

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
  args?: { worldName?: string };
}

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

/**
 * Script of our world between the marks, in milliseconds of the thread's own time, without the layouts that it waits for:
 * those are the page's, sooner or later. The call that sets the first mark does not count.
 */
export async function scriptTime(session: CDPSession, work: () => Promise<unknown>): Promise<number> {
  const { events, first, last } = await traced(session, ['v8', 'devtools.timeline'], work);
  let scriptEnd = first;
  let total = 0;
  for (const { name, args, tts = 0, tdur = 0 } of events.sort((a, b) => (a.tts ?? 0) - (b.tts ?? 0))) {
    const end = Math.min(tts + tdur, last);
    const isScript = name === 'v8.callFunction' && args?.worldName === WORLD;
    // One call may lie within another.
    if (isScript && tts > first && tts >= scriptEnd) {
      total += Math.max(0, end - tts);
      scriptEnd = end;
    } else if (LAYOUT.has(name) && tts < scriptEnd) {
      total -= end - tts;
    }
  }
  return total / 1_000;
}

/** What of a call is no script. */
const LAYOUT = new Set(['Layout', 'UpdateLayoutTree']);

/** Milliseconds of the thread's own time of each task. Of the tasks that set the marks, what lies between counts. */
async function taskLengths(session: CDPSession, work: () => Promise<unknown>): Promise<number[]> {
  const { events, first, last } = await traced(session, ['disabled-by-default-devtools.timeline'], work);
  const lengths = events
    .filter(({ name }) => name === 'RunTask')
    .map(({ tts = 0, tdur = 0 }) => (Math.min(tts + tdur, last) - Math.max(tts, first)) / 1_000)
    .filter((length) => length > 0);
  if (lengths.length === 0) throw new Error('the trace holds no tasks');
  return lengths;
}

/** What the marks' thread did, and the marks by its own clock. */
async function traced(session: CDPSession, categories: string[], work: () => Promise<unknown>) {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { excludedCategories: ['*'], includedCategories: [...categories, 'blink.user_timing'] },
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
  const own = events.filter(({ pid, tid }) => pid === begin.pid && tid === begin.tid);
  return { events: own, first: begin.tts, last: end.tts };
}
