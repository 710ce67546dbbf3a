/** What people type: words that make no sense are refused before anything is done. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROGRAM } from '../../companion/program.ts';
import { openFile } from '../../companion/store/open.ts';
import { filled } from '../../companion/testing/browsing.ts';
import { runCli } from './support/cli.ts';

let folder: string;
let home: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anqi-command-line-'));
  home = join(folder, 'home');
  const store = await openFile(join(home, 'anqi.db'), Date.now());
  await filled(store, 3);
  await store.close();
  for (const name of ['phrase', 't.txt']) writeFileSync(join(folder, name), 'lantern harbour 7\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Words with FOLDER in the place of the test's own. */
const inFolder = (line: string) => line.split(' ').map((word) => word.replace('FOLDER', folder));

test.each([
  // A word or an option too many.
  ['backup E:\\anqi.age', /"E:\\anqi.age" means nothing here/],
  ['export --all --out FOLDER/a.anqi junk', /"junk" means nothing here/],
  ['key foo bar', /"foo bar" means nothing here/],
  ['restore FOLDER/a.db FOLDER/b.db', /b.db" means nothing here/],
  ['ticket GD1 GD2', /"GD2" means nothing here/],
  ['folder FOLDER FOLDER', /means nothing here/],
  ['check replies.jsonl', /"replies.jsonl" means nothing here/],
  ['check --bogus', /no option --bogus/],
  ['deadline --bogus', /no option --bogus/],
  ['verify-bulletin FOLDER/t.txt other.txt', /"other.txt" means nothing here/],
  ['verify-bulletin FOLDER/t.txt --nope', /no option --nope/],
  ['read page.html --no-such', /no option --such/],
  ['report --period 2020Q2 --out FOLDER/r --tickets FOLDER/t.txt more', /"more" means nothing here/],
  ['doctor chrome', /"chrome" means nothing here/],
  ['database roles --all', /no option --all/],
  ['database forget now', /"now" means nothing here/],
  ['database --now roles', /--now does not belong before a command/],
  ['--quiet backup', /--quiet does not belong before a command/],
  // Two that cannot both be meant.
  ['backup --if-due --out FOLDER/a.db', /--if-due makes a rolling backup/],
  ['backup --out FOLDER/a.age --passphrase --passphrase-file FOLDER/phrase', /not both/],
  ['backup --passphrase-file FOLDER/phrase', /the rolling backups are not encrypted/],
  ['restore --last --passphrase-file /nonexistent', /the rolling backups are not encrypted/],
  ['restore --list nonsense.db', /name one backup, or say --last or --list/],
  ['restore --list --last', /name one backup, or say --last or --list/],
  // A value that is missing: the next option is none.
  ['backup --out --passphrase', /--out takes a value/],
  ['backup --out', /--out takes a value/],
  ['export --all --out FOLDER/a.anqi --since', /--since takes a value/],
  ['report --period 2020Q2', /--out/],
  ['job', /NAME/],
  ['bakcup', /bakcup/],
])('anqi %s: refused in words, and nothing is done', async (line, words) => {
  const { code, stdout, stderr } = await runCli(home, ...inFolder(line));
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(words)]);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(readdirSync(folder).toSorted()).toEqual(['home', 'phrase', 't.txt']);
  expect(readdirSync(home).toSorted()).toEqual(['anqi.db', 'anqi.gate']);
});

test('an option may be written after or before the word that it is with, and a file may begin with a dash behind --', async () => {
  expect(await runCli(home, 'ticket', '--json', 'GD1000000')).toMatchObject({ code: 0, stderr: '' });
  expect(await runCli(home, 'ticket', 'GD1000000', '--json')).toMatchObject({ code: 0, stderr: '' });
  expect((await runCli(home, 'restore', '--', '--odd.db')).stderr).toMatch(/--odd.db cannot be read/);
});

test('--help says what a command takes, --version which program it is', async () => {
  const { code, stdout } = await runCli(home, 'backup', '--help');
  expect([code, stdout]).toEqual([0, expect.stringContaining('--if-due')]);
  expect(await runCli(home, '--version')).toMatchObject({ code: 0, stdout: `${PROGRAM}\n`, stderr: '' });
});
