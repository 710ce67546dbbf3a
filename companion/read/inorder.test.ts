import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inOrder } from './inorder.ts';

test('results come in the order of the items, whatever finishes first', async () => {
  const seen: string[] = [];
  const work = (_worker: string, ms: number) => sleep(ms, `${ms}`);
  await inOrder([30, 5, 0, 12, 1], ['a', 'b', 'c'], work, (result) => seen.push(result));
  expect(seen).toEqual(['30', '5', '0', '12', '1']);
});

test('nothing to do is done', async () => {
  await inOrder(
    [],
    ['a'],
    async () => 1,
    (result) => expect.unreachable(`${result}`),
  );
  await inOrder(
    [],
    [],
    async () => 1,
    (result) => expect.unreachable(`${result}`),
  );
});
