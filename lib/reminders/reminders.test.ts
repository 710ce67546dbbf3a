import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../calendar/china.ts';
import { instantText } from '../calendar/time.ts';
import { mergeObservation } from '../ticket/merge.ts';
import { groupWords } from './group.ts';
import { planReminders } from './plan.ts';

const at = (text: string) => Date.parse(`2026-11-${text}:00+08:00`);
const ticket = (ticketNo: string, dueAt: string, status = '办理中') =>
  mergeObservation(
    undefined,
    { ticketNo, dueAt, status },
    { site: 'http://12345.local', atMs: at('18T09:00'), source: 'list' },
  ).ticket;
const friday = ticket('T1', '2026-11-27T17:30:00+08:00');
const plan = (nowMs: number, tickets = [friday], given: string[] = []) => {
  const { due, nextMs } = planReminders(tickets, new Set(given), nowMs, chinaCalendar);
  return {
    stages: due.map(({ ticketNo, stage }) => `${ticketNo} ${stage}`),
    next: nextMs && instantText(nextMs).slice(5, 16),
    due,
  };
};

describe('planning', () => {
  it('waits for the working day before', () => {
    expect(plan(at('24T10:00'))).toMatchObject({ stages: [], next: '11-26T08:30' });
  });

  it('goes through the stages, each once', () => {
    const given: string[] = [];
    const heard: string[] = [];
    for (let now: number | undefined = at('24T10:00'), step = 0; now !== undefined && step < 9; step++) {
      const { due, nextMs } = planReminders([friday], new Set(given), now, chinaCalendar);
      for (const { key, stage } of due) {
        given.push(key);
        heard.push(`${instantText(now).slice(5, 16)} ${stage}`);
      }
      now = nextMs;
    }
    expect(heard).toEqual(['11-26T08:30 dayBefore', '11-27T15:30 hoursBefore', '11-27T17:30 overdue']);
  });

  it('waits outside working hours, over the weekend too', () => {
    expect(plan(at('27T18:00'))).toMatchObject({ stages: [], next: '11-30T08:30' });
    expect(plan(at('26T07:00'))).toMatchObject({ stages: [], next: '11-26T08:30' });
  });

  it('gives only the latest stage to a ticket that jumped over some', () => {
    expect(plan(at('30T09:00'))).toMatchObject({ stages: ['T1 overdue'], next: undefined });
  });

  it('reckons one working day back over a weekend', () => {
    expect(plan(at('25T10:00'), [ticket('T2', '2026-11-30')])).toMatchObject({ next: '11-27T08:30' });
  });

  it('gives the last hours of a limit without a time before the office closes', () => {
    expect(plan(at('27T16:00'), [ticket('T2', '2026-11-27')]).stages).toEqual(['T2 hoursBefore']);
  });

  it('starts anew when the limit moved, and says nothing of tickets that left', () => {
    const [first] = plan(at('26T09:00')).due;
    expect(first?.key).toBe('http://12345.local|T1|limit|2026-11-27T17:30:00+08:00|dayBefore');
    const moved = ticket('T1', '2026-11-27T12:00:00+08:00');
    expect(plan(at('26T09:00'), [moved], [first?.key ?? '']).stages).toEqual(['T1 dayBefore']);
    expect(
      plan(at('26T09:00'), [ticket('T3', '2026-11-26', '已办结'), ticket('T4', '2026-11-26', '已退回')]).stages,
    ).toEqual([]);
  });
});

describe('one notice', () => {
  const now = at('24T10:00');
  const notice = (...dues: string[]) =>
    groupWords(
      plan(
        now,
        dues.map((due, index) => ticket(`T${index}`, `2026-11-${due}`)),
      ).due,
    );

  it('names the ticket when there is one', () => {
    expect(notice('24')).toEqual({
      title: { key: 'reminder_one', args: ['T0'] },
      lines: [{ ticketNo: 'T0', text: { key: 'clock_today', args: [] } }],
    });
  });

  it('counts when there are many', () => {
    expect(notice('24', '24', '24', '20')?.title).toEqual({ key: 'reminder_many_today_overdue', args: ['3', '1'] });
    expect(notice('25', '25')?.title).toEqual({ key: 'reminder_many_soon', args: ['2'] });
    expect(notice(...Array.from({ length: 9 }, () => '20'))?.lines).toHaveLength(5);
    expect(groupWords([])).toBeUndefined();
  });
});
