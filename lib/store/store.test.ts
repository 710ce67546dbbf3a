import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../calendar/china.ts';
import { METRIC_IDS } from '../metrics/definitions.ts';
import { quarterNamed } from '../metrics/quarter.ts';
import { ticketsBehind } from './behind.ts';
import { deleteSiteData } from './delete.ts';
import { StoreError, toStoreError } from './errors.ts';
import { breakdown, figures, glance, neighbours, parts } from './figures.ts';
import { claimReminders, ledgerKeys, recordSeen, recordShown, unseen } from './ledger.ts';
import { type BrokenRow, closeStore } from './open.ts';
import { persistAnswer, recordPersist } from './persist.ts';
import { recordObservations } from './record.ts';
import { allSites, recordReading, removeSite, saveSite, siteOf } from './sites.ts';
import { memoryStore } from './testing.ts';
import { changesOf, hasTickets, openTickets, ticketOf, ticketViews } from './tickets.ts';

const site = 'http://12345.local';
const calendar = chinaCalendar;
const at = (text: string) => Date.parse(`2026-11-${text}+08:00`);
const nowMs = at('24T12:00:00'); // a Tuesday
const ctx = { site, atMs: nowMs, source: 'list' } as const;

/** One ticket of every standing on 24 November at noon. */
const desk = [
  { ticketNo: 'T1', unit: '路口镇', status: '办理中', dueAt: '2026-11-24T17:30:00+08:00', receivedAt: '2026-11-20' },
  { ticketNo: 'T2', unit: '路口镇', status: '办理中', dueAt: '2026-11-24T09:00:00+08:00', receivedAt: '2026-11-20' },
  { ticketNo: 'T3', unit: '云溪街道', status: '办理中', dueAt: '2026-11-20', receivedAt: '2026-11-16' },
  {
    ticketNo: 'T4',
    unit: '云溪街道',
    status: '已办结',
    dueAt: '2026-11-20',
    finishedAt: '2026-11-23',
    satisfaction: '不满意',
    told: '否',
  },
  {
    ticketNo: 'T5',
    unit: '路口镇',
    status: '已办结',
    dueAt: '2026-11-20',
    finishedAt: '2026-11-19',
    satisfaction: '满意',
  },
  { ticketNo: 'T6', unit: '路口镇', status: '待签收', dueAt: '2026-11-25', receivedAt: '2026-11-20' },
  { ticketNo: 'T7', unit: '路口镇', status: '待签收', receivedAt: '2026-11-20' },
  { ticketNo: 'T8', unit: '路口镇', status: '已退回', dueAt: '2026-11-20', receivedAt: '2026-11-20' },
  { ticketNo: 'T9', unit: '路口镇', status: '办理中', dueAt: '2026-09-30', receivedAt: '2026-09-20' },
];

describe('recording', () => {
  it('answers the tickets, counts what is new and different, and keeps the history', async () => {
    const store = memoryStore();
    const first = await recordObservations(store, ctx, desk);
    expect([first.tickets.length, first.added, first.changed]).toEqual([9, 9, 0]);
    const second = await recordObservations(store, ctx, [...desk.slice(0, 2), { ticketNo: 'T3', status: '待审核' }]);
    expect([second.tickets.length, second.added, second.changed]).toEqual([3, 0, 1]);
    expect(await changesOf(store, site, 'T3')).toMatchObject([{ field: 'status', from: '办理中', to: '待审核' }]);
  });

  it('refuses malformed observations one by one, without repeating their values', async () => {
    const store = memoryStore();
    const { tickets, refused } = await recordObservations(store, ctx, [
      desk[0],
      { ticketNo: '无编号', title: '李小明' },
      { ticketNo: 'T2', dueAt: '2026-02-30' },
      { ticketNo: 'T3', citizen: '李小明' },
      null,
    ]);
    expect(tickets.map(({ ticketNo }) => ticketNo)).toEqual(['T1']);
    expect(refused).toHaveLength(4);
    expect(refused[1]).toEqual({ ticketNo: 'T2', reason: 'dueAt: not a time' });
    expect(JSON.stringify(refused)).not.toContain('李小明');
  });

  it('merges a ticket that stands twice in one reading', async () => {
    const store = memoryStore();
    const { tickets } = await recordObservations(store, ctx, [
      { ticketNo: 'T1', title: '路灯' },
      { ticketNo: 'T1', unit: '路口镇' },
    ]);
    expect(tickets).toMatchObject([{ title: '路灯', unit: '路口镇' }]);
  });

  it('rewrites an unchanged ticket only for a sighting an hour later', async () => {
    const store = memoryStore();
    const seenAt = async () => (await ticketOf(store, site, 'T1'))?.lastSeenAt;
    await recordObservations(store, ctx, desk);
    await recordObservations(store, { ...ctx, atMs: nowMs + 60_000 }, desk);
    expect(await seenAt()).toBe('2026-11-24T12:00:00+08:00');
    await recordObservations(store, { ...ctx, atMs: nowMs + 3_600_000 }, desk);
    expect(await seenAt()).toBe('2026-11-24T13:00:00+08:00');
  });

  it('leaves everything as it was when the database fails half way', async () => {
    const store = memoryStore();
    await recordObservations(store, ctx, desk.slice(0, 1));
    store.rollups.bulkPut = () => {
      throw new Error('disk');
    };
    await expect(recordObservations(store, ctx, desk)).rejects.toMatchObject({ code: 'failed' });
    expect(await store.tickets.count()).toBe(1);
  });

  it('refuses a malformed context, and a store that is closed', async () => {
    const store = memoryStore();
    await expect(recordObservations(store, { ...ctx, site: 'somewhere' }, desk)).rejects.toMatchObject({
      code: 'invalid',
    });
    closeStore(store);
    await expect(recordObservations(store, ctx, desk)).rejects.toMatchObject({ code: 'closed' });
  });
});

describe('figures of the quarter to date', () => {
  it('count by the limit, split today by the instant, and leave returned tickets out', async () => {
    const store = memoryStore();
    await recordObservations(store, ctx, desk);
    const values = Object.fromEntries((await figures(store, { nowMs, calendar })).map(({ id, value }) => [id, value]));
    expect(values).toEqual({
      received: 8,
      due: 5,
      finished: 2,
      finishRate: 40,
      overdue: 3,
      finishedLate: 1,
      openOverdue: 2,
      overdueRate: 60,
      onTimeRate: 40,
      dueToday: 1,
      dueTomorrow: 1,
      satisfactionRate: 50,
      rework: 0,
      reworkRate: 0,
      untold: 1,
      noDeadline: 1,
    });
  });

  it('agree with the tickets behind them', async () => {
    const store = memoryStore();
    await recordObservations(store, ctx, desk);
    await recordObservations(store, { ...ctx, site: 'http://other.local' }, desk.slice(0, 3));
    for (const question of [
      { nowMs, calendar },
      { nowMs, calendar, site },
      { nowMs, calendar, quarter: quarterNamed('2026Q3') },
      { nowMs, calendar, unit: '路口镇' },
      { nowMs, calendar, unit: '路口镇', quarter: quarterNamed('2026Q3') },
      { nowMs, calendar, unit: '' },
    ]) {
      for (const figure of await figures(store, question)) {
        const behind = await ticketsBehind(store, figure.id, { ...question, limit: 100, offset: 0 });
        expect([figure.id, behind.length]).toEqual([figure.id, figure.numerator]);
      }
    }
    expect(METRIC_IDS).toHaveLength((await figures(store, { nowMs, calendar })).length);
    const page = await ticketsBehind(store, 'overdue', { nowMs, calendar, site, limit: 2, offset: 1 });
    // T2 is still open and comes before T4, finished late, whose limit was earlier.
    expect(page.map(({ ticketNo }) => ticketNo)).toEqual(['T2', 'T4']);
  });

  it('split by unit', async () => {
    const store = memoryStore();
    await recordObservations(store, ctx, desk);
    const units = await breakdown(store, 'unit', { nowMs, calendar });
    expect(units.map(([unit, { due, finishedLate, openOverdue }]) => [unit, due, finishedLate, openOverdue])).toEqual([
      ['路口镇', 3, 0, 1],
      ['云溪街道', 2, 1, 1],
    ]);
  });
});

describe('a quarter at a glance', () => {
  const past = quarterNamed('2026Q3');

  it('judges a past quarter whole, as of now, and knows nothing near in it', async () => {
    const store = memoryStore();
    await recordObservations(store, ctx, desk);
    const { running, figures: all, weeks, onTime } = await glance(store, { nowMs, calendar, quarter: past });
    const values = Object.fromEntries(all.map(({ id, value }) => [id, value]));
    // T9 was due on 30 September and is open still.
    expect(values).toMatchObject({ received: 1, due: 1, openOverdue: 1, onTimeRate: 0, dueToday: 0, dueTomorrow: 0 });
    expect([running, weeks.length, weeks.at(-1)]).toEqual([
      false,
      14,
      { start: '2026-09-28', end: '2026-09-30', running: false, due: 1, overdue: 1 },
    ]);
    expect(onTime).toMatchObject({ now: { numerator: 0, denominator: 1 }, before: { value: null }, points: null });
  });

  it('agrees with itself: weeks, categories and units each sum up to the figures', async () => {
    const store = memoryStore();
    const named = desk.map((ticket, i) => ({
      ...ticket,
      ...(i % 3 === 0 ? {} : { category: ['住建', '城管'][i % 2] }),
    }));
    await recordObservations(store, ctx, named);
    for (const unit of [undefined, '路口镇', '云溪街道']) {
      const question = { nowMs, calendar, unit };
      const { figures: all, weeks, onTime } = await glance(store, question);
      expect(all).toEqual(await figures(store, question));
      const value = (id: string) => all.find((figure) => figure.id === id)?.value;
      const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
      expect(sum(weeks.map(({ due }) => due))).toBe(value('due'));
      expect(sum(weeks.map(({ overdue }) => overdue))).toBe(value('overdue'));
      const { categories, units } = await parts(store, question);
      expect(sum(categories.named.map(({ due }) => due)) + categories.others.due + categories.unstated).toBe(
        value('due'),
      );
      // All units stay to choose from.
      expect(units.map(({ unit: name }) => name)).toEqual(['云溪街道', '路口镇']);
      expect(onTime.before.denominator).toBe(unit === '云溪街道' ? 0 : 1);
    }
  });

  it('lies beside the nearest quarters that hold tickets, and the running one, never one to come', async () => {
    const store = memoryStore();
    const beside = async (name?: string) => {
      const question = { nowMs, quarter: name === undefined ? undefined : quarterNamed(name) };
      const { before, after } = await neighbours(store, question);
      return [before?.name, after?.name];
    };
    expect(await beside()).toEqual([undefined, undefined]);
    await recordObservations(store, ctx, [
      { ticketNo: 'T1', receivedAt: '2025-06-30', dueAt: '2025-07-03' },
      { ticketNo: 'T2', receivedAt: '2027-01-02', dueAt: '2027-01-04' },
    ]);
    expect(await beside()).toEqual(['2025Q3', undefined]);
    expect(await beside('2025Q3')).toEqual(['2025Q2', '2026Q4']);
    expect(await beside('2025Q2')).toEqual([undefined, '2025Q3']);
    await recordObservations(store, ctx, [{ ticketNo: 'T3', receivedAt: '2026-10-01' }]);
    expect(await beside('2025Q3')).toEqual(['2025Q2', '2026Q4']);
  });
});

describe('reading tickets', () => {
  it('answers open tickets and views of the known ones', async () => {
    const store = memoryStore();
    expect(await hasTickets(store)).toBe(false);
    await recordObservations(store, ctx, desk);
    expect(await hasTickets(store)).toBe(true);
    const open = ['T7', 'T9', 'T3', 'T1', 'T2', 'T6'];
    expect((await openTickets(store)).map(({ ticketNo }) => ticketNo)).toEqual(open);
    expect((await openTickets(store, site)).map(({ ticketNo }) => ticketNo)).toEqual(open);
    const views = await ticketViews(store, site, ['T6', 'unknown', 'T3'], nowMs, calendar);
    expect(views.map(({ ticketNo, urgency }) => [ticketNo, urgency])).toEqual([
      ['T6', 'soon'],
      ['T3', 'overdue'],
    ]);
  });

  it('reports a broken row and goes on without it', async () => {
    const broken: BrokenRow[] = [];
    const store = memoryStore({ onBrokenRow: (row) => broken.push(row) });
    await recordObservations(store, ctx, desk);
    await store.db.table('tickets').update([site, 'T1'], { title: 7, citizenName: '李小明' });
    expect(await openTickets(store)).toHaveLength(5);
    expect(await ticketOf(store, site, 'T1')).toBeUndefined();
    expect(broken[0]).toEqual({ table: 'tickets', reason: 'title: invalid_type' });
    const again = await recordObservations(store, ctx, desk);
    expect(again.refused).toEqual([{ ticketNo: 'T1', reason: 'stored row: broken' }]);
    expect(again.tickets).toHaveLength(8);
  });

  it('forgets a site and nothing else', async () => {
    const store = memoryStore();
    await recordObservations(store, ctx, desk);
    await recordObservations(store, { ...ctx, site: 'http://other.local' }, desk.slice(0, 1));
    await deleteSiteData(store, site, 0);
    expect((await openTickets(store)).map((ticket) => ticket.site)).toEqual(['http://other.local']);
    expect((await figures(store, { nowMs, calendar }))[1]).toMatchObject({ id: 'due', value: 1 });
    expect(await store.changes.where('[site+ticketNo]').equals([site, 'T3']).count()).toBe(0);
  });
});

describe('sites and the store itself', () => {
  it('keeps sites with their last reading', async () => {
    const store = memoryStore();
    await saveSite(store, { origin: site, enabledAt: '2026-11-24T12:00:00+08:00', name: '云溪区' });
    const lastReading = { atMs: nowMs, kind: 'list', tickets: 9, columns: { total: 8, mapped: 7 } } as const;
    await recordReading(store, site, lastReading);
    expect(await siteOf(store, site)).toMatchObject({ name: '云溪区', lastReading });
    await expect(saveSite(store, { origin: 'x', enabledAt: 'now' })).rejects.toMatchObject({ code: 'invalid' });
    await removeSite(store, site);
    expect(await allSites(store)).toEqual([]);
  });

  it('remembers what persist() answered', async () => {
    const store = memoryStore();
    expect(await persistAnswer(store)).toBeUndefined();
    await recordPersist(store, false);
    expect(await persistAnswer(store)).toBe(false);
  });

  it('lets go when another context upgrades, and says so', async () => {
    const indexedDB = new IDBFactory();
    let closed = 0;
    const store = memoryStore({ indexedDB, onClosed: () => closed++ });
    await hasTickets(store);
    await new Promise((done) => {
      indexedDB.open('anqi', 999).onsuccess = done;
    });
    expect(closed).toBe(1);
    await expect(hasTickets(store)).rejects.toMatchObject({ code: 'closed' });
  });

  it('finds a full disk inside what Dexie throws', () => {
    const quota = { name: 'QuotaExceededError' };
    expect(toStoreError({ name: 'AbortError', inner: quota }).code).toBe('storage-full');
    expect(toStoreError({ name: 'BulkError', failures: [{ name: 'AbortError', inner: quota }] }).code).toBe(
      'storage-full',
    );
    expect(toStoreError(new TypeError('李小明')).message).not.toContain('李小明');
    expect(toStoreError(new StoreError('invalid', 'x')).code).toBe('invalid');
  });
});

describe('the ledger', () => {
  const key = `${site}|T1|limit|2026-11-24T17:30:00+08:00|before:2workingHours`;

  it('gives each reminder to one of two workers', async () => {
    const store = memoryStore();
    const claims = await Promise.all([
      claimReminders(store, [key, key], nowMs),
      claimReminders(store, [key, 'no key'], nowMs),
    ]);
    expect(claims.flat()).toEqual([key]);
    expect(await ledgerKeys(store)).toEqual(new Set([key]));
  });

  it('shows what is unseen while the ticket is open and its limit stands', async () => {
    const store = memoryStore();
    await recordObservations(store, ctx, desk);
    await claimReminders(store, [key], nowMs);
    await recordShown(store, [key], nowMs);
    await recordShown(store, [key], nowMs + 5_000);
    expect(await unseen(store, nowMs)).toMatchObject([{ ticketNo: 'T1', shownAt: '2026-11-24T12:00:00+08:00' }]);
    await recordObservations(store, ctx, [{ ticketNo: 'T1', dueAt: '2026-11-30' }]);
    expect(await unseen(store, nowMs)).toEqual([]);
    await recordObservations(store, ctx, [{ ticketNo: 'T1', dueAt: '2026-11-24T17:30:00+08:00' }]);
    await recordSeen(store, [key], nowMs);
    expect(await unseen(store, nowMs)).toEqual([]);
  });
});
