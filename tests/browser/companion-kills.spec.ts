/** The worker and the whole browser are killed at random moments while tickets are read and sent: nothing is lost, nothing is there twice. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { randomOf } from '../../companion/testing/random.ts';
import { killWorker } from '../../scripts/browser/launch.ts';
import { type Anqi, expect, startAnqi, test } from './support/anqi.ts';
import { companionIn, isSafe, makePlace, openSection, type Place, turnOn } from './support/companion.ts';
import { listPage } from './support/sites.ts';
import { stored } from './support/stored.ts';
import { speaker } from './support/words.ts';

const WORKER_KILLS = 35;
const BROWSER_KILLS = 15;
const TICKETS = 200;

/** The copies of a browser's tickets, and the entries of their histories, as the office's file holds them. */
function held({ home }: Place): { tickets: Map<string, string>; replicas: number; history: number } {
  const file = new DatabaseSync(join(home, 'anqi.db'), { readOnly: true });
  const rows = file.prepare('select ticket_no, replica, body from copies').all() as Record<string, string>[];
  const { n } = file.prepare('select count(*) as n from history').get() as { n: number };
  file.close();
  return {
    tickets: new Map(rows.map(({ ticket_no = '', body = '' }) => [ticket_no, body])),
    replicas: new Set(rows.map(({ replica }) => replica)).size,
    history: n,
  };
}

/** kill -9 of every process of a browser. */
function killBrowser(profile: string): void {
  spawnSync('pkill', ['-9', '-f', `user-data-dir=${profile}`]);
}

test(`${WORKER_KILLS} workers and ${BROWSER_KILLS} browsers killed: the companion has what the browser has`, async ({
  sites,
}) => {
  test.setTimeout(600_000);
  const place = makePlace();
  const profile = place.profile(companionIn(place));
  const next = randomOf(3);
  let readings = 0;
  const url = sites.serve(() => {
    readings++;
    return listPage(
      Array.from({ length: TICKETS }, (_, i) => ({
        ticketNo: String(202611000000 + i),
        title: `第${i}件（第${i % 7 === readings % 7 ? readings : 0}次）`,
        dueAt: '2026-12-01 17:30',
      })),
    );
  });
  let anqi: Anqi = await startAnqi([], profile);
  const say = await speaker(anqi);
  await anqi.page.goto(url);
  await anqi.enable();
  await expect.poll(async () => (await stored(anqi, 'tickets')).length).toBe(TICKETS);
  const options = await openSection(anqi);
  await turnOn(options, say);
  await isSafe(options, say);
  await options.close();

  for (let kills = 0; kills < WORKER_KILLS; kills++) {
    await anqi.page.goto(url);
    // No sleep for something to come: the moment of the kill is what is random.
    await anqi.page.waitForTimeout(next() * 3_000);
    await killWorker(anqi);
  }
  for (let kills = 0; kills < BROWSER_KILLS; kills++) {
    await anqi.page.goto(url);
    await anqi.page.waitForTimeout(next() * 3_000);
    killBrowser(profile);
    await anqi.close().catch(() => undefined);
    anqi = await startAnqi([], profile);
  }
  await anqi.page.goto(url);
  const section = await openSection(anqi);
  await section.evaluate(() => chrome.runtime.sendMessage({ anqi: 'tryCompanion', request: {} }));
  await expect.poll(async () => (await stored(anqi, 'outbox')).length).toBe(0);
  await isSafe(section, say);

  const bare = ({ dueDay: _due, receivedDay: _received, ...ticket }: Record<string, unknown>) => JSON.stringify(ticket);
  const here = new Map((await stored(anqi, 'tickets')).map((row) => [row.ticketNo, bare(row)]));
  const changes = (await stored(anqi, 'changes')).length;
  const there = held(place);
  const lost = [...here].filter(([ticketNo, ticket]) => there.tickets.get(ticketNo) !== ticket).length;
  console.log(
    `killed ${WORKER_KILLS} workers and ${BROWSER_KILLS} browsers over ${readings} readings:`,
    JSON.stringify({
      tickets: there.tickets.size,
      lost,
      doubled: there.tickets.size - here.size,
      history: there.history,
      changes,
    }),
  );
  expect({ tickets: there.tickets.size, lost, replicas: there.replicas, history: there.history }).toEqual({
    tickets: TICKETS,
    lost: 0,
    replicas: 1,
    history: changes,
  });
  await anqi.close();
  await place.remove();
});
