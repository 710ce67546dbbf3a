import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../calendar/china.ts';
import { STANDARD_HOURS } from '../calendar/hours.ts';
import { instantText } from '../calendar/time.ts';
import { recordSeen, snooze, unseen } from '../store/ledger.ts';
import { recordObservations } from '../store/record.ts';
import { memoryStore } from '../store/testing.ts';
import { mergeObservation } from '../ticket/merge.ts';
import type { Observation } from '../ticket/model.ts';
import { groupWords, type Reminder } from './group.ts';
import { showableMs } from './hours.ts';
import { planReminders } from './plan.ts';
import { remindRound } from './run.ts';
import { DEFAULT_REMINDERS, type ReminderSettings } from './settings.ts';
import { fakeNotifier } from './testing.ts';
import { countsOf } from './told.ts';

// 2026-11-27 is a Friday.
const site = 'http://12345.local';
const at = (text: string) => Date.parse(`2026-11-${text}:00+08:00`);
const ticket = (ticketNo: string, dueAt: string, status = '办理中') =>
  mergeObservation(undefined, { ticketNo, dueAt, status }, { site, atMs: at('18T09:00'), source: 'list' }).ticket;
const friday = ticket('T1', '2026-11-27T17:30:00+08:00');
const by = (more: Partial<ReminderSettings> = {}) => ({
  settings: { ...DEFAULT_REMINDERS, ...more },
  calendar: chinaCalendar,
  hours: STANDARD_HOURS,
});
const plan = (nowMs: number, tickets = [friday], given: string[] = [], more: Partial<ReminderSettings> = {}) => {
  const { keys, nextMs } = planReminders(tickets, new Set(given), nowMs, by(more));
  return {
    stages: keys.map((key) =>
      key
        .split('|')
        .filter((_, i) => i === 1 || i === 4)
        .join(' '),
    ),
    next: nextMs && instantText(nextMs).slice(5, 16),
    keys,
  };
};

describe('planning', () => {
  it('goes through the stages, each once, and then every working morning', () => {
    const given: string[] = [];
    const heard: string[] = [];
    for (let now: number | undefined = at('24T10:00'), step = 0; now !== undefined && step < 7; step++) {
      const { stages, keys } = plan(now, [friday], given);
      given.push(...keys);
      heard.push(...stages.map((stage) => `${instantText(now ?? 0).slice(5, 16)} ${stage}`));
      now = planReminders([friday], new Set(given), now, by()).nextMs;
    }
    expect(heard).toEqual([
      '11-26T00:00 T1 before:1workingDays',
      '11-27T15:30 T1 before:2workingHours',
      '11-27T17:30 T1 end',
      '11-30T08:30 T1 morning:2026-11-30',
      '12-01T08:30 T1 morning:2026-12-01',
      '12-02T08:30 T1 morning:2026-12-02',
    ]);
  });

  it('gives only the latest stage to a ticket that jumped over some', () => {
    expect(plan(at('30T09:00'))).toMatchObject({ stages: ['T1 morning:2026-11-30'], next: '12-01T08:30' });
    expect(plan(at('28T09:00'))).toMatchObject({ stages: ['T1 end'], next: '11-30T08:30' });
  });

  it('reckons working time back over a weekend and a lunch break', () => {
    expect(plan(at('25T10:00'), [ticket('T2', '2026-11-30')]).next).toBe('11-27T00:00');
    expect(plan(at('30T08:00'), [ticket('T2', '2026-11-30T15:00:00+08:00')]).next).toBe('11-30T10:30');
    // A limit without a time of day: the last hours before the office closes.
    expect(plan(at('27T16:00'), [ticket('T2', '2026-11-27')]).stages).toEqual(['T2 before:2workingHours']);
  });

  it('starts anew when the limit moved, not when its time of day is filled in, and says nothing of tickets that left', () => {
    const [first = ''] = plan(at('26T09:00')).keys;
    expect(plan(at('26T09:00'), [ticket('T1', '2026-11-27T12:00:00+08:00')], [first]).stages).toHaveLength(1);
    const day = plan(at('26T09:00'), [ticket('T1', '2026-11-27')]).keys;
    expect(plan(at('26T09:00'), [friday], day).stages).toEqual([]);
    const left = [ticket('T3', '2026-11-26', '已办结'), ticket('T4', '2026-11-26', '已退回')];
    expect(plan(at('26T09:00'), left).stages).toEqual([]);
  });

  it('does as the office wishes', () => {
    const wish = { before: [{ amount: 4, unit: 'hours' as const }], atEnd: false, mornings: false };
    expect(plan(at('27T09:00'), [friday], [], wish)).toMatchObject({ stages: [], next: '11-27T13:30' });
    expect(plan(at('30T09:00'), [friday], [], { ...wish, before: [] })).toMatchObject({ stages: [], next: undefined });
    expect(plan(at('30T09:00'), [friday], [], { clocks: ['approval'] }).stages).toEqual([]);
  });
});

describe('when the clerk may be disturbed', () => {
  const first = (text: string, quiet: ReminderSettings['quiet'] = []) => {
    const ms = showableMs(at(text), chinaCalendar, STANDARD_HOURS, quiet);
    return ms && instantText(ms).slice(8, 16);
  };
  it('is in working hours and half an hour after them, save for quiet times', () => {
    expect(first('27T09:00')).toBe('27T09:00');
    expect(first('27T17:59')).toBe('27T17:59');
    expect(first('27T18:00')).toBe('30T08:30');
    expect(first('27T13:00', [['12:00', '14:30']])).toBe('27T14:30');
    expect(first('27T17:00', [['16:00', '20:00']])).toBe('30T08:30');
  });
});

describe('one notice', () => {
  const told = (...states: Reminder['state'][]) =>
    states.map((state, i): Reminder => ({ site, ticketNo: `T${i}`, text: { key: 'x', args: [] }, state }));

  it('names the ticket when there is one, and counts when there are many', () => {
    expect(groupWords(told('today'))).toMatchObject({ title: { key: 'reminder_one', args: ['T0'] } });
    expect(groupWords(told('today', 'today', 'today', 'overdue'))?.title).toEqual({
      key: 'reminder_many_today_overdue',
      args: ['3', '1'],
    });
    expect(groupWords(told('soon', 'soon'))?.title).toEqual({ key: 'reminder_many_soon', args: ['2'] });
    expect(groupWords(told(...Array.from({ length: 9 }, () => 'overdue' as const)))?.lines).toHaveLength(5);
    expect(groupWords([])).toBeUndefined();
  });
});

describe('a round', () => {
  async function desk(observations: Observation[], more: Partial<ReminderSettings> = { digest: undefined }) {
    const store = memoryStore();
    const notifier = fakeNotifier();
    await recordObservations(store, { site, source: 'list', atMs: at('18T09:00') }, observations);
    const sites = new Set([site]);
    const round = (text: string) => remindRound({ store, notifier, nowMs: at(text), sites, ...by(more) });
    return { store, notifier, sites, round };
  }
  const one = [{ ticketNo: 'T1', dueAt: '2026-11-27T17:30:00+08:00', status: '办理中' }];
  const titles = ({ log }: ReturnType<typeof fakeNotifier>) =>
    log.map(({ notice }) => [notice.title.key, ...notice.title.args].join(' '));

  it('claims at any hour, for icon, popup and page, and shows in working hours, once', async () => {
    const { store, notifier, sites, round } = await desk(one);
    const { nextMs } = await round('26T02:00');
    expect(countsOf(await unseen(store, at('26T02:00'), sites), at('26T02:00'))).toEqual({ overdue: 0, soon: 1 });
    expect([notifier.log.length, nextMs]).toEqual([0, at('26T08:30')]);
    await round('26T08:30');
    await round('26T08:31');
    expect(titles(notifier)).toEqual(['reminder_one T1']);
  });

  it('shows what a worker had claimed that died, and not what it had shown', async () => {
    const { notifier, round } = await desk(one);
    let steps = 0;
    notifier.before = () => {
      if (++steps === 2) throw new Error('killed before showing');
    };
    await round('26T09:00').catch(() => undefined);
    expect(notifier.log).toHaveLength(0);
    notifier.before = () => {
      if (notifier.log.length === 1) throw new Error('killed after showing');
    };
    await round('26T09:05').catch(() => undefined);
    notifier.before = () => undefined;
    await round('26T09:10');
    expect(notifier.log).toHaveLength(1);
  });

  it('shows a snoozed reminder again when its time has come, and a seen one never', async () => {
    const { store, notifier, sites, round } = await desk(one);
    await round('26T09:00');
    const keys = (await unseen(store, at('26T09:00'), sites)).map(({ key }) => key);
    await snooze(store, keys, at('26T15:00'));
    expect(await unseen(store, at('26T14:59'), sites)).toEqual([]);
    expect((await round('26T10:00')).nextMs).toBe(at('26T15:00'));
    await round('26T15:00');
    await round('26T15:10');
    expect(notifier.log).toHaveLength(2);
    await recordSeen(store, keys, at('26T15:20'));
    await round('26T16:00');
    expect(notifier.log).toHaveLength(2);
    expect(await unseen(store, at('26T16:00'), sites)).toEqual([]);
  });

  it('sums up the day once, each working morning on which there is something to say', async () => {
    const { notifier, round } = await desk([...one, { ticketNo: 'T2', dueAt: '2026-11-20', status: '办理中' }], {
      digest: '09:00',
    });
    for (const text of ['26T08:59', '26T09:00', '26T09:30', '28T10:00', '30T10:00']) await round(text);
    expect(titles(notifier)).toEqual(['reminder_many_soon_overdue 1 1', 'digest_title 1 0 1', 'digest_title 2 0 0']);
    const quiet = await desk([{ ticketNo: 'T3', dueAt: '2026-12-30', status: '办理中' }], { digest: '09:00' });
    await quiet.round('26T09:30');
    expect(quiet.notifier.log).toEqual([]);
  });
});
