import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../calendar/china.ts';
import { STANDARD_HOURS } from '../calendar/hours.ts';
import type { Rule, RuleProfile } from '../rules/model.ts';
import { province5wd } from '../rules/presets/province-5wd.ts';
import { yunxi2020 } from '../rules/presets/yunxi-2020.ts';
import { type Mark, markFault, markTicket, zMark } from '../ticket/mark.ts';
import { mergeObservation } from '../ticket/merge.ts';
import type { Observation, Ticket } from '../ticket/model.ts';
import { clocksOf, nearestClock } from './clocks.ts';
import { type Ruling, settle } from './settle.ts';

// 2026-11-23 is a Monday; the days named are of that November.
const instant = (text: string) => `2026-11-${text.replace(' ', 'T')}:00+08:00`;
const ms = (text: string) => Date.parse(instant(text));
const ruling = (profile: RuleProfile, sinceMs = 0): Ruling => ({
  profile,
  calendar: chinaCalendar,
  hours: STANDARD_HOURS,
  sinceMs,
});
const rules = (...own: Partial<Rule>[]): RuleProfile => ({
  ...yunxi2020,
  rules: own.map((rule, i) => ({
    id: `r${i}`,
    name: `规则${i}`,
    clock: 'limit',
    amount: 5,
    unit: 'workingDays',
    from: 'assigned',
    ...rule,
  })),
});

/** A ticket read again and again under rules. */
function desk(profile: RuleProfile, sinceMs?: number) {
  let ticket: Ticket | undefined;
  const held = ruling(profile, sinceMs);
  return {
    read(at: string, seen: Partial<Observation>, source: 'list' | 'detail' = 'list') {
      const ctx = {
        site: 'http://a.example',
        atMs: ms(at),
        source,
        ruled: (t: Ticket, m: Parameters<typeof settle>[2]) => settle(t, held, m),
      };
      ticket = mergeObservation(ticket, { ticketNo: '1', ...seen }, ctx).ticket;
      return ticket;
    },
    mark(at: string, mark: Mark) {
      if (!ticket) throw new Error('nothing read yet');
      const marked = markTicket(ticket, mark, instant(at));
      ticket = { ...marked, clocks: settle(marked, held, { phase: 'open', at: marked.lastSeenAt, shows: [] }) };
      return ticket;
    },
  };
}
const ends = (ticket: Ticket) =>
  Object.fromEntries(
    clocksOf(ticket).map(({ name, dueAt, source }) => [name, `${dueAt.slice(8, 16).replace('T', ' ')} ${source}`]),
  );
const stands = (ticket: Ticket, clock: string) => {
  const { endedAt, late } = ticket.clocks?.find((each) => each.clock === clock) ?? {};
  return [endedAt?.slice(8, 16).replace('T', ' '), late];
};

describe('the clocks of a ticket', () => {
  it('count from assignment, else from receipt, and the printed limit wins over the rule', () => {
    const read = (seen: Partial<Observation>) => ends(desk(province5wd).read('23 09:00', seen));
    expect(read({ assignedAt: instant('20 16:00'), receivedAt: instant('18 09:00') })).toEqual({
      return: '24 17:30 rule',
      limit: '27 17:30 rule',
      extension: '27 17:30 rule',
    });
    expect(read({ receivedAt: instant('18 09:00') })).toMatchObject({ limit: '25 17:30 rule' });
    expect(read({ receivedAt: instant('18 09:00'), dueAt: '2026-11-30' })).toMatchObject({ limit: '30 page' });
    expect(read({})).toEqual({ return: '25 17:30 rule' });
  });

  it('take the clerk over what is printed, and give way when that is taken back', () => {
    const own = desk(province5wd);
    own.read('23 09:00', { assignedAt: instant('20 16:00'), dueAt: instant('26 12:00') });
    const longer = own.mark('23 10:00', {
      what: 'limit',
      dueAt: instant('30 17:30'),
      kind: 'extension',
      why: '已批准',
    });
    expect(ends(longer)).toMatchObject({ limit: '30 17:30 override' });
    expect(stands(longer, 'extension')).toEqual(['23 10:00', false]);
    expect(ends(own.read('23 11:00', { dueAt: instant('27 12:00') }))).toMatchObject({ limit: '30 17:30 override' });
    const back = own.mark('23 12:00', { what: 'limit' });
    expect(ends(back)).toMatchObject({ limit: '27 12:00 page' });
    expect(stands(back, 'extension')).toEqual([undefined, undefined]);
  });

  it('take no word that cannot be: a day that is none, before the ticket came, a step still to come', () => {
    const ticket = desk(yunxi2020).read('23 09:00', { assignedAt: instant('20 16:00') });
    const fault = (mark: Mark) => markFault(ticket, mark, instant('23 10:00'));
    expect(zMark.safeParse({ what: 'limit', dueAt: '2026-11-31' }).success).toBe(false);
    expect(fault({ what: 'limit', dueAt: instant('20 15:58') })).toBe('before-start');
    expect(fault({ what: 'approved', at: instant('23 10:01') })).toBe('future');
    const limited = { ...ticket, dueAt: instant('27 17:30') };
    const extended = (dueAt: string) =>
      markFault(limited, { what: 'limit', dueAt, kind: 'extension' }, instant('23 10:00'));
    expect([extended(instant('27 17:30')), extended(instant('27 17:31'))]).toEqual(['not-later', undefined]);
    expect(fault({ what: 'approved', at: instant('19 10:00') })).toBe('before-start');
    expect(fault({ what: 'approved', at: instant('20 16:00') })).toBeUndefined();
  });

  it('stand still while paused, and go on later by as many working days', () => {
    const own = desk(rules({ pausable: true }));
    own.read('16 09:00', { assignedAt: instant('16 09:00') });
    expect(own.mark('18 10:00', { what: 'pause' }).clocks).toMatchObject([
      { paused: true, dueAt: instant('23 17:30') },
    ]);
    const after = own.mark('20 10:00', { what: 'resume' });
    expect(after.clocks?.[0]).not.toHaveProperty('paused');
    expect(ends(after)).toEqual({ limit: '25 17:30 rule' });
  });

  it('run for signing only where the page says that nobody has signed', () => {
    const own = desk(rules({ clock: 'sign', amount: 1 }));
    expect(own.read('23 09:00', { status: '处办中', assignedAt: instant('23 08:00') }).clocks).toBeUndefined();
    const other = desk(
      rules({ clock: 'sign', amount: 1 }, { clock: 'contact', amount: 4, unit: 'hours', from: 'signed' }),
    );
    expect(ends(other.read('23 09:00', { status: '待签收', assignedAt: instant('23 08:00') }))).toEqual({
      sign: '24 17:30 rule',
    });
    const signed = other.read('23 15:00', { status: '处办中' });
    expect(stands(signed, 'sign')).toEqual(['23 15:00', false]);
    expect(ends(signed)).toMatchObject({ contact: '23 19:00 rule' });
  });

  it('say late or in time only where that is certain', () => {
    const signedSeen = (lastUnsigned: string, seen: string) => {
      const own = desk(rules({ clock: 'sign', amount: 1 }));
      own.read('23 09:00', { status: '待签收', assignedAt: instant('23 08:00') });
      own.read(lastUnsigned, { status: '待签收' });
      return stands(own.read(seen, { status: '处办中' }), 'sign');
    };
    expect(signedSeen('23 10:00', '24 17:00')).toEqual(['24 17:00', false]);
    expect(signedSeen('23 10:00', '25 09:00')).toEqual(['25 09:00', undefined]);
    expect(signedSeen('24 18:00', '25 09:00')).toEqual(['25 09:00', true]);
  });

  it('leave alone what had run out before the office chose its rules', () => {
    const ticket = desk(yunxi2020, ms('20 09:00')).read('23 09:00', { assignedAt: instant('10 09:00') });
    expect(ticket.clocks?.map(({ clock }) => clock)).toEqual(['return']);
  });
});

describe('what has happened', () => {
  const assigned = { assignedAt: instant('23 08:00'), status: '处办中' };

  it('is frozen with its deadline and rule, whatever the rules say later', () => {
    const own = desk(yunxi2020);
    own.read('23 09:00', assigned);
    const approved = own.mark('24 10:00', { what: 'approved', at: instant('24 10:00') });
    const later = settle(approved, ruling(rules({ clock: 'approval', amount: 9 })), {
      phase: 'open',
      at: instant('30 09:00'),
      shows: [],
    });
    expect(later).toEqual(approved.clocks?.filter(({ clock }) => clock === 'approval'));
    expect(later).toMatchObject([{ dueAt: instant('24 17:30'), ruleName: '收件后 1 个工作日内阅批', late: false }]);
  });

  it('can be taken back by the clerk', () => {
    const own = desk(yunxi2020);
    own.read('23 09:00', assigned);
    own.mark('24 10:00', { what: 'approved', at: instant('24 10:00') });
    expect(stands(own.mark('24 11:00', { what: 'approved' }), 'approval')).toEqual([undefined, undefined]);
  });

  it('freezes the limit of a rule with its name', () => {
    const own = desk(province5wd);
    own.read('23 09:00', assigned);
    const { outcome } = own.read('30 18:00', { status: '已办结', finishedAt: instant('30 18:00') });
    expect(outcome).toMatchObject({
      dueAt: instant('30 17:30'),
      dueSource: 'rule',
      rule: '5 个工作日办结答复',
      late: true,
    });
  });

  it('leaves a rework clocks of its own, and keeps the first round', () => {
    const own = desk(province5wd);
    own.read('09 09:00', { ...assigned, assignedAt: instant('09 08:00') });
    own.read('13 09:00', { status: '已办结', finishedAt: instant('13 09:00') });
    const again = own.read('20 09:00', { status: '重办' });
    expect(again).toMatchObject({ round: 2, roundAt: instant('20 09:00'), earlier: [{ outcome: { late: false } }] });
    expect(again.clocks?.find(({ clock }) => clock === 'limit')).toMatchObject({
      start: 'rework',
      dueAt: instant('27 17:30'),
    });
    expect(own.read('20 10:00', { status: '重办', assignedAt: instant('19 10:00') }).clocks?.[1]).toMatchObject({
      start: 'assigned',
      dueAt: instant('26 17:30'),
    });
  });
});

describe('the nearest clock', () => {
  const at = (ticket: Ticket, text: string) => nearestClock(ticket, ms(text))?.name;

  it('is a step before the limit, and of two at once what must be done', () => {
    const own = desk(yunxi2020);
    const ticket = own.read('23 09:00', { assignedAt: instant('23 08:00'), dueAt: '2026-11-30' });
    expect(at(ticket, '23 09:00')).toBe('approval');
    expect(at(own.mark('23 10:00', { what: 'approved', at: instant('23 10:00') }), '23 10:00')).toBe('limit');
  });

  it('is the window for a return only while it is open and the ticket is nobody’s yet', () => {
    const ticket = desk(province5wd).read('23 09:00', { assignedAt: instant('23 08:00') });
    expect(at(ticket, '23 09:00')).toBe('return');
    expect(at(ticket, '25 18:00')).toBe('limit');
  });
});

describe('a rework', () => {
  const first = { assignedAt: instant('09 08:00'), status: '处办中', dueAt: instant('20 17:30') };
  const finished = { status: '已办结', finishedAt: instant('19 09:00'), contactedAt: instant('16 09:00') };

  it('is not held to what is still printed of the round before, again and again', () => {
    const own = desk(province5wd);
    own.read('09 09:00', first);
    own.read('19 10:00', { ...first, ...finished });
    const left = { dueAt: first.dueAt, contactedAt: finished.contactedAt };
    for (const at of ['23 09:00', '23 10:00'])
      expect(ends(own.read(at, { status: '重办中', ...left }))).toMatchObject({ limit: '30 17:30 rule' });
    // A limit of its own holds, and so does the old one while it is still ahead.
    expect(ends(own.read('23 11:00', { status: '重办中', dueAt: instant('25 12:00') }))).toMatchObject({
      limit: '25 12:00 page',
    });
    const early = desk(province5wd);
    early.read('09 09:00', first);
    early.read('10 10:00', { ...first, status: '已办结', finishedAt: instant('10 09:00') });
    expect(ends(early.read('11 09:00', { ...first, status: '重办中' }))).toMatchObject({ limit: '20 17:30 page' });
  });

  it('is judged by its own finish and its own contact', () => {
    const own = desk(rules({}, { clock: 'contact', amount: 1 }));
    own.read('02 09:00', { assignedAt: instant('02 08:00'), status: '处办中' });
    own.read('04 10:00', {
      ...finished,
      status: '已办结',
      finishedAt: instant('04 09:00'),
      contactedAt: instant('03 09:00'),
    });
    const again = own.read('09 09:00', {
      status: '重办',
      finishedAt: instant('04 09:00'),
      contactedAt: instant('03 09:00'),
    });
    expect(stands(again, 'contact')).toEqual([undefined, undefined]);
    const done = own.read('24 09:00', { status: '重办已办结', finishedAt: instant('04 09:00') });
    expect(done.outcome).toMatchObject({ dueAt: instant('16 17:30'), finishedAt: instant('24 09:00'), late: true });
  });
});

describe('what is not certain', () => {
  it('is not said: a field that a reading did not show tells nothing of when it changed', () => {
    const contact = rules({ clock: 'contact', amount: 1 });
    const own = desk(contact);
    own.read('16 09:00', { assignedAt: instant('16 08:00') });
    own.read('19 09:00', {});
    expect(stands(own.read('20 09:00', { contacted: '是' }, 'detail'), 'contact')).toEqual(['20 09:00', undefined]);
    const seen = desk(contact);
    seen.read('16 09:00', { assignedAt: instant('16 08:00'), contacted: '否' });
    seen.read('19 09:00', { contacted: '否' }, 'detail');
    expect(stands(seen.read('20 09:00', { contacted: '是' }, 'detail'), 'contact')).toEqual(['20 09:00', true]);
  });

  it('is not carried over to a later end of the same clock', () => {
    const own = desk(rules({ clock: 'contact', amount: 1 }));
    own.read('16 09:00', { assignedAt: instant('16 08:00'), contacted: '否' });
    own.read('18 09:00', { contacted: '否' }, 'detail');
    own.read('18 10:00', { assignedAt: instant('18 08:00') });
    expect(stands(own.read('20 09:00', { contacted: '是' }, 'detail'), 'contact')).toEqual(['20 09:00', undefined]);
  });

  it('is not read out of words that say the opposite', () => {
    for (const contacted of ['是否联系', '已拨打未接通', '已多次联系未果', '否']) {
      const own = desk(rules({ clock: 'contact', amount: 1 }));
      expect(stands(own.read('16 09:00', { assignedAt: instant('16 08:00'), contacted }), 'contact')).toEqual([
        undefined,
        undefined,
      ]);
    }
  });

  it('is not held against a clerk: steps that had run out before a rule was made, withdrawn tickets', () => {
    const own = desk(yunxi2020, ms('23 09:00'));
    own.read('23 10:00', { assignedAt: instant('10 09:00'), status: '处办中' });
    expect(own.read('24 09:00', { status: '已阅批' }).clocks?.map(({ clock }) => clock)).toEqual(['return']);
    const gone = desk(province5wd);
    gone.read('16 09:00', { assignedAt: instant('10 09:00'), status: '处办中' });
    expect(stands(gone.read('24 09:00', { status: '已作废' }), 'return')).toEqual([undefined, undefined]);
  });
});

describe('ends', () => {
  it('of a pause: the ticket finishes while it is on', () => {
    const own = desk(rules({ pausable: true }));
    own.read('16 09:00', { assignedAt: instant('16 09:00'), status: '处办中' });
    own.mark('18 10:00', { what: 'pause' });
    const { outcome, marks } = own.read('25 10:00', { status: '已办结', finishedAt: instant('25 09:00') });
    expect(outcome).toMatchObject({ dueAt: instant('30 17:30'), late: false });
    expect(marks?.pauses).toEqual([{ from: instant('18 10:00'), to: instant('25 09:00') }]);
  });

  it('of the time to ask for an extension: the limit before it was extended', () => {
    const own = desk(province5wd);
    own.read('16 09:00', { assignedAt: instant('16 08:00') });
    const after = own.mark('27 10:00', { what: 'limit', dueAt: '2026-12-04', kind: 'extension' });
    expect(after.clocks?.find(({ clock }) => clock === 'extension')).toMatchObject({
      dueAt: instant('23 17:30'),
      late: true,
    });
  });

  it('of the day itself: the next working day, once that one is free or over', () => {
    const sameDay = (assigned: string, more: Partial<Rule>) =>
      ends(desk(rules({ amount: 0, ...more })).read('23 09:00', { assignedAt: instant(assigned) }));
    expect(sameDay('20 10:00', {})).toEqual({ limit: '20 17:30 rule' });
    expect(sameDay('20 18:00', {})).toEqual({ limit: '23 17:30 rule' });
    expect(sameDay('21 10:00', {})).toEqual({ limit: '23 17:30 rule' });
    expect(sameDay('20 18:00', { amount: 1, startDayCounts: true })).toEqual({ limit: '23 17:30 rule' });
    expect(sameDay('20 13:00', { cutoff: '12:00' })).toEqual({ limit: '23 12:00 rule' });
  });

  it('of a ticket that prints the city’s limit alone: whichever comes first', () => {
    const own = desk(rules({ amount: 9 }));
    own.read('16 09:00', { assignedAt: instant('16 08:00'), cityDueAt: '2026-11-20', status: '处办中' });
    const { outcome, dueSource } = own.read('24 09:00', { status: '已办结', finishedAt: instant('24 08:00') });
    expect([outcome?.dueAt, outcome?.late, dueSource]).toEqual(['2026-11-20', true, 'page']);
  });

  it('of a finished ticket: the limit that was frozen, whatever is printed later', () => {
    const own = desk(province5wd);
    own.read('16 09:00', { assignedAt: instant('16 08:00'), status: '处办中' });
    own.read('20 10:00', { status: '已办结', finishedAt: instant('20 09:00') });
    const later = own.read('20 11:00', {
      status: '已办结',
      finishedAt: instant('20 09:00'),
      dueAt: instant('19 12:00'),
    });
    expect(clocksOf(later).find(({ name }) => name === 'limit')).toMatchObject({
      dueAt: instant('23 17:30'),
      late: false,
    });
  });
});
