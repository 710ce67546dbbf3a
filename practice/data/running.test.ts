/** The running quarter holds each promised sort, relative to now, and is the same for one seed and now. */
import { describe, expect, it } from 'vitest';
import { dayOfMs, dayText, instantText } from '../../lib/calendar/time.ts';
import { HOSTILE_TEXTS, hostileNumbers } from './hostile.ts';
import { parseLetters } from './letters.ts';
import { isOpen, type PracticeTicket, SORTS } from './model.ts';
import { runningTickets } from './running.ts';

const NOW = Date.parse('2026-11-24T09:30:00+08:00');
const tickets = runningTickets(1, NOW);
const of = (sort: string) => tickets.filter((ticket) => ticket.sort === sort);
const day = (ms = 0) => dayText(dayOfMs(ms));

describe('the running quarter', () => {
  it('is the same for one seed and now, and another for another seed', () => {
    expect(runningTickets(1, NOW)).toEqual(tickets);
    expect(runningTickets(2, NOW)).not.toEqual(tickets);
  });

  it('has 240 tickets with numbers of their own, 60 to 80 open, each sort among them', () => {
    expect(tickets).toHaveLength(240);
    expect(new Set(tickets.map((ticket) => ticket.ticketNo)).size).toBe(240);
    const open = tickets.filter(isOpen).length;
    expect(open).toBeGreaterThanOrEqual(60);
    expect(open).toBeLessThanOrEqual(80);
    for (const sort of SORTS) expect(of(sort).length, sort).toBeGreaterThan(3);
    for (const channel of ['市长信箱', '区长信箱', '领导接听日'] as const) {
      expect(
        tickets.some((ticket) => ticket.channel === channel && isOpen(ticket)),
        channel,
      ).toBe(true);
    }
  });

  it('has limits where their sort says', () => {
    const hours = new Set(of('dueToday').map(({ dueAt = 0 }) => instantText(dueAt).slice(11, 16)));
    expect(of('dueToday').every(({ dueAt }) => day(dueAt) === '2026-11-24')).toBe(true);
    expect(hours.has('17:30') && hours.size > 3).toBe(true);
    expect(of('dueTomorrow').every(({ dueAt }) => day(dueAt) === '2026-11-25')).toBe(true);
    expect(of('overdueOpen').every(({ dueAt = NOW, status }) => dueAt < NOW && status.startsWith('待'))).toBe(true);
    expect(of('justArrived').every(({ receivedAt }) => NOW - receivedAt < 3_600_000)).toBe(true);
    expect(of('noDeadline').every((ticket) => ticket.dueAt === undefined && ticket.cityDueAt === undefined)).toBe(true);
    expect(of('finishedOnTime').every(({ finishedAt = 0, dueAt = 0 }) => finishedAt > 0 && finishedAt <= dueAt)).toBe(
      true,
    );
    expect(of('finishedLate').every(({ finishedAt = 0, dueAt = 0 }) => finishedAt > dueAt)).toBe(true);
    expect(tickets.some((ticket) => isOpen(ticket) && (ticket.cityDueAt ?? 0) > (ticket.dueAt ?? NOW))).toBe(true);
  });

  it('keeps returns and rework in their states', () => {
    expect(
      of('returned').every(({ status, returnReason, returnTo }) => status === '已退回' && returnReason && returnTo),
    ).toBe(true);
    expect(of('rework').every(({ status, round }) => status === '重办' && round === 2)).toBe(true);
    expect(of('rework').every(({ receivedAt, dueAt = 0 }) => NOW - receivedAt > 5 * 86_400_000 && dueAt > NOW)).toBe(
      true,
    );
  });

  it.each([
    '2026-10-01T00:10:00+08:00',
    '2026-10-05T12:00:00+08:00',
    '2026-12-31T23:50:00+08:00',
    '2027-01-04T08:00:00+08:00',
  ])('keeps time in order at %s', (now) => {
    const ms = Date.parse(now);
    for (const ticket of runningTickets(3, ms)) expectInOrder(ticket, ms);
  });
});

function expectInOrder(ticket: PracticeTicket, now: number): void {
  const { receivedAt, assignedAt, finishedAt = assignedAt, flow } = ticket;
  expect(receivedAt).toBeLessThanOrEqual(assignedAt);
  expect(assignedAt).toBeLessThanOrEqual(finishedAt);
  expect(finishedAt).toBeLessThanOrEqual(now);
  const times = flow.map((step) => step.at);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(Math.max(...times)).toBeLessThanOrEqual(now);
}

describe('returns that meet an obstacle', () => {
  it('are one ticket assigned by ruling and one that two units sent back, both with their log', () => {
    const stuck = (what: string) => tickets.filter((ticket) => ticket.stuck === what);
    expect(stuck('byRuling').map(({ flow }) => flow.some(({ note }) => note.includes('裁定')))).toEqual([true]);
    expect(stuck('bounced').map(({ flow }) => flow.filter(({ step }) => step === '退件').length)).toEqual([2]);
    expect([...stuck('byRuling'), ...stuck('bounced')].every(isOpen)).toBe(true);
  });
});

describe('hostile texts', () => {
  it('all stand on open tickets', () => {
    const hostile = tickets.filter((ticket) => ticket.hostile);
    expect(hostile.map((ticket) => ticket.hostile).sort()).toEqual(HOSTILE_TEXTS.map(({ name }) => name).sort());
    expect(hostile.every(isOpen)).toBe(true);
    expect(hostileNumbers(tickets)).toHaveLength(HOSTILE_TEXTS.length);
  });
});

describe('letters', () => {
  it('take the place of made-up texts, bad lines told', () => {
    const line = (n: number) => JSON.stringify({ title: `题${n}`, question: `问${n}`, reply: `答${n}`, id: n });
    const { letters, badLines } = parseLetters([line(1), 'no json', '', '{"title":1}', line(2)].join('\n'));
    expect(badLines).toEqual([2, 4]);
    const shown = runningTickets(1, NOW, letters);
    expect(shown).toHaveLength(240);
    expect(shown.filter(({ title }) => /^题[12]$/.test(title))).toHaveLength(2);
    expect(
      runningTickets(
        1,
        NOW,
        Array.from({ length: 500 }, () => letters[0] ?? { title: '', question: '', reply: '' }),
      ),
    ).toHaveLength(500);
  });
});
