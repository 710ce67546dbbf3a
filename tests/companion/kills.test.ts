/** kill -9 at random points: nothing is lost, nothing is there twice. Counts are printed. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { openFile } from '../../companion/store/open.ts';
import { ticketsIn } from '../../companion/store/read.ts';
import { randomOf } from '../../companion/testing/random.ts';
import { bundleCommandLine } from '../../scripts/package/bundle.ts';
import { removeFolder } from '../../scripts/remove-folder.ts';
import { NOW_MS, numbers, openBrowser } from './support/browser.ts';
import { startHost } from './support/host.ts';

const KILLS = 150;
const TICKETS = 1_000;
/**
 * Half of the hosts are killed within so long of their start, the others within so long of being sent a batch, sooner rather than later:
 * a small batch takes a tenth of it, the first one of all tickets half.
 */
const FROM_START_MS = 600;
const FROM_BATCH_MS = 600;

test(`a host that is killed ${KILLS} times loses no ticket and doubles none`, { timeout: 600_000 }, async () => {
  const home = mkdtempSync(join(tmpdir(), 'anqi-kills-'));
  // One file starts several times faster than the source: more of the kills hit the work.
  const program = join(home, 'anqi.cjs');
  await bundleCommandLine(join(import.meta.dirname, '../..'), program);
  const next = randomOf(7);
  const browser = await openBrowser();
  let version = 0;
  // The clerk goes on reading beside every host, on a clock that jumps back and forth by days.
  const readMore = async () => {
    const from = Math.floor(next() * TICKETS);
    const seen = numbers(from, from + 20).map((n) => n % TICKETS);
    const jump = Math.floor((next() - 0.5) * 6) * 86_400_000;
    await browser.read(seen, { place: `第${++version}次看到` }, NOW_MS + jump + version * 1_000);
  };
  await browser.read(numbers(0, TICKETS));
  let batches = 0;
  let cut = 0;
  for (let kills = 0; kills < KILLS; kills++) {
    const host = startHost(home, {}, [process.execPath, program, 'host']);
    const sent = Promise.withResolvers<void>();
    const ask: typeof host.ask = async (name, request) => {
      if (name !== 'push') return host.ask(name, request);
      const isAlive = host.process.signalCode === null;
      const asked = host.ask(name, request);
      sent.resolve();
      await asked.then(
        () => batches++,
        () => isAlive && cut++,
      );
      return asked;
    };
    const reading = readMore().then(() => pass(next() * FROM_START_MS).then(readMore));
    const syncing = browser.sync(ask, () => NOW_MS + Math.floor((next() - 0.5) * 1e9)).catch(() => undefined);
    const death =
      kills % 2 === 0 ? pass(next() * FROM_START_MS) : sent.promise.then(() => pass(next() ** 2 * FROM_BATCH_MS));
    await Promise.race([death, syncing]);
    await host.kill();
    await Promise.all([syncing, reading]);
  }
  const host = startHost(home);
  await browser.sync(host.ask);
  expect(await host.end()).toBe(0);

  const expected = await browser.tickets();
  const changes = await browser.store.changes.count();
  const store = await openFile(join(home, 'anqi.db'), Date.now());
  const damaged: unknown[] = [];
  let found = 0;
  let lost = 0;
  let history = 0;
  for await (const page of ticketsIn(store, { history: true }, (row) => damaged.push(row)))
    for (const kept of page) {
      found++;
      history += kept.history.length;
      if (!isDeepStrictEqual(kept.ticket, expected.get(kept.ticketNo))) lost++;
    }
  await store.close();
  await removeFolder(home);
  const counts = { kills: KILLS, acknowledged: batches, cut, readings: version, tickets: found, differing: lost };
  console.log('host killed:', JSON.stringify(counts), `history ${history} of ${changes}`);
  // Kills that only ever come too early, or too late, would prove nothing.
  expect(batches).toBeGreaterThan(KILLS / 6);
  expect(cut).toBeGreaterThan(KILLS / 15);
  expect(damaged).toEqual([]);
  expect({ found, lost, history }).toEqual({ found: expected.size, lost: 0, history: changes });
});
