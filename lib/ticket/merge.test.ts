import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeObservation, type ReadingContext } from './merge.ts';
import type { Observation, Ticket } from './model.ts';

const site = 'http://12345.local';
const at = (text: string) => Date.parse(`2026-11-${text}+08:00`);
const ctx = (atMs = at('23T09:00:00'), source: ReadingContext['source'] = 'list') => ({ site, atMs, source });
const merge = (before: Ticket | undefined, seen: Omit<Observation, 'ticketNo'>, where = ctx()) =>
  mergeObservation(before, { ticketNo: '202611230339', ...seen }, where);
const fresh = (seen: Omit<Observation, 'ticketNo'>, atMs?: number) => merge(undefined, seen, ctx(atMs)).ticket;

describe('what a reading may replace', () => {
  it('never erases a known value by an absent one', () => {
    const { ticket, changes } = merge(fresh({ title: '路灯不亮', unit: '路口镇' }), { title: '路灯不亮' });
    expect(ticket.unit).toBe('路口镇');
    expect(changes).toEqual([]);
  });

  it.each([
    ['content', '路灯不亮已三天\n请修复', '路灯不亮已…'],
    ['content', '路灯不亮已三天', '路灯不亮...'],
    ['citizenName', '张三丰', '张**'],
    ['citizenPhone', '13812341234', '138****1234'],
    ['dueAt', '2026-11-25T17:30:00+08:00', '2026-11-25'],
    ['receivedAt', '2026-11-23T08:12:41+08:00', '2026-11-23T08:12:00+08:00'],
  ] as const)('keeps the fuller %s, whichever comes first', (field, full, cut) => {
    const kept = merge(fresh({ [field]: full }), { [field]: cut });
    const refined = merge(fresh({ [field]: cut }), { [field]: full });
    expect([kept.ticket[field], refined.ticket[field]]).toEqual([full, full]);
    expect([...kept.changes, ...refined.changes]).toEqual([]);
  });

  it('records a value that disagrees, also one that is cut or masked', () => {
    const before = fresh({ title: '路灯不亮已三天', citizenName: '张三', dueAt: '2026-11-25T17:30:00+08:00' });
    const { ticket, changes } = merge(before, { title: '井盖破损…', citizenName: '李*', dueAt: '2026-11-26' });
    expect(ticket).toMatchObject({ title: '井盖破损…', citizenName: '李*', dueAt: '2026-11-26' });
    expect(changes.map(({ field, from, to }) => [field, from, to])).toContainEqual([
      'title',
      '路灯不亮已三天',
      '井盖破损…',
    ]);
    expect(changes).toHaveLength(3);
  });
});

describe('finishing', () => {
  const dueAt = '2026-11-25T17:30:00+08:00';

  it('is frozen with the limit it was held to', () => {
    const open = fresh({ status: '办理中', dueAt });
    expect(open).toMatchObject({ open: 1, dueSource: 'page' });
    const done = merge(open, { status: '已办结', finishedAt: '2026-11-25T18:00:00+08:00' }).ticket;
    expect(done).toMatchObject({ open: 0, outcome: { dueAt, dueSource: 'page', late: true } });
    const moved = merge(done, { status: '待回访', dueAt: '2026-11-30' }).ticket;
    expect(moved.dueAt).toBe('2026-11-30');
    expect(moved.outcome).toEqual(done.outcome);
  });

  it('counts a finish on the last day as in time where only the day is printed', () => {
    const outcome = (finishedAt: string) => fresh({ status: '已办结', dueAt, finishedAt }).outcome;
    expect(outcome('2026-11-25')?.late).toBe(false);
    expect(outcome('2026-11-26')?.late).toBe(true);
  });

  it('takes the first time it was seen finished, until the page prints the time', () => {
    const seen = merge(fresh({ status: '办理中', dueAt }), { status: '已办结' }, ctx(at('26T09:00:00'))).ticket;
    expect(seen.outcome).toMatchObject({ finishedAt: '2026-11-26T09:00:00+08:00', late: true });
    expect(merge(seen, { status: '已办结' }, ctx(at('27T09:00:00'))).ticket.outcome).toEqual(seen.outcome);
    const printed = merge(seen, { finishedAt: '2026-11-25T16:00:00+08:00' }, ctx(at('27T09:00:00'), 'detail')).ticket;
    expect(printed.outcome).toMatchObject({ finishedAt: '2026-11-25T16:00:00+08:00', late: false });
  });

  it('is completed by a limit that was not known at the time', () => {
    const done = fresh({ status: '已办结', finishedAt: '2026-11-26' });
    expect(done.outcome).toMatchObject({ finishedAt: '2026-11-26', dueSource: 'none', late: false });
    expect(merge(done, { dueAt }).ticket.outcome).toMatchObject({ dueAt, dueSource: 'page', late: true });
  });

  it('leaves a returned ticket without outcome', () => {
    expect(fresh({ status: '已退回', dueAt })).toMatchObject({ open: 0 });
    expect(fresh({ status: '已退回', dueAt }).outcome).toBeUndefined();
  });

  it('stays as it is under a status whose word is unknown', () => {
    const done = fresh({ status: '已办结', dueAt });
    expect(merge(done, { status: '甲类' }).ticket).toMatchObject({ open: 0, round: 1 });
  });
});

describe('rework', () => {
  const done = fresh({ status: '已办结', finishedAt: '2026-11-20', dueAt: '2026-11-25' });

  it('starts a new round when a finished ticket is open again', () => {
    const { ticket, changes } = merge(done, { status: '办理中', finishedAt: '2026-11-20' }, ctx(undefined, 'detail'));
    expect(ticket).toMatchObject({ round: 2, open: 1 });
    expect([ticket.outcome, ticket.finishedAt]).toEqual([undefined, undefined]);
    expect(changes.map((change) => change.field)).toEqual(['status', 'round']);
    expect(merge(ticket, { status: '重办' }).ticket.round).toBe(2);
    expect(merge(ticket, { finishedAt: '2026-11-20' }).ticket.open).toBe(1);
  });

  it('starts a new round when the status says so for the first time', () => {
    expect(fresh({ status: '重办' })).toMatchObject({ round: 2, open: 1 });
    const again = merge(fresh({ status: '办理中' }), { status: '重办已办结', finishedAt: '2026-11-23' }).ticket;
    expect(again).toMatchObject({ round: 2, open: 0, outcome: { finishedAt: '2026-11-23' } });
    expect(merge(again, { status: '重办已办结' }).ticket.round).toBe(2);
  });

  it('is not what a list shows that was loaded before the finish', () => {
    const stale = merge(done, { status: '办理中' });
    expect(stale).toEqual({ ticket: done, changes: [] });
    expect(merge(done, { status: '重办' }).ticket).toMatchObject({ round: 2, open: 1 });
    expect(merge(done, { status: '办理中' }, ctx(at('23T11:00:00'))).ticket).toMatchObject({ round: 2, open: 1 });
  });

  it('is not what happens to a returned ticket that comes back', () => {
    expect(merge(fresh({ status: '已退回' }), { status: '待签收' }).ticket).toMatchObject({ round: 1, open: 1 });
  });
});

describe('a file', () => {
  const file = ctx(at('24T09:00:00'), 'import');
  const dueAt = '2026-11-25T17:30:00+08:00';
  const known = fresh({ title: '路灯不亮…', status: '已办结', finishedAt: '2026-11-20', dueAt });

  it('tells of a new ticket as a list does, and says that no page showed it', () => {
    const told = merge(undefined, { status: '办理中', dueAt }, file).ticket;
    expect(told).toMatchObject({ imported: true, open: 1, dueAt, dueSource: 'page' });
    const seen = merge(told, { status: '待审核' }, ctx(at('25T09:00:00'))).ticket;
    expect([seen.imported, seen.status, seen.lastSeenAt]).toEqual([undefined, '待审核', '2026-11-25T09:00:00+08:00']);
  });

  it('only fills gaps of a ticket that was seen on a page', () => {
    const old = {
      title: '路灯不亮已三天',
      status: '待签收',
      dueAt: '2026-11-10',
      finishedAt: '2026-10-01',
      unit: '路口镇',
    };
    const { ticket, changes } = merge(known, old, file);
    expect(ticket).toEqual({ ...known, title: '路灯不亮已三天', unit: '路口镇' });
    expect(changes).toEqual([]);
    const open = fresh({ status: '办理中', dueAt });
    expect(merge(open, { status: '已办结', finishedAt: '2026-11-20' }, file).ticket).toEqual(open);
  });

  it('finishes a ticket of which no page printed a status, and opens none again', () => {
    const bare = fresh({ title: '路灯不亮' });
    expect(merge(bare, { status: '已办结', finishedAt: '2026-11-20', dueAt }, file).ticket).toMatchObject({
      open: 0,
      outcome: { finishedAt: '2026-11-20', dueAt, late: false },
    });
    const told = merge(undefined, { status: '已办结', finishedAt: '2026-11-20' }, file).ticket;
    expect(merge(told, { status: '办理中' }, file)).toEqual({ ticket: told, changes: [] });
    expect(merge(fresh({ status: '已退回' }), { status: '重办' }, file).ticket).toMatchObject({ open: 0, round: 1 });
  });

  it('changes what only files told before', () => {
    const told = merge(undefined, { status: '待签收', unit: '路口镇' }, file).ticket;
    const { ticket, changes } = merge(told, { status: '已办结', finishedAt: '2026-11-20', unit: '松杨湖街道' }, file);
    expect(ticket).toMatchObject({ open: 0, unit: '松杨湖街道', imported: true });
    expect(changes.map(({ source }) => source)).toEqual(['import', 'import']);
  });

  it('without finish times says nothing of being in time, until a page prints one', () => {
    const told = merge(undefined, { status: '已办结', dueAt: '2026-10-01' }, file).ticket;
    expect(told.outcome).toMatchObject({ dueSource: 'none', late: false });
    const listed = merge(told, { status: '已办结' }, ctx(at('25T09:00:00'))).ticket;
    expect(listed.outcome).toEqual(told.outcome);
    const printed = merge(listed, { finishedAt: '2026-10-02' }, ctx(at('25T10:00:00'), 'detail')).ticket;
    expect(printed.outcome).toMatchObject({ finishedAt: '2026-10-02', dueAt: '2026-10-01', late: true });
  });

  it('does not make a page that shows the ticket open a stale one', () => {
    const told = merge(undefined, { status: '已办结', finishedAt: '2026-11-20' }, file).ticket;
    expect(merge(told, { status: '办理中' }, ctx(at('24T09:10:00'))).ticket).toMatchObject({ open: 1, round: 2 });
  });
});

it.each(['detail', 'import'] as const)('the same thing again, by a %s, changes nothing', (source) => {
  const maybe = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
  const seen = fc.record({
    status: maybe('办理中', '已办结', '重办', '重办已办结', '已退回', '甲类'),
    title: maybe('路灯不亮', '路灯…', '井盖'),
    dueAt: maybe('2026-11-20', '2026-11-20T17:30:00+08:00', '2026-11-24'),
    cityDueAt: maybe('2026-11-22'),
    finishedAt: maybe('2026-11-19', '2026-11-23T10:00:00+08:00'),
  });
  fc.assert(
    fc.property(fc.array(seen, { minLength: 1, maxLength: 5 }), (all) => {
      let ticket: Ticket | undefined;
      for (const [hour, each] of all.entries()) {
        const where = ctx(at('23T09:00:00') + hour * 3_600_000, source);
        const once = merge(ticket, each, where);
        expect(merge(once.ticket, each, where)).toEqual({ ticket: once.ticket, changes: [] });
        ticket = once.ticket;
      }
    }),
  );
});
