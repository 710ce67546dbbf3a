import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filled } from '../testing/browsing.ts';
import { flipped, randomBelow } from '../testing/random.ts';
import { documentLines } from './documents.ts';
import { openFile } from './open.ts';
import { ticketsIn } from './read.ts';
import { Trouble } from './trouble.ts';

const NOW = Date.parse('2026-11-29T10:00:00+08:00');
const FLIPS = 200;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'anqi-damage-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Tickets with their histories, and the highest version of each browser. */
async function contents(
  file: string,
): Promise<{ tickets: Map<string, string>; damaged: Set<string>; version: number }> {
  const store = await openFile(file, NOW);
  try {
    const tickets = new Map<string, string>();
    const damaged = new Set<string>();
    for await (const page of ticketsIn(store, { history: true }, ({ ticketNo }) => damaged.add(ticketNo)))
      for (const kept of page) tickets.set(kept.ticketNo, JSON.stringify(kept));
    for await (const _ of documentLines(store, undefined, () => damaged.add('document')));
    const rows = await store.db.selectFrom('replicas').select('version').execute();
    return { tickets, damaged, version: Number(rows[0]?.version) };
  } finally {
    await store.close();
  }
}

/** What the reading of a damaged file came to. A ticket that differs and is not told of as damaged is silent damage. */
async function verdictOf(
  file: string,
  written: ReadonlyMap<string, string>,
): Promise<'refused' | 'told' | 'unharmed' | 'SILENT'> {
  let read: Awaited<ReturnType<typeof contents>>;
  try {
    read = await contents(file);
  } catch (error) {
    if (error instanceof Trouble && ['store-damaged', 'store-newer'].includes(error.code)) return 'refused';
    throw error;
  }
  for (const [ticketNo, text] of written)
    if (read.tickets.get(ticketNo) !== text && !read.damaged.has(ticketNo)) return 'SILENT';
  for (const ticketNo of read.tickets.keys()) if (!written.has(ticketNo)) return 'SILENT';
  return read.damaged.size > 0 ? 'told' : 'unharmed';
}

test(`a bit of the data file is another, at ${FLIPS} places: refused, told by the row, or every ticket is as it was written`, async () => {
  const whole = join(folder, 'whole.db');
  const store = await openFile(whole, NOW);
  await filled(store, 300);
  await store.close();
  const { tickets } = await contents(whole);
  const bytes = readFileSync(whole);
  const below = randomBelow(20_261_129);
  const counts = { refused: 0, told: 0, unharmed: 0, SILENT: 0 };
  for (let i = 0; i < FLIPS; i++) {
    const file = join(folder, `flip${i}.db`);
    // A tenth of them hit the first pages, where the definitions of the tables are.
    const bit = below(i % 10 === 0 ? 8 * 16_384 : 8 * bytes.length);
    writeFileSync(file, flipped(bytes, bit));
    counts[await verdictOf(file, tickets)]++;
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    rmSync(join(folder, `flip${i}.gate`), { force: true });
  }
  console.info(`data file of ${bytes.length} bytes, ${FLIPS} flips:`, counts);
  expect(counts.SILENT).toBe(0);
  expect(counts.refused + counts.told).toBeGreaterThan(FLIPS / 4);
}, 120_000);

test('a bit of the log is another: what it held is asked for again, and nothing is half there', async () => {
  // SQLite reads a log up to the first frame that is not whole. Copies and the browser's version lie in one transaction, so that
  // `hello` names the lower version and the browser sends the rest again.
  const whole = join(folder, 'log.db');
  const store = await openFile(whole, NOW);
  await filled(store, 50);
  const raw = new DatabaseSync(whole);
  raw.exec('pragma wal_checkpoint(truncate)');
  const before = (await contents(whole)).version;
  const browser = await filled(store, 50, 2);
  for (let i = 0; i < 20; i++) {
    browser.see({ ticketNo: `LOG${i}`, title: '占道经营' }, NOW + i * 1_000);
    await browser.push(store, NOW + i * 1_000);
  }
  const told = await store.db.selectFrom('replicas').select('version').where('id', '=', browser.replica.id).execute();
  // As a kill would leave them.
  for (const end of ['', '-wal']) cpSync(`${whole}${end}`, join(folder, `killed.db${end}`));
  raw.close();
  await store.close();
  const [main, log] = [readFileSync(join(folder, 'killed.db')), readFileSync(join(folder, 'killed.db-wal'))];
  const below = randomBelow(7);
  let cut = 0;
  for (let i = 0; i < 50; i++) {
    const file = join(folder, `log${i}.db`);
    writeFileSync(file, main);
    writeFileSync(`${file}-wal`, flipped(log, below(8 * log.length)));
    const after = await openFile(file, NOW);
    const versions = await after.db.selectFrom('replicas').select(['id', 'version']).execute();
    const copies = await after.db
      .selectFrom('copies')
      .select(['replica', (row) => row.fn.max('version').as('most')])
      .groupBy('replica')
      .execute();
    for (const { replica, most } of copies)
      expect(Number(versions.find(({ id }) => id === replica)?.version)).toBe(Number(most));
    expect(Number(versions[0]?.version)).toBe(before);
    if (copies.length < 2 || Number(copies[1]?.most) < Number(told[0]?.version)) cut++;
    await after.close();
  }
  console.info(`log of ${log.length} bytes, 50 flips: ${cut} lost its end, all of them consistent`);
  expect(cut).toBeGreaterThan(0);
});
