import { expect, test } from 'vitest';
import { emptyScore, rightShare, scorePage } from './score.ts';

test('fields are counted as right, wrong, missing and extra; tickets as missed and invented', () => {
  const score = emptyScore();
  const truth = {
    kind: 'list' as const,
    tickets: [
      { ticketNo: 'A1', title: '路灯 不亮', unit: '城管局', status: '待处置' },
      { ticketNo: 'A2', title: '占道' },
    ],
    free: ['place'],
  };
  const read = [
    { ticketNo: 'A1', title: '路灯\n不亮', unit: '住建局', kind: '投诉', place: '云溪' },
    { ticketNo: 'A9', title: '合计' },
  ];
  expect(scorePage(score, truth, read)).toHaveLength(6);
  expect(score).toEqual({
    pages: 1,
    exact: 0,
    right: 2,
    wrong: 1,
    missing: 3,
    extra: 1,
    tickets: 2,
    missedTickets: 1,
    inventedTickets: 1,
  });
  expect(rightShare(score)).toBeCloseTo(28.57, 1);
});
