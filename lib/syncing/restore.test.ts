/** Reading on while the database writes. */
import { expect, it, vi } from 'vitest';
import type { AskCompanion } from './pass.ts';
import { type Restoring, restoreAll } from './restore.ts';

/** A companion that holds so many tickets, and tells them in pieces of 700. */
function companionOf(count: number) {
  const asked: number[] = [];
  const ask = (async (_name: string, { what, after }: { what: string; after?: string }) => {
    if (what === 'documents') return { text: '', begins: true };
    const from = Number(after ?? 0);
    asked.push(from);
    const to = Math.min(count, from + 700);
    const line = (n: number) => `${JSON.stringify({ ticket: { ticketNo: String(from + n) }, changes: [] })}\n`;
    const text = Array.from({ length: to - from }, (_, n) => line(n)).join('');
    return { text, begins: after === undefined, ...(to < count ? { next: String(to) } : {}) };
  }) as AskCompanion;
  return { ask, asked };
}

/** A store whose writing ends when the test says so. */
function slowStore() {
  const written: number[] = [];
  const begun: number[] = [];
  const turn = Promise.withResolvers<void>();
  const restoring: Restoring = {
    documents: async () => undefined,
    onProgress: async () => undefined,
    async tickets(lines) {
      begun.push(lines.length);
      await turn.promise;
      written.push(lines.length);
    },
  };
  return { restoring, begun, written, finish: turn.resolve, fail: () => turn.reject(new Error('full')) };
}

it('asks for what comes next while the database writes, and never writes two pages at once', async () => {
  const { ask, asked } = companionOf(5_000);
  const { restoring, begun, written, finish } = slowStore();
  const all = restoreAll(ask, restoring);
  // The first page is being written, the second one waits for it, and the piece behind that is asked for.
  await vi.waitFor(() => expect(asked).toEqual([0, 700, 1_400, 2_100]));
  expect(begun).toEqual([1_000]);
  finish();
  await all;
  expect(written).toEqual([1_000, 1_000, 1_000, 1_000, 1_000]);
});

it('ends with the error of the database, and begins no page after it', async () => {
  const { ask, asked } = companionOf(5_000);
  const { restoring, begun, fail } = slowStore();
  const all = restoreAll(ask, restoring);
  await vi.waitFor(() => expect(asked).toHaveLength(4));
  fail();
  await expect(all).rejects.toThrow('full');
  expect(begun).toEqual([1_000]);
});

it('is cancelled once what is being written is written', async () => {
  const { ask, asked } = companionOf(5_000);
  const { restoring, written, finish } = slowStore();
  const control = new AbortController();
  let ended = false;
  const all = restoreAll(ask, { ...restoring, signal: control.signal }).finally(() => {
    ended = true;
  });
  all.catch(() => undefined);
  await vi.waitFor(() => expect(asked).toHaveLength(4));
  control.abort();
  await new Promise(setImmediate);
  expect(ended).toBe(false);
  finish();
  await expect(all).rejects.toThrow('aborted');
  expect(written).toEqual([1_000]);
});
