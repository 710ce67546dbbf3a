import { expect, test } from 'vitest';
import { mergeFrames } from './merge.ts';

test('a ticket seen in two frames is one, the later filling gaps only', () => {
  const merged = mergeFrames([
    { kind: 'none', tickets: [], warnings: [{ code: 'a' }] },
    { kind: 'detail', tickets: [{ ticketNo: 'A1', title: '路灯' }], warnings: [] },
    { kind: 'list', tickets: [{ ticketNo: 'A2' }, { ticketNo: 'A1', title: '灯', unit: '城管局' }], warnings: [] },
  ]);
  expect(merged.kind).toBe('list');
  expect(merged.tickets).toEqual([{ ticketNo: 'A1', title: '路灯', unit: '城管局' }, { ticketNo: 'A2' }]);
  expect(merged.warnings).toEqual([{ code: 'a' }]);
});

test('no frame at all is no reading', () => {
  expect(mergeFrames([])).toEqual({ kind: 'none', tickets: [], warnings: [] });
});
