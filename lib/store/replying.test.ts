import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../calendar/china.ts';
import { STANDARD_HOURS } from '../calendar/hours.ts';
import { type Ruling, settle } from '../clocks/settle.ts';
import { lessonsOf } from '../replying/lessons.ts';
import { DEFAULT_REPLY_SETTINGS } from '../replying/settings.ts';
import type { RuleProfile } from '../rules/model.ts';
import { yunxi2020 } from '../rules/presets/yunxi-2020.ts';
import type { Observation } from '../ticket/model.ts';
import { recordObservations } from './record.ts';
import { dropContact, recordContact, recordSend, replySettings, saveReplySettings } from './replying.ts';
import { memoryStore } from './testing.ts';
import { changesOf, recentReplies, ticketOf } from './tickets.ts';

const site = 'http://12345.local';
const KEY = [site, 'T1'] as const;
const nowMs = Date.parse('2026-11-24T12:00:00+08:00');
const at = (time: string) => `2026-11-24T${time}:00+08:00`;
/** A first contact within a working day, as an office may demand. */
const profile: RuleProfile = {
  ...yunxi2020,
  id: 'own',
  rules: [
    {
      ...(yunxi2020.rules[0] as RuleProfile['rules'][number]),
      id: 'contact',
      name: '首次联系',
      clock: 'contact' as const,
    },
  ],
};
const ruling: Ruling = { profile, calendar: chinaCalendar, hours: STANDARD_HOURS, sinceMs: 0 };
const called = { at: at('09:20'), how: 'phone', reached: true, told: true } as const;

async function desk() {
  const store = memoryStore();
  const read = (seen: Partial<Observation>, atMs = nowMs) =>
    recordObservations(
      store,
      { site, source: 'detail', atMs, ruled: (ticket, moment) => settle(ticket, ruling, moment) },
      [{ ticketNo: 'T1', ...seen }],
    );
  await read({ receivedAt: at('08:30'), assignedAt: at('08:40'), status: '处办中' });
  return { store, read };
}
const contactClock = async ({ store }: Awaited<ReturnType<typeof desk>>) =>
  (await ticketOf(store, ...KEY))?.clocks?.find(({ clock }) => clock === 'contact');

describe('the contact log', () => {
  it('keeps each attempt, with its entry in the history, and ends the clock of the first contact', async () => {
    const office = await desk();
    const { store } = office;
    await recordContact(store, KEY, 'a', { at: at('09:00'), how: 'phone', reached: false }, ruling, nowMs);
    expect((await contactClock(office))?.endedAt).toBeUndefined();
    await recordContact(store, KEY, 'b', called, ruling, nowMs);
    expect((await contactClock(office))?.endedAt).toBe(at('09:20'));
    expect((await ticketOf(store, ...KEY))?.contacts?.map(({ id, round }) => [id, round])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect((await changesOf(store, ...KEY)).filter(({ field }) => field === 'contact')).toHaveLength(2);
  });

  it('lets that clock run again when the contact is taken out or was none', async () => {
    const office = await desk();
    await recordContact(office.store, KEY, 'b', called, ruling, nowMs);
    await recordContact(office.store, KEY, 'b', { at: at('09:20'), how: 'phone', reached: false }, ruling, nowMs);
    expect((await contactClock(office))?.endedAt).toBeUndefined();
    await recordContact(office.store, KEY, 'b', called, ruling, nowMs);
    await dropContact(office.store, KEY, 'b', ruling, nowMs);
    expect((await contactClock(office))?.endedAt).toBeUndefined();
    expect(await ticketOf(office.store, ...KEY)).not.toHaveProperty('contacts');
  });

  it.each([
    ['that lies ahead', { ...called, at: at('15:00') }],
    ['before the matter was taken up', { ...called, at: at('08:00') }],
    ['on a day that is none', { ...called, at: '2026-02-30T09:00:00+08:00' }],
    ['that told the outcome to nobody', { ...called, reached: false }],
  ])('refuses a contact %s, and keeps nothing of it', async (_, note) => {
    const { store } = await desk();
    await expect(recordContact(store, KEY, 'a', note, ruling, nowMs)).rejects.toThrow();
    expect(await ticketOf(store, ...KEY)).not.toHaveProperty('contacts');
  });

  it('says nothing of a ticket that is not known', async () => {
    const { store } = await desk();
    expect(await recordContact(store, [site, 'T9'], 'a', called, ruling, nowMs)).toBeUndefined();
  });
});

it('keeps with a round its reply and what the call-back found, and begins the next one with a log of its own', async () => {
  const { store, read } = await desk();
  const later = (hours: number) => nowMs + hours * 3_600_000;
  await recordContact(store, KEY, 'a', { at: at('09:00'), how: 'phone', reached: false }, ruling, nowMs);
  await recordSend(store, KEY, ['told'], ruling, nowMs);
  await read({ status: '已办结', reply: '已转交处理。', finishedAt: at('13:00') }, later(2));
  await read({ status: '重办', told: '否', satisfaction: '不满意' }, later(30));
  const ticket = await ticketOf(store, ...KEY);
  expect(ticket && lessonsOf(ticket)).toMatchObject([
    { round: 1, why: ['notTold', 'unsatisfied', 'rework'], reply: '已转交处理。' },
  ]);
  expect(ticket?.sends).toMatchObject([{ round: 1, open: ['told'] }]);
  await recordContact(store, KEY, 'b', { ...called, at: '2026-11-25T15:00:00+08:00' }, ruling, later(30));
  expect((await ticketOf(store, ...KEY))?.contacts?.map(({ round }) => round)).toEqual([1, 2]);
});

it('gives the replies of the tickets that came last', async () => {
  const { store, read } = await desk();
  await read({ status: '已办结', reply: '路灯已修好。' });
  expect(await recentReplies(store, site, 10)).toEqual([{ ticketNo: 'T1', reply: '路灯已修好。' }]);
  expect(await recentReplies(store, 'http://other.local', 10)).toEqual([]);
});

it('keeps settings whole or not at all', async () => {
  const { store } = await desk();
  const settings = { ...DEFAULT_REPLY_SETTINGS, guard: false };
  await saveReplySettings(store, settings);
  await expect(saveReplySettings(store, { ...settings, units: [] })).rejects.toThrow();
  expect(await replySettings(store)).toEqual(settings);
});
