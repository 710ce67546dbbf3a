import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../calendar/china.ts';
import { STANDARD_HOURS } from '../calendar/hours.ts';
import { type Ruling, settle } from '../clocks/settle.ts';
import type { RuleProfile } from '../rules/model.ts';
import { province5wd } from '../rules/presets/province-5wd.ts';
import { shanghaiSubdistrict } from '../rules/presets/shanghai-subdistrict.ts';
import type { ReadingContext } from '../ticket/merge.ts';
import { figures } from './figures.ts';
import type { Store } from './open.ts';
import { recordObservations } from './record.ts';
import { rebuildRollups } from './rollups.ts';
import { markSettled, officeRules, saveOfficeRules, unsettled } from './rules.ts';
import { recordMark, settleAll } from './settle.ts';
import { memoryStore } from './testing.ts';
import { openTickets } from './tickets.ts';

const site = 'http://12345.local';
const nowMs = Date.parse('2026-11-24T12:00:00+08:00');
const instant = (day: string) => `2026-11-${day}T09:00:00+08:00`;
const ruling = (profile: RuleProfile): Ruling => ({
  profile,
  calendar: chinaCalendar,
  hours: STANDARD_HOURS,
  sinceMs: 0,
});

const ruledBy =
  (held: Ruling): NonNullable<ReadingContext['ruled']> =>
  (ticket, moment) =>
    settle(ticket, held, moment);

async function desk(profile = province5wd) {
  const store = memoryStore();
  const held = ruling(profile);
  const ctx = {
    site,
    source: 'list' as const,
    atMs: nowMs,
    ruled: ruledBy(held),
  };
  await recordObservations(store, ctx, [
    { ticketNo: 'T1', assignedAt: instant('16'), kind: '咨询', status: '处办中' },
    { ticketNo: 'T2', assignedAt: instant('23'), kind: '投诉', status: '处办中' },
    { ticketNo: 'T3', assignedAt: instant('16'), dueAt: '2026-11-20', status: '处办中' },
    { ticketNo: 'T4', assignedAt: instant('09'), status: '已办结', finishedAt: instant('17') },
  ]);
  return store;
}
const limits = async (store: Store) =>
  Object.fromEntries(
    (await openTickets(store)).map(({ ticketNo, dueAt, clocks, dueSource }) => [
      ticketNo,
      `${(dueAt ?? clocks?.find(({ clock }) => clock === 'limit')?.dueAt ?? '').slice(5, 16)} ${dueSource}`,
    ]),
  );
const counted = async (store: Store) =>
  Object.fromEntries((await figures(store, { nowMs, calendar: chinaCalendar })).map(({ id, value }) => [id, value]));
/** The counters that move by differences are those that counting anew gives. */
async function expectTrueCounters(store: Store): Promise<void> {
  const moved = await store.rollups.toArray();
  await rebuildRollups(store);
  expect(await store.rollups.toArray()).toEqual(moved);
}

describe('rules that change', () => {
  it('give open tickets other clocks, with their counters, and leave what has ended', async () => {
    const store = await desk();
    expect(await limits(store)).toEqual({ T1: '11-23T17:30 rule', T2: '11-30T17:30 rule', T3: '11-20 page' });
    expect(await counted(store)).toMatchObject({ due: 3, openOverdue: 2, finishedLate: 1, noDeadline: 0 });
    const finished = await store.tickets.get([site, 'T4']);
    await saveOfficeRules(store, shanghaiSubdistrict, nowMs);
    expect(await unsettled(store)).toBeDefined();
    // T3 keeps its printed limit, but is under other rules; T1 and T2 have other limits.
    expect(await settleAll(store, ruling(shanghaiSubdistrict), 0)).toBe(3);
    expect(await limits(store)).toEqual({ T1: '11-17T17:30 rule', T2: '11-30T17:30 rule', T3: '11-20 page' });
    expect(await store.tickets.get([site, 'T4'])).toEqual(finished);
    await expectTrueCounters(store);
    expect(await settleAll(store, ruling(shanghaiSubdistrict), 0)).toBe(0);
  });

  it('are refused when malformed, and the old ones stay in force', async () => {
    const store = await desk();
    await saveOfficeRules(store, province5wd, nowMs);
    const broken = { ...province5wd, rules: [{ ...province5wd.rules[0], unit: 'weeks' }] } as unknown as RuleProfile;
    await expect(saveOfficeRules(store, broken, nowMs)).rejects.toMatchObject({ code: 'invalid' });
    expect((await officeRules(store))?.profile).toEqual(province5wd);
  });

  it('hold from when the office chose them, however often the same ones are edited', async () => {
    const store = await desk();
    await saveOfficeRules(store, province5wd, nowMs);
    await saveOfficeRules(store, { ...province5wd, name: '本单位' }, nowMs + 1_000);
    expect((await officeRules(store))?.sinceMs).toBe(nowMs);
    // A rule that is added or changed holds from then.
    const [first, ...others] = province5wd.rules;
    if (!first) throw new Error('no rule');
    await saveOfficeRules(store, { ...province5wd, rules: [{ ...first, amount: 3 }, ...others] }, nowMs + 1_500);
    expect(await officeRules(store)).toMatchObject({ sinceMs: nowMs, since: { [first.id]: nowMs + 1_500 } });
    await saveOfficeRules(store, shanghaiSubdistrict, nowMs + 2_000);
    expect(await officeRules(store)).toEqual({ profile: shanghaiSubdistrict, sinceMs: nowMs + 2_000 });
  });

  it('are not taken for settled when others came meanwhile', async () => {
    const store = await desk();
    await saveOfficeRules(store, province5wd, nowMs);
    const token = (await unsettled(store)) ?? '';
    await saveOfficeRules(store, shanghaiSubdistrict, nowMs);
    await markSettled(store, token);
    expect(await unsettled(store)).toBeDefined();
    await markSettled(store, (await unsettled(store)) ?? '');
    expect(await unsettled(store)).toBeUndefined();
  });
});

describe('the clerk’s word', () => {
  it('changes ticket, history and counters together', async () => {
    const store = await desk();
    const mark = { what: 'limit', dueAt: '2026-11-30T17:30:00+08:00', kind: 'extension' } as const;
    const after = await recordMark(store, [site, 'T1'], mark, ruling(province5wd), nowMs);
    expect(after).toMatchObject({ dueSource: 'override', marks: { override: { kind: 'extension' } } });
    expect(await counted(store)).toMatchObject({ due: 2, openOverdue: 1 });
    expect((await store.changes.toArray()).filter(({ source }) => source === 'clerk')).toHaveLength(1);
    await expectTrueCounters(store);
  });

  it('is not taken on a ticket that has left, and refused when it cannot be', async () => {
    const store = await desk();
    const early = { what: 'approved', at: instant('10') } as const;
    await expect(recordMark(store, [site, 'T1'], early, ruling(province5wd), nowMs)).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await recordMark(store, [site, 'T4'], { what: 'pause' }, ruling(province5wd), nowMs)).toBeUndefined();
    expect(await store.changes.toArray()).toEqual([]);
  });
});
