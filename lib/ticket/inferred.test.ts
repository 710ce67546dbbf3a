import { expect, test } from 'vitest';
import { mergeObservation } from './merge.ts';
import type { Observation } from './model.ts';

const ctx = (at: string) => ({ site: 'https://a.example', source: 'list' as const, atMs: Date.parse(at) });
const left = (dueAt: string): Observation => ({ ticketNo: 'GD1', dueAt, inferred: { dueAt: 'left' } });

test('a limit computed from the time left stands still while the time runs, and moves when it was moved', () => {
  const first = mergeObservation(undefined, left('2026-11-26T13:00:00+08:00'), ctx('2026-11-24T10:00:00+08:00'));
  expect(first.ticket).toMatchObject({ dueAt: '2026-11-26T13:00:00+08:00', inferred: { dueAt: 'left' } });
  const later = mergeObservation(first.ticket, left('2026-11-26T13:50:00+08:00'), ctx('2026-11-24T10:50:00+08:00'));
  expect(later.ticket.dueAt).toBe('2026-11-26T13:00:00+08:00');
  expect(later.changes).toEqual([]);
  const moved = mergeObservation(later.ticket, left('2026-12-01T13:00:00+08:00'), ctx('2026-11-24T11:00:00+08:00'));
  expect(moved.ticket.dueAt).toBe('2026-12-01T13:00:00+08:00');
  expect(moved.changes).toHaveLength(1);
});

test('the printed limit takes the place of a computed one without a history, and is not given up for it', () => {
  const { ticket } = mergeObservation(undefined, left('2026-11-26'), ctx('2026-11-24T10:00:00+08:00'));
  const printed = { ticketNo: 'GD1', dueAt: '2026-11-26T17:30:00+08:00' };
  const exact = mergeObservation(ticket, printed, ctx('2026-11-24T11:00:00+08:00'));
  expect(exact.ticket).toMatchObject({ dueAt: '2026-11-26T17:30:00+08:00' });
  expect(exact.ticket.inferred).toBeUndefined();
  expect(exact.changes).toEqual([]);
  const again = mergeObservation(exact.ticket, left('2026-11-27'), ctx('2026-11-24T12:00:00+08:00'));
  expect(again.ticket.dueAt).toBe('2026-11-26T17:30:00+08:00');
});

test('a year that is printed corrects the one that was inferred, and is not undone', () => {
  const guess: Observation = {
    ticketNo: 'GD1',
    receivedAt: '2025-12-30T10:00:00+08:00',
    inferred: { receivedAt: 'year' },
  };
  const { ticket } = mergeObservation(undefined, guess, ctx('2026-11-24T10:00:00+08:00'));
  const printed = { ticketNo: 'GD1', receivedAt: '2024-12-30T10:00:00+08:00' };
  const exact = mergeObservation(ticket, printed, ctx('2026-11-24T11:00:00+08:00'));
  expect(exact.ticket.receivedAt).toBe('2024-12-30T10:00:00+08:00');
  expect(exact.changes).toEqual([]);
  const again = mergeObservation(exact.ticket, guess, ctx('2026-11-24T12:00:00+08:00'));
  expect(again.ticket.receivedAt).toBe('2024-12-30T10:00:00+08:00');
});
