/** Tallies the archive from its tickets alone and holds it against the published totals. */
import { describe, expect, it } from 'vitest';
import { workingDaysBetween } from '../../lib/calendar/calendar.ts';
import { chinaCalendar } from '../../lib/calendar/china.ts';
import { dayOfMs, dayText } from '../../lib/calendar/time.ts';
import { archiveTickets } from './archive.ts';
import type { PracticeTicket } from './model.ts';

const all = archiveTickets();
const letters = all.filter((ticket) => ticket.channel.endsWith('信箱'));
const hotline = all.filter((ticket) => !letters.includes(ticket));

const isFinished = (ticket: PracticeTicket) => ticket.status === '已办结' && ticket.finishedAt !== undefined;
/** Late by its own finish or, still open in any later year, by its limit. */
const isOverdue = ({ finishedAt, dueAt = 0 }: PracticeTicket) => (finishedAt ?? Number.POSITIVE_INFINITY) > dueAt;
const percent = (part: number, whole: number, digits: number) => ((100 * part) / whole).toFixed(digits);

function countBy(tickets: readonly PracticeTicket[], key: 'unit' | 'category'): [string, number][] {
  const counts = new Map<string, number>();
  for (const ticket of tickets) counts.set(ticket[key], (counts.get(ticket[key]) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

describe('the archived hotline of 2020 Q2', () => {
  it('has the published totals', () => {
    const finished = hotline.filter(isFinished).length;
    const overdue = hotline.filter(isOverdue).length;
    expect([hotline.length, finished, overdue]).toEqual([2282, 2259, 158]);
    expect(percent(finished, hotline.length, 2)).toBe('98.99');
    expect(percent(overdue, hotline.length, 2)).toBe('6.92');
    expect(percent(hotline.length - overdue, hotline.length, 2)).toBe('93.08');
  });

  it('satisfies 87.2 % of those called back', () => {
    const called = hotline.filter((ticket) => ticket.callback);
    expect(called.every(isFinished)).toBe(true);
    const satisfied = called.filter((ticket) => ticket.callback?.satisfaction === '满意').length;
    const dissatisfied = called.filter((ticket) => ticket.callback?.satisfaction === '不满意').length;
    expect(percent(satisfied, called.length, 1)).toBe('87.2');
    expect(satisfied + dissatisfied).toBe(called.length);
  });

  it('has the published top units and categories', () => {
    expect(countBy(hotline, 'unit').slice(0, 5)).toEqual([
      ['区人社局', 326],
      ['云溪街道', 203],
      ['路口镇', 159],
      ['松杨湖街道', 139],
      ['区市监局', 131],
    ]);
    expect(countBy(hotline, 'category').slice(0, 3)).toEqual([
      ['人力资源和社会保障', 495],
      ['住房与城乡建设', 265],
      ['城市管理', 242],
    ]);
  });

  it('has 38 late ones of 路口镇, all answered', () => {
    const late = hotline.filter((ticket) => ticket.unit === '路口镇' && isOverdue(ticket));
    expect(late).toHaveLength(38);
    expect(late.every(isFinished)).toBe(true);
  });

  it('lies inside the quarter by receipt, limit and finish, under numbers of its own', () => {
    for (const ticket of hotline) {
      const { receivedAt, dueAt = 0, finishedAt = receivedAt } = ticket;
      for (const ms of [receivedAt, dueAt, finishedAt]) {
        expect(dayText(dayOfMs(ms)) >= '2020-04-01' && dayText(dayOfMs(ms)) <= '2020-06-30').toBe(true);
      }
    }
    expect(new Set(all.map((ticket) => ticket.ticketNo)).size).toBe(all.length);
  });

  it('holds 03396: answered, not spoken to, dissatisfied', () => {
    const ticket = hotline.find(({ ticketNo }) => ticketNo === '03396');
    expect(ticket).toMatchObject({
      unit: '路口镇',
      status: '已办结',
      answer: { contacted: '否' },
      callback: { contacted: '否', told: '否', satisfaction: '不满意' },
    });
  });
});

describe('the archived mailboxes', () => {
  it('are 63 letters, finished in 4 working days in the mean, 45 satisfied, none late', () => {
    const days = letters.map(({ receivedAt, finishedAt = 0 }) =>
      workingDaysBetween(chinaCalendar, dayOfMs(receivedAt), dayOfMs(finishedAt)),
    );
    expect(letters).toHaveLength(63);
    expect(letters.every(isFinished)).toBe(true);
    expect(letters.some(isOverdue)).toBe(false);
    expect(days.reduce((sum, { value }) => sum + value, 0) / letters.length).toBe(4);
    expect(letters.filter((ticket) => ticket.callback?.satisfaction === '满意')).toHaveLength(45);
    expect(letters.filter((ticket) => ticket.callback)).toHaveLength(63);
  });
});
