import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Engine } from './engine.ts';
import type { Recognised } from './model.ts';
import { BrokenPicture } from './prepare.ts';
import { createReader, type ReadingDesk } from './reader.ts';

const RESULT: Recognised = { lines: [], confidence: 0 };

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

/** A queue of pictures whose text says what becomes of them. */
function scene(pictures: Record<string, string>) {
  const waiting = Object.keys(pictures);
  const log: string[] = [];
  const unwanted = new Set<string>();
  const desk: ReadingDesk = {
    next: async () => waiting.shift(),
    picture: async (id) => new Blob([pictures[id] ?? '']),
    progress: async (id) => !unwanted.has(id),
    read: async (id) => void log.push(`${id} read`),
    failed: async (id, failure) => void log.push(`${id} ${failure}`),
    idle: async () => void log.push('idle'),
  };
  let opened = 0;
  const open = async (): Promise<Engine> => {
    opened++;
    let fail: (error: Error) => void = () => undefined;
    const closed = new Promise<never>((_, reject) => {
      fail = reject;
    });
    closed.catch(() => undefined);
    return { recognise: () => closed, close: () => fail(new Error('closed')) };
  };
  const reader = createReader(desk, open, async (engine, image, onProgress) => {
    const text = await image.text();
    if (text === 'broken') throw new BrokenPicture();
    if (text === 'crash') throw new Error('out of memory');
    onProgress(0.5);
    return text === 'endless' ? engine.recognise(image, onProgress) : RESULT;
  });
  return { reader, log, waiting, unwanted, opened: () => opened };
}

it('reads two at once one after the other, with one engine', async () => {
  const { reader, log, opened } = scene({ a: 'text', b: 'text' });
  reader.wake();
  reader.wake();
  await vi.waitFor(() => expect(log).toEqual(['a read', 'b read']));
  expect(opened()).toBe(1);
});

it('goes on behind one that is broken or ends the engine', async () => {
  const { reader, log, opened } = scene({ a: 'broken', b: 'crash', c: 'text' });
  reader.wake();
  await vi.waitFor(() => expect(log).toEqual(['a broken', 'b engine', 'c read']));
  expect(opened()).toBe(2);
});

it('ends in the middle when it is told to, says nothing of it, and goes on', async () => {
  const { reader, log } = scene({ a: 'endless', b: 'text' });
  reader.wake();
  await vi.advanceTimersByTimeAsync(10);
  reader.stop('b');
  reader.stop('a');
  await vi.waitFor(() => expect(log).toEqual(['b read']));
});

it('ends one that the clerk called off, at the next report', async () => {
  const { reader, log, unwanted } = scene({ a: 'endless', b: 'text' });
  unwanted.add('a');
  reader.wake();
  await vi.waitFor(() => expect(log).toEqual(['b read']));
});

it('an engine that has gone silent is closed, and the queue goes on', async () => {
  const { reader, log } = scene({ a: 'endless', b: 'text' });
  reader.wake();
  await vi.advanceTimersByTimeAsync(130_000);
  expect(log[0]).toBe('b read');
});

it('asks to be closed after a minute without work, and can be woken again', async () => {
  const { reader, log, waiting } = scene({ a: 'text' });
  reader.wake();
  await vi.advanceTimersByTimeAsync(59_000);
  expect(log).toEqual(['a read']);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(log).toEqual(['a read', 'idle']);
  waiting.push('c');
  reader.wake();
  await vi.waitFor(() => expect(log).toEqual(['a read', 'idle', 'c read']));
});
