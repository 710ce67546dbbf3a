/**
 * A month of an office: 3,000 tickets that come, move their limits and leave, on a PC that sleeps and a worker that is killed
 * at any step. After every round that was not cut short, what has come up is in the ledger and, in working hours, was shown.
 */
import { expect, it } from 'vitest';
import { chinaCalendar } from '../calendar/china.ts';
import { STANDARD_HOURS } from '../calendar/hours.ts';
import { dayOfMs, instantText, msOfDay } from '../calendar/time.ts';
import { runningClocks } from '../clocks/clocks.ts';
import { type Ruling, settle } from '../clocks/settle.ts';
import { yunxi2020 } from '../rules/presets/yunxi-2020.ts';
import { recordClosed, recordSeen, retireLeft, unseen } from '../store/ledger.ts';
import { recordObservations } from '../store/record.ts';
import { reminderKey } from '../store/reminderKey.ts';
import { memoryStore } from '../store/testing.ts';
import { openTickets } from '../store/tickets.ts';
import type { Observation } from '../ticket/model.ts';
import { showableMs } from './hours.ts';
import { remindRound } from './run.ts';
import { DEFAULT_REMINDERS } from './settings.ts';
import { stagesOf } from './stages.ts';
import { fakeNotifier } from './testing.ts';

const TICKETS = 3_000;
const DAYS = 30;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SITE = 'http://12345.local';
const START = Date.parse('2026-09-14T08:00:00+08:00');

/** The same random numbers every time (mulberry32). */
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

class Killed extends Error {}

it('a month of 3,000 tickets with sleeps, kills and moved deadlines: none lost, none doubled', {
  timeout: 600_000,
}, async () => {
  const next = random(20260914);
  const between = (from: number, to: number) => from + next() * (to - from);
  const store = memoryStore();
  const notifier = fakeNotifier();
  const office = { settings: DEFAULT_REMINDERS, calendar: chinaCalendar, hours: STANDARD_HOURS };
  const ruling: Ruling = { profile: yunxi2020, calendar: chinaCalendar, hours: STANDARD_HOURS, sinceMs: 0 };
  let killAt = Number.POSITIVE_INFINITY;
  let steps = 0;
  const mayDie = () => {
    if (++steps >= killAt) throw new Killed();
  };
  notifier.before = mayDie;
  store.ledger.hook('creating', mayDie);
  /** By notification: what it was about to show. */
  const showing = new Map<string, string[]>();
  store.ledger.hook('updating', (changes, key) => {
    mayDie();
    const { notification } = changes as { notification?: string };
    if (notification !== undefined) showing.set(notification, [...(showing.get(notification) ?? []), key]);
    return undefined;
  });

  // What happens in the month, in order: tickets arrive, limits move, tickets are finished.
  const events: { atMs: number; seen: Observation }[] = [];
  for (let i = 0; i < TICKETS; i++) {
    const ticketNo = `RX2026${String(i).padStart(6, '0')}`;
    const atMs = between(START, START + DAYS * 24 * HOUR);
    const dueMs = atMs + between(4 * HOUR, 8 * 24 * HOUR);
    const due = (ms: number) => (i % 5 === 0 ? instantText(ms).slice(0, 10) : instantText(ms));
    const seen = { ticketNo, status: '处办中', assignedAt: instantText(atMs), dueAt: due(dueMs) };
    events.push({ atMs, seen });
    if (i % 7 === 0)
      events.push({ atMs: between(atMs, dueMs), seen: { ticketNo, dueAt: due(dueMs + between(1, 4) * 24 * HOUR) } });
    // Most are finished in time, some late.
    const endMs = atMs + (dueMs - atMs) * between(0.3, 1.3);
    events.push({ atMs: endMs, seen: { ticketNo, status: '已办结', finishedAt: instantText(endMs) } });
  }
  events.sort((a, b) => a.atMs - b.atMs);

  const tally = { rounds: 0, killed: 0, asleep: 0, shown: 0, lost: [] as string[], doubled: [] as string[] };
  /** By key: the notifications that showed it. */
  const shows = new Map<string, Set<string>>();
  const ctx = {
    site: SITE,
    source: 'list' as const,
    ruled: (t: Parameters<typeof settle>[0], m: Parameters<typeof settle>[2]) => settle(t, ruling, m),
  };
  let event = 0;
  let nowMs = START;
  while (nowMs < START + DAYS * 24 * HOUR) {
    const due: Observation[] = [];
    for (; (events[event]?.atMs ?? Number.POSITIVE_INFINITY) <= nowMs; event++)
      due.push(events[event]?.seen as Observation);
    if (due.length > 0) await recordObservations(store, { ...ctx, atMs: nowMs }, due);
    // Three workers in ten die somewhere in its round.
    steps = 0;
    killAt = next() < 0.3 ? Math.ceil(between(0, 12)) : Number.POSITIVE_INFINITY;
    const before = notifier.log.length;
    let nextMs: number | undefined;
    tally.rounds++;
    showing.clear();
    try {
      const round = await remindRound({ store, notifier, nowMs, sites: new Set([SITE]), ...office });
      // Dying while the system is asked looks like its refusal.
      if (round.refusal) throw round.refusal;
      ({ nextMs } = round);
      killAt = Number.POSITIVE_INFINITY;
      // What is lost stays lost: looking at every third round finds it.
      if (tally.rounds % 3 === 0) await check();
    } catch (error) {
      if (!(error instanceof Killed) && !String(error).includes('Killed') && killAt === Number.POSITIVE_INFINITY)
        throw error;
      killAt = Number.POSITIVE_INFINITY;
      tally.killed++;
      nextMs = nowMs + MINUTE;
    }
    for (const { id } of notifier.log.slice(before)) count(id);
    if (next() < 0.3) await clerk();
    // The alarm rings when it was asked to, or some minutes late; never in sleep.
    nowMs = Math.max(
      nowMs + between(0.5, 15) * MINUTE,
      Math.min(nextMs ?? Number.POSITIVE_INFINITY, nowMs + 15 * MINUTE),
    );
    if (next() < 0.01) {
      tally.asleep++;
      nowMs += between(1, 60) * HOUR;
    }
    // At night the PC is off.
    const evening = msOfDay(dayOfMs(nowMs), 19 * 60);
    if (nowMs > evening) nowMs = msOfDay(dayOfMs(nowMs) + 1, between(7.5, 9.5) * 60);
  }

  /** Puts the notifications away and, every other time, the reminders with them. */
  async function clerk(): Promise<void> {
    for (const id of notifier.there) await recordClosed(store, id, nowMs);
    notifier.there.clear();
    if (next() < 0.5)
      await recordSeen(
        store,
        (await unseen(store, nowMs)).map(({ key }) => key),
        nowMs,
      );
    await retireLeft(store, nowMs);
  }

  function count(id: string): void {
    for (const key of showing.get(id) ?? []) {
      const ids = shows.get(key) ?? new Set();
      shows.set(key, ids.add(id));
      tally.shown++;
      if (ids.size > 1) tally.doubled.push(key);
    }
  }

  /** By the clock and not by the ledger: which stage each running clock has come to. */
  async function check(): Promise<void> {
    const isOffice = showableMs(nowMs, chinaCalendar, STANDARD_HOURS, []) === nowMs;
    const keys: string[] = [];
    for (const ticket of await openTickets(store)) {
      for (const clock of runningClocks(ticket, nowMs)) {
        const stage = stagesOf(clock, DEFAULT_REMINDERS, nowMs, chinaCalendar, STANDARD_HOURS).findLast(
          ({ atMs }) => atMs <= nowMs,
        )?.stage;
        if (stage === undefined) continue;
        const key = reminderKey({
          site: SITE,
          ticketNo: ticket.ticketNo,
          clock: clock.name,
          dueAt: clock.dueAt,
          stage,
        });
        keys.push(key);
      }
    }
    const rows = await store.ledger.bulkGet(keys);
    for (const [i, row] of rows.entries())
      if (!row || (isOffice && row.shownAt === undefined && row.seen === 0))
        tally.lost.push(`${instantText(nowMs)} ${keys[i]}`);
  }

  expect(tally.lost).toEqual([]);
  expect(tally.doubled).toEqual([]);
  expect(tally.killed).toBeGreaterThan(20);
  expect(tally.asleep).toBeGreaterThan(3);
  expect(tally.shown).toBeGreaterThan(TICKETS);
});
