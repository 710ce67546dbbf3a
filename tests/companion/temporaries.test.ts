/** Half-written copies of every ticket: a signal leaves none, and what a kill leaves goes a day later, wherever it lies. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFile } from '../../companion/store/open.ts';
import { filled } from '../../companion/testing/browsing.ts';
import { ended, runCli, startCli } from './support/cli.ts';

let folder: string;
let home: string;
let stick: string;
let phrase: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anqi-temporaries-'));
  [home, stick, phrase] = [join(folder, 'home'), join(folder, 'stick'), join(folder, 'phrase')];
  mkdirSync(stick);
  writeFileSync(phrase, 'lantern harbour 7\n');
  const store = await openFile(join(home, 'anqi.db'), Date.now());
  await filled(store, 300);
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const temporariesIn = (...folders: string[]) =>
  folders.flatMap((each) => (existsSync(each) ? readdirSync(each).filter((name) => name.includes('.tmp')) : []));

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s in mid-backup ends it, and deletes the copy in the clear',
  async (signal) => {
    const child = startCli(home, ['backup', '--out', join(stick, 'out.age'), '--passphrase-file', phrase]);
    const ending = ended(child);
    const isCopied = () => temporariesIn(home).some((name) => statSync(join(home, name)).size > 100_000);
    await expect.poll(isCopied, { timeout: 20_000, interval: 2 }).toBe(true);
    child.kill(signal);
    expect(await ending).toMatchObject({ code: null, signal });
    expect([temporariesIn(home, stick), readdirSync(stick)]).toEqual([[], []]);
  },
);

test('a backup, a restore and an import tidy what a kill left, after a day and where it lies; nothing else', async () => {
  const backups = join(home, 'backups');
  mkdirSync(backups);
  const left = '.anqi-00000000-0000-4000-8000-000000000001.tmp';
  const others = ['.anqi-00000000-0000-4000-8000-000000000002.tmp', 'notes.tmp'];
  const lay = () => {
    for (const place of [home, backups, stick])
      for (const name of [left, `${left}-wal`, ...others]) writeFileSync(join(place, name), 'x');
    const old = Date.now() / 1_000 - 90_000;
    for (const place of [home, backups, stick])
      for (const name of [left, `${left}-wal`, 'notes.tmp']) utimesSync(join(place, name), old, old);
  };
  const out = (name: string) => join(stick, name);
  const cases: [args: string[], tidied: string[]][] = [
    [['backup'], [home, backups]],
    [
      ['backup', '--out', out('a.db')],
      [home, backups, stick],
    ],
    [
      ['restore', out('a.db')],
      [home, backups],
    ],
    [['export', '--all', '--out', out('a.anqi')], [stick]],
    [
      ['import', out('a.anqi')],
      [home, backups],
    ],
  ];
  for (const [args, tidied] of cases) {
    lay();
    expect([args, (await runCli(home, ...args)).code]).toEqual([args, 0]);
    for (const place of [home, backups, stick]) {
      const there = temporariesIn(place).toSorted();
      const all = [left, `${left}-wal`, ...others];
      expect([args, place, there]).toEqual([args, place, tidied.includes(place) ? others : all.toSorted()]);
    }
  }
});
