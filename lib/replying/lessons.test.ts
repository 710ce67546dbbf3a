import { describe, expect, it } from 'vitest';
import { mergeObservation } from '../ticket/merge.ts';
import type { Observation, Ticket } from '../ticket/model.ts';
import { lessonsOf } from './lessons.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-11-02T09:00:00+08:00');

/** A ticket after readings of its pages, a day apart. */
const ticketAfter = (...readings: Omit<Observation, 'ticketNo'>[]): Ticket =>
  readings.reduce<Ticket | undefined>(
    (ticket, read, i) =>
      mergeObservation(
        ticket,
        { ticketNo: 'T1', ...read },
        { site: 'http://12345.local', atMs: START + i * DAY_MS, source: 'detail' },
      ).ticket,
    undefined,
  ) as Ticket;

const SENT = { status: '已办结', reply: '已转交处理。', finishedAt: '2026-11-03T09:00:00+08:00' };
const OPINION = '没有人联系我，路灯还是不亮，希望尽快处理。';
const AGAIN = '又来了一次，灯还是闪。';

describe('what the citizen said when called back', () => {
  it('stands in the lesson of the round that it judges', () => {
    const ticket = ticketAfter(SENT, { status: '重办', satisfaction: '不满意', opinion: OPINION });
    expect(lessonsOf(ticket)).toEqual([
      {
        round: 1,
        why: ['unsatisfied', 'rework'],
        words: ['重办', '不满意'],
        opinion: OPINION,
        reply: '已转交处理。',
        finishedAt: SENT.finishedAt,
      },
    ]);
  });

  it('is taken up when a list told of the rework first, and whole where the list cut it', () => {
    expect(lessonsOf(ticketAfter(SENT, { status: '重办' }, { opinion: OPINION }))).toMatchObject([
      { opinion: OPINION },
    ]);
    const cut = { status: '重办', opinion: `${OPINION.slice(0, 8)}…` };
    expect(lessonsOf(ticketAfter(SENT, cut, { opinion: OPINION }))).toMatchObject([{ opinion: OPINION }]);
  });

  it('is told of a rework of which nothing was seen before', () => {
    expect(lessonsOf(ticketAfter({ status: '重办', opinion: OPINION }))).toMatchObject([
      { round: 1, why: ['rework'], opinion: OPINION },
    ]);
  });

  it('is not said of another round, though pages go on printing it', () => {
    const open = { status: '处办中', opinion: OPINION };
    const second = ticketAfter(SENT, { status: '重办', opinion: OPINION }, open, SENT, { ...open, status: '重办' });
    expect(lessonsOf(second).map(({ round, opinion }) => [round, opinion])).toEqual([
      [2, undefined],
      [1, OPINION],
    ]);
    const another = ticketAfter(SENT, { status: '重办', opinion: OPINION }, SENT, { status: '重办', opinion: AGAIN });
    expect(lessonsOf(another).map(({ round, opinion }) => [round, opinion])).toEqual([
      [2, AGAIN],
      [1, OPINION],
    ]);
  });
});
