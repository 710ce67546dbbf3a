/** `anqi report --db`: the model quarter out of the office's copy prints what it prints out of a file, whoever's browsers hold it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Machine } from '../companion/place.ts';
import type { ReportArguments } from '../companion/report/question.ts';
import { runReport } from '../companion/report/run.ts';
import { say } from '../companion/say.ts';
import { dataFile, openStore } from '../companion/store/open.ts';
import type { Store } from '../companion/store/store.ts';
import { NO_OFFICE } from '../lib/calendar/office.ts';
import type { Ticket } from '../lib/ticket/model.ts';
import { archiveEntries } from './archive-entries.ts';
import { archiveLines } from './archive-lines.ts';
import { recordOf, settingOf, takeIn } from './store-records.ts';

const NOW = Date.parse('2020-07-06T10:00:00+08:00');
let home: string;
let machine: Machine;
const tickets = archiveEntries(NOW).map(({ ticket }) => ticket);

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'anqi-report-db-'));
  machine = { platform: process.platform, env: { ANQI_HOME: home }, home };
  // In the order of the copy, so that lists come in the same one.
  const inOrder = archiveLines().sort((a, b) => (JSON.parse(a).ticketNo < JSON.parse(b).ticketNo ? -1 : 1));
  writeFileSync(join(home, 'tickets.jsonl'), inOrder.join('\n'));
  // Two clerks: each knows two thirds of the tickets, so that one third is known to both.
  await inStore(async (store) => {
    const third = Math.ceil(tickets.length / 3);
    await takeIn(
      store,
      1,
      tickets.slice(0, 2 * third).map((each) => recordOf(each)),
    );
    await takeIn(
      store,
      2,
      tickets.slice(third).map((each) => recordOf(each)),
    );
  });
});
afterAll(() => rmSync(home, { recursive: true }));

async function inStore(work: (store: Store) => Promise<void>, of = machine): Promise<void> {
  const store = await openStore(of, NOW);
  await work(store);
  await store.close();
}

async function report(asked: Partial<ReportArguments>, of = machine) {
  const out = join(home, 'out');
  const told = await runReport({ period: '2020Q2', out, ...asked }, NOW, say, of);
  const read = (name: string) => readFileSync(join(out, name), 'utf8');
  return { told, figures: JSON.parse(read('figures.json')), bulletin: read('bulletin.md'), csv: read('tickets.csv') };
}

/** A store of its own with some tickets. */
async function machineWith(name: string, work: (store: Store) => Promise<void>): Promise<Machine> {
  const own = { ...machine, env: { ANQI_HOME: join(home, name) } };
  await inStore(work, own);
  return own;
}

test('every figure, list and sentence is that of the file; a ticket that two clerks know is counted once', async () => {
  const [ofFile, ofStore] = [await report({ tickets: join(home, 'tickets.jsonl') }), await report({ db: true })];
  expect(ofStore.told).toEqual([]);
  expect(ofStore.figures).toEqual(ofFile.figures);
  expect(ofStore.bulletin).toBe(ofFile.bulletin);
  expect(ofStore.csv).toBe(ofFile.csv);
  const value = (id: string) => ofStore.figures.figures.find((each: { id: string }) => each.id === id)?.value;
  expect(['due', 'finishRate', 'overdue', 'onTimeRate', 'satisfactionRate'].map(value)).toEqual([
    2282, 98.99, 158, 93.08, 87.2,
  ]);
});

test('one unit of it alone, and a unit that nobody knows', async () => {
  const unit = '路口镇';
  const [ofFile, ofStore] = [
    await report({ tickets: join(home, 'tickets.jsonl'), unit }),
    await report({ db: true, unit }),
  ];
  expect(ofStore.figures).toEqual(ofFile.figures);
  expect(ofStore.bulletin).toBe(ofFile.bulletin);
  await expect(report({ db: true, unit: '路口' })).rejects.toThrow(
    "no ticket is of the unit 路口; the office's copy of 2020Q2 has",
  );
});

const ticket = (ticketNo: string, more: Partial<Ticket> = {}): Ticket => ({
  site: 'https://city.example',
  ticketNo,
  unit: '路口镇',
  channel: '12345热线',
  dueAt: '2020-05-13',
  receivedAt: '2020-05-06',
  dueSource: 'page',
  round: 1,
  open: 1,
  firstSeenAt: '2020-05-06T10:00:00+08:00',
  lastSeenAt: '2020-05-06T10:00:00+08:00',
  ...more,
});

test('the year before is in the copy itself, and a ticket’s way through units comes from its history', async () => {
  const own = await machineWith('years', async (store) => {
    const before = Array.from({ length: 4 }, (_, i) =>
      ticket(`B${i}`, { dueAt: `2019-0${4 + (i % 3)}-10`, receivedAt: '2019-04-01' }),
    );
    const moved = { site: 'https://city.example', ticketNo: 'M1', field: 'unit' as const, source: 'list' as const };
    const changes = [
      { ...moved, id: 1, at: '2020-05-06T11:00:00+08:00', from: '区城管局', to: '区住建局' },
      { ...moved, id: 2, at: '2020-05-07T11:00:00+08:00', from: '区住建局', to: '路口镇' },
    ];
    const move = (digit: number, minutes: number) => {
      const late = changes.map((change) => ({ ...change, at: change.at.replace(':00:00+', `:${minutes}:00+`) }));
      const record = recordOf(ticket('M1', { satisfaction: '不满意' }));
      return takeIn(store, digit, [{ ...record, header: { ...record.header, changes: late } as typeof record.header }]);
    };
    await takeIn(
      store,
      1,
      [...before, ticket('A1')].map((each) => recordOf(each)),
    );
    // The second browser looked in on both moves when the ticket had been through with them.
    await move(1, 10);
    await move(2, 59);
  });
  const { figures, bulletin } = await report({ db: true }, own);
  expect(figures.figures.find(({ id }: { id: string }) => id === 'yearOnYear')).toMatchObject({
    numerator: -2,
    denominator: 4,
  });
  expect(bulletin).toContain('区城管局 → 区住建局 → 路口镇');
});

test('the office’s own profile and days hold, the newest of all browsers; a profile named outweighs it', async () => {
  const own = await machineWith('settings', async (store) => {
    const closed = { ...NO_OFFICE, days: { '2020-05-07': { kind: 'dayOff' } } };
    await takeIn(store, 1, [
      recordOf(
        ticket('A1', {
          channel: '市长信箱',
          open: 0,
          finishedAt: '2020-05-08',
          outcome: { finishedAt: '2020-05-08', dueAt: '2020-05-13', dueSource: 'page', late: false },
        }),
      ),
      settingOf('office-profile', { name: '旧', bulletin: {} }, 2, '2020-07-01T08:00:00+08:00'),
      settingOf('calendar', closed, 3),
    ]);
    await takeIn(store, 2, [settingOf('office-profile', { name: '君山', bulletin: { district: '君山区' } })]);
  });
  const ofOffice = await report({ db: true }, own);
  expect(ofOffice.figures.profile.name).toBe('君山');
  expect(ofOffice.bulletin).toContain('君山区');
  const days = ({ figures }: typeof ofOffice) =>
    figures.figures.find(({ id }: { id: string }) => id === 'mailbox.meanWorkingDays').value;
  expect(days(ofOffice)).toBe(1);
  const profile = join(home, 'profile.json');
  writeFileSync(profile, '{"name":"此次"}');
  expect((await report({ db: true, profile }, own)).figures.profile.name).toBe('此次');
});

test('damaged rows and copies that differ are said with their counts, in a line each', async () => {
  const own = await machineWith('damaged', async (store) => {
    await takeIn(store, 1, [
      ...['A1', 'A2', 'A3'].map((no) => recordOf(ticket(no))),
      settingOf('office-profile', { name: '君山' }),
    ]);
    await takeIn(store, 2, [recordOf(ticket('A1', { unit: '云溪街道' }), 1, '2020-07-05T19:00:00+08:00')]);
  });
  const raw = new DatabaseSync(dataFile(own));
  raw.exec(
    `update copies set body = replace(body, '路口镇', '路口街') where ticket_no = 'A3'; update documents set body = '{' `,
  );
  raw.close();
  const { told, figures } = await report({ db: true }, own);
  expect(told).toEqual([
    '1 damaged reporting profile(s) passed over; the usual one is used',
    '1 damaged row(s) left out: `anqi restore` goes back to a backup',
    '1 ticket(s) whose copies differ between browsers (unit 1): counted as merged',
  ]);
  expect(figures.figures.find(({ id }: { id: string }) => id === 'due').value).toBe(2);
});

test('exactly one place of tickets is named; an empty copy says that it is', async () => {
  await expect(report({})).rejects.toThrow('--tickets FILE, or --db');
  await expect(report({ db: true, tickets: 'a.jsonl' })).rejects.toThrow('--tickets FILE, or --db');
  await expect(report({ db: true, previous: 'a.jsonl' })).rejects.toThrow('--previous goes with --tickets');
  const own = await machineWith('empty', async () => undefined);
  expect((await report({ db: true }, own)).told).toEqual(["the office's copy holds no ticket of 2020Q2"]);
});
