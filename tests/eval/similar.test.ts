import { expect, it } from 'vitest';
import { archiveTickets } from '../../practice/data/archive.ts';
import { recallOf } from './similar.ts';

it('finds the nearest of the practice city’s tickets as brute force does', async () => {
  const texts = archiveTickets().slice(0, 400);
  const { found, wanted } = await recallOf(texts);
  expect(wanted).toBeGreaterThan(1_500);
  expect(found / wanted).toBeGreaterThan(0.95);
});
