/** Tickets of a backup put into a store: into an empty one, over others, and again. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chinaCalendar } from '../calendar/china.ts';
import { STANDARD_HOURS } from '../calendar/hours.ts';
import { type Ruling, settle } from '../clocks/settle.ts';
import { province5wd } from '../rules/presets/province-5wd.ts';
import type { Store } from './open.ts';
import { type PutBack, putBack } from './put-back.ts';
import { recordObservations } from './record.ts';
import { rebuildRollups } from './rollups.ts';
import { unsettled } from './rules.ts';
import { recordMark, settleAll } from './settle.ts';
import { memoryStore } from './testing.ts';
import { ticketPages } from './ticket-pages.ts';
import { changesOf, ticketOf } from './tickets.ts';

const site = 'http://a.local';
const start = Date.parse('2026-11-18T08:00:00+08:00');
const HOUR = 3_600_000;
const ruling: Ruling = { profile: province5wd, calendar: chinaCalendar, hours: STANDARD_HOURS, sinceMs: 0 };

const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 });
const observation = fc
  .record({
    ticketNo: fc.constantFrom('T1', 'T2', 'T3', 'T4'),
    title: maybe('路灯不亮', '路灯…', '路 灯不亮', '路灯不…'),
    citizenPhone: maybe('13800000000', '138****0000', '138***00000'),
    status: maybe('办理中', '已办结', '重办', '已退回', '甲类'),
    dueAt: maybe('2026-11-20', '2026-11-20T17:30:00+08:00', '2026-11-24'),
    receivedAt: maybe('2026-11-18', '2026-11-18T09:00:00+08:00'),
    finishedAt: maybe('2026-11-19', '2026-11-23T10:00:00+08:00'),
    unit: maybe('路口镇', '云溪街道', '路口…', '*'),
    satisfaction: maybe('满意', '不满意'),
    inferred: maybe({ dueAt: 'left' }, { receivedAt: 'year' }),
  })
  .map((seen) => Object.fromEntries(Object.entries(seen).filter(([, value]) => value !== undefined)));
const reading = fc.record({
  site: fc.constantFrom(site, 'http://b.local'),
  source: fc.constantFrom('list' as const, 'detail' as const, 'import' as const),
  hours: fc.integer({ min: 0, max: 300 }),
  seen: fc.array(observation, { maxLength: 6 }),
});
type Reading = typeof reading extends fc.Arbitrary<infer R> ? R : never;

async function readInto(store: Store, readings: readonly Reading[]): Promise<void> {
  for (const { site: of, source, hours, seen } of readings) {
    const ruled = (ticket: Parameters<typeof settle>[0], moment: Parameters<typeof settle>[2]) =>
      settle(ticket, ruling, moment);
    await recordObservations(store, { site: of, atMs: start + hours * HOUR, source, ruled }, seen);
  }
}

async function pagesOf(store: Store, size = 3) {
  const pages = [];
  for await (const page of ticketPages(store, size)) pages.push(page);
  return pages;
}

async function putAll(from: Store, into: Store, atMs = start + 400 * HOUR): Promise<PutBack[]> {
  const done: PutBack[] = [];
  for (const page of await pagesOf(from)) done.push(await putBack(into, page, atMs));
  return done;
}

const snapshot = async (store: Store) => ({
  pages: await pagesOf(store, 100),
  rollups: await store.rollups.toArray(),
});

const sum = (done: readonly PutBack[], of: 'added' | 'merged' | 'unchanged' | 'changes') =>
  done.reduce((total, each) => total + each[of], 0);

it('an empty store becomes what the backup was: tickets, history and counters', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(reading, { maxLength: 6 }), async (readings) => {
      const [from, into] = [memoryStore(), memoryStore()];
      await readInto(from, readings);
      const done = await putAll(from, into);
      expect(await snapshot(into)).toEqual(await snapshot(from));
      expect(sum(done, 'added')).toBe(await from.tickets.count());
      const waiting = (await into.similarWaiting.toArray()).flatMap(({ site: of, ticketNos }) =>
        ticketNos.map((ticketNo) => `${of} ${ticketNo}`),
      );
      const all = (await from.tickets.toArray()).map((ticket) => `${ticket.site} ${ticket.ticketNo}`);
      expect(waiting.sort()).toEqual(all.sort());
      from.db.close();
      into.db.close();
    }),
    { numRuns: 40 },
  );
});

it('over other readings it merges; put twice, also by settled clocks, it changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(reading, { maxLength: 5 }),
      fc.array(reading, { maxLength: 5 }),
      async (earlier, others) => {
        const [from, into] = [memoryStore(), memoryStore()];
        await readInto(from, earlier);
        await readInto(into, others);
        await putAll(from, into);
        await settleAll(into, ruling, 0);
        const once = await snapshot(into);
        const again = await putAll(from, into);
        expect(await snapshot(into)).toEqual(once);
        expect([sum(again, 'added'), sum(again, 'merged'), sum(again, 'changes')]).toEqual([0, 0, 0]);
        await rebuildRollups(into);
        expect(await into.rollups.toArray()).toEqual(once.rollups);
        from.db.close();
        into.db.close();
      },
    ),
    { numRuns: 120 },
  );
});

it('what the clerk noted and how earlier rounds ended outlive a page that was read before the restore', async () => {
  const [from, into] = [memoryStore(), memoryStore()];
  await readInto(from, [{ site, source: 'list', hours: 1, seen: [{ ticketNo: 'T1', status: '办理中' }] }]);
  const mark = { what: 'limit', dueAt: '2026-11-30', kind: 'correction', why: '电话告知' } as const;
  await recordMark(from, [site, 'T1'], mark, ruling, start + 2 * HOUR);
  await readInto(into, [{ site, source: 'list', hours: 200, seen: [{ ticketNo: 'T1', status: '待审核' }] }]);

  expect(await putAll(from, into)).toMatchObject([{ added: 0, merged: 1, refused: [] }]);
  expect(await ticketOf(into, site, 'T1')).toMatchObject({
    status: '待审核',
    marks: { override: { dueAt: '2026-11-30' } },
  });
  expect(await unsettled(into)).toBeDefined();
  await settleAll(into, ruling, 0);
  expect(await ticketOf(into, site, 'T1')).toMatchObject({ dueSource: 'override' });
});

it('a value that gives way to a newer one of the backup is kept in the history', async () => {
  const [from, into] = [memoryStore(), memoryStore()];
  await readInto(into, [{ site, source: 'list', hours: 1, seen: [{ ticketNo: 'T1', unit: '路口镇' }] }]);
  await readInto(from, [{ site, source: 'list', hours: 2, seen: [{ ticketNo: 'T1', unit: '云溪街道' }] }]);
  await putAll(from, into);
  expect(await ticketOf(into, site, 'T1')).toMatchObject({ unit: '云溪街道' });
  expect(await changesOf(into, site, 'T1')).toMatchObject([
    { field: 'unit', from: '路口镇', to: '云溪街道', source: 'import' },
  ]);
});

it('a newer value is not written over with an older one by a copy that was seen later', async () => {
  const first = {
    ticketNo: 'T1',
    title: '路灯不亮',
    status: '办理中',
    reply: '一稿：正在联系路灯所。',
    unit: '路口镇',
  };
  const second = { ...first, reply: '二稿：路灯已于今日修复，已电话告知来电人。', unit: '云溪街道' };
  const [newer, later] = [memoryStore(), memoryStore()];
  for (const store of [newer, later]) await readInto(store, [{ site, source: 'detail', hours: 0, seen: [first] }]);
  await readInto(newer, [{ site, source: 'detail', hours: 24, seen: [second] }]);
  // A list that prints neither reply nor unit.
  await readInto(later, [{ site, source: 'list', hours: 48, seen: [{ ticketNo: 'T1', title: '路灯不亮' }] }]);

  const { reply, unit } = second;
  await putAll(later, newer);
  expect(await ticketOf(newer, site, 'T1')).toMatchObject({ reply, unit, lastSeenAt: '2026-11-20T08:00:00+08:00' });
  expect(await changesOf(newer, site, 'T1')).toHaveLength(2);
  await putAll(newer, later);
  expect(await ticketOf(later, site, 'T1')).toEqual(await ticketOf(newer, site, 'T1'));
});

it('refuses what is malformed one by one, without its values, and puts back the rest', async () => {
  const [from, into] = [memoryStore(), memoryStore()];
  await readInto(from, [{ site, source: 'list', hours: 1, seen: [{ ticketNo: 'T1', title: '路灯' }] }]);
  const [good] = (await pagesOf(from)).flat();
  const entry = { site, ticketNo: 'T1', at: '2026-11-18T09:00:00+08:00', field: 'unit', from: '甲', to: '乙' };
  const { refused, added, changes } = await putBack(
    into,
    [
      { ticket: { ...good?.ticket, ticketNo: 'T2', title: 5 }, changes: [] },
      { ticket: { ...good?.ticket, ticketNo: 'T3', dueAt: '2026-02-30' }, changes: [] },
      { ticket: null, changes: [] },
      {
        ticket: good?.ticket,
        changes: [
          { ...entry, source: 'list', id: 7 },
          { ...entry, source: '李小明' },
          { ...entry, source: 'list', ticketNo: 'T9' },
        ],
      },
    ],
    start,
  );
  expect([added, changes]).toEqual([1, 1]);
  expect(refused.map(({ ticketNo, reason }) => `${ticketNo}: ${reason}`)).toEqual([
    'T2: title: invalid_type',
    'T3: ticket: not a time',
    'undefined: row: invalid_type',
    'T1: changes.1: source: invalid_value',
    'T1: changes.2: of another ticket',
  ]);
  expect(JSON.stringify(refused)).not.toContain('李小明');
});
