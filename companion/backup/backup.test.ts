import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { currentFile, StoreReplaced } from '../store/gate.ts';
import { openFile } from '../store/open.ts';
import { ticketsIn } from '../store/read.ts';
import { Trouble } from '../store/trouble.ts';
import { Browser, filled, START_MS } from '../testing/browsing.ts';
import { backupsFolder, listBackups } from './list.ts';
import { backupIfDue, makeBackup, rollBackups } from './make.ts';
import { restoreFile, restoreNamed } from './restore.ts';
import { backupToFile } from './to-file.ts';
import { troubleReport } from './trouble-report.ts';

const DAY_MS = 86_400_000;
/** A user that owns nothing. */
const NOBODY = 65_534;
const NOW = Date.parse('2026-11-29T10:00:00+08:00');
let folder: string;
let base: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anqi-backup-'));
  base = join(folder, 'anqi.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function numbersIn(file = base): Promise<string[]> {
  const store = await openFile(file, NOW);
  const numbers: string[] = [];
  for await (const page of ticketsIn(store, {}, () => expect.unreachable('a damaged row')))
    numbers.push(...page.map(({ ticketNo }) => ticketNo));
  await store.close();
  return numbers;
}

async function fill(tickets: number): Promise<void> {
  const store = await openFile(base, NOW);
  await filled(store, tickets);
  await store.close();
}

const troubleCode = (error: unknown) => (error instanceof Trouble ? error.code : error);

test('a backup is made while the store is open, and restored: what came later is set aside, not deleted', async () => {
  const store = await openFile(base, NOW);
  const browser = await filled(store, 300);
  const backup = await makeBackup(base, NOW);
  expect(backup).toMatchObject({ name: 'anqi-20261129-100000.db', madeAt: '2026-11-29T10:00:00+08:00' });
  expect(statSync(join(backupsFolder(base), backup.name)).mode & 0o777).toBe(0o600);
  expect(readdirSync(backupsFolder(base))).toEqual([backup.name]);
  browser.see({ ticketNo: 'LATER1', title: '占道' }, NOW);
  await browser.push(store, NOW);

  const restored = await restoreNamed(base, backup.name);
  expect(restored).toMatchObject({ setAside: 'anqi.db', rows: { copies: 300 }, damaged: 0 });
  browser.see({ ticketNo: 'LATER2', title: '占道' }, NOW);
  await expect(browser.push(store, NOW)).rejects.toThrow(StoreReplaced);
  await store.close();
  expect(await numbersIn()).toHaveLength(300);
  // And back again, to what was set aside.
  expect(await restoreFile(base, join(folder, 'anqi.db'))).toMatchObject({ setAside: 'anqi-2.db' });
  expect(await numbersIn()).toContain('LATER1');
  expect(currentFile(base)).toBe(join(folder, 'anqi-3.db'));
});

test('two in one second get two names, and one a day is made at start', async () => {
  expect(await backupIfDue(base, NOW)).toBeUndefined();
  await fill(3);
  const first = await backupIfDue(base, NOW);
  expect(await backupIfDue(base, NOW + DAY_MS - 1_000)).toBeUndefined();
  expect((await makeBackup(base, NOW)).name).toBe('anqi-20261129-100001.db');
  expect((await backupIfDue(base, NOW + DAY_MS + 2_000))?.name).toBe('anqi-20261130-100002.db');
  // A clock that went back: what it calls the future does not stand for today's backup.
  expect((await backupIfDue(base, NOW - 30 * DAY_MS))?.name).toBe('anqi-20261030-100000.db');
  expect(listBackups(base).map(({ name }) => name)).toContain(first?.name);
});

test('rolling deletes our own backups alone', async () => {
  await fill(1);
  const others = ['notes.txt', 'anqi-20200101-000000.db.bak'];
  for (let day = 0; day < 40; day++) {
    const { name } = await makeBackup(base, NOW - (40 - day) * DAY_MS);
    for (const other of others) writeFileSync(join(backupsFolder(base), other), 'x');
    rollBackups(base, name);
  }
  expect(readdirSync(backupsFolder(base))).toEqual(expect.arrayContaining(others));
  expect(listBackups(base).length).toBeLessThanOrEqual(7 + 4 + 2);
});

test('the newest is the newest until now: what a clock that was ahead has named comes last', async () => {
  await fill(1);
  for (const ms of [NOW + 26_000 * DAY_MS, NOW - DAY_MS, NOW, NOW]) await makeBackup(base, ms);
  const days = listBackups(base, NOW).map(({ madeAt }) => madeAt.slice(0, 19));
  expect(days).toEqual(['2026-11-29T10:00:01', '2026-11-29T10:00:00', '2026-11-28T10:00:00', '2098-02-04T10:00:00']);
  rmSync(backupsFolder(base), { recursive: true });
  const alone = await makeBackup(base, NOW + 26_000 * DAY_MS);
  expect(listBackups(base, NOW)).toEqual([alone]);
});

test('what cannot be restored is refused in words, and nothing is touched', async () => {
  await fill(20);
  const { name } = await makeBackup(base, NOW);
  const good = join(backupsFolder(base), name);
  const bad = (file: string, change: (raw: DatabaseSync) => void) => {
    const path = join(folder, file);
    cpSync(good, path);
    const raw = new DatabaseSync(path);
    change(raw);
    raw.close();
    return path;
  };
  const letter = join(folder, 'letter.txt');
  writeFileSync(letter, '此致敬礼');
  const cut = join(folder, 'cut.db');
  writeFileSync(cut, readFileSync(good).subarray(0, 20_000));
  const cases: [string, string][] = [
    [join(folder, 'none.db'), 'store-refused'],
    [letter, 'store-damaged'],
    [cut, 'store-damaged'],
    [bad('newer.db', (raw) => raw.exec("insert into kysely_migration values ('999-later', '2030')")), 'store-newer'],
    [bad('other.db', (raw) => raw.exec('drop table copies')), 'store-refused'],
    [
      bad('trap.db', (raw) => raw.exec('create trigger t after insert on copies begin delete from copies; end')),
      'store-refused',
    ],
  ];
  for (const [file, code] of cases)
    expect([file, await restoreFile(base, file).catch(troubleCode)]).toEqual([file, code]);
  await expect(restoreNamed(base, '../anqi.db')).rejects.toThrow('there is no such backup');
  expect(currentFile(base)).toBe(base);
  expect(readdirSync(folder).filter((file) => file.endsWith('.tmp'))).toEqual([]);
  expect(await numbersIn()).toHaveLength(20);
});

test('a damaged store: hello names the backups, and the last one brings every ticket of it back', async () => {
  await fill(50);
  const { name } = await makeBackup(base, NOW);
  const bytes = readFileSync(base);
  bytes.fill(0x55, 4_096, 20_000);
  writeFileSync(base, bytes);
  const error = await openFile(base, NOW).catch((thrown: unknown) => thrown);
  expect(troubleReport(error, base)).toMatchObject({ trouble: 'store-damaged', backups: [{ name }] });
  await expect(makeBackup(base, NOW + 1_000)).rejects.toMatchObject({ code: 'store-damaged' });
  expect(listBackups(base)).toHaveLength(1);
  expect(await restoreNamed(base, name)).toMatchObject({ setAside: 'anqi.db' });
  expect(await numbersIn()).toHaveLength(50);
  expect(readFileSync(base).equals(bytes)).toBe(true);
});

test('a damaged store whose host was killed is moved away: the backup is restored, and nothing of the log that stayed', async () => {
  // What the killed program did last, and what the restore is to undo, lies in its log alone.
  const code = `const { openFile } = await import('./companion/store/open.ts');
    const { filled } = await import('./companion/testing/browsing.ts');
    const { makeBackup } = await import('./companion/backup/make.ts');
    const store = await openFile(process.argv[1], ${NOW});
    await filled(store, 30);
    await makeBackup(process.argv[1], ${NOW});
    await store.db.deleteFrom('copies').execute();
    process.kill(process.pid, 'SIGKILL');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, base], { stdio: 'inherit' });
  expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
  expect(statSync(`${base}-wal`).size).toBeGreaterThan(0);
  renameSync(base, join(folder, 'damaged.db'));
  const restored = await restoreNamed(base, listBackups(base)[0]?.name ?? '');
  expect(restored).toMatchObject({ rows: { copies: 30 } });
  expect(await numbersIn()).toHaveLength(30);
});

test('under a passphrase: the same tickets come back with it, none with another', async () => {
  await fill(40);
  const file = join(folder, 'stick.age');
  expect(await backupToFile(base, file, 'lantern harbour 7')).toMatchObject({ copies: 40 });
  expect(readFileSync(file).includes('路灯')).toBe(false);
  await expect(backupToFile(base, file)).rejects.toThrow('is there already');
  await expect(restoreFile(base, file)).rejects.toThrow('the backup is encrypted');
  await expect(restoreFile(base, file, 'lantern harbour 8')).rejects.toThrow('the passphrase is not the one');
  writeFileSync(join(folder, 'cut.age'), readFileSync(file).subarray(0, 30_000));
  await expect(restoreFile(base, join(folder, 'cut.age'), 'lantern harbour 7')).rejects.toThrow('damaged or cut short');
  expect(currentFile(base)).toBe(base);
  rmSync(base);
  expect(await restoreFile(base, file, 'lantern harbour 7')).toMatchObject({ rows: { copies: 40 } });
  expect(await numbersIn()).toHaveLength(40);
}, 120_000);

/**
 * Runs code of the backups as somebody who owns the test's folder, and no more: an administrator may read and write anything.
 * @returns the JSON that it came to
 */
async function asSomebody(code: string, ...args: string[]): Promise<unknown> {
  const isAdmin = process.getuid?.() === 0;
  if (isAdmin)
    for (const name of ['', ...(readdirSync(folder, { recursive: true }) as string[])])
      chownSync(join(folder, name), NOBODY, NOBODY);
  const script = `const { backupToFile } = await import('./companion/backup/to-file.ts');
    const { restoreFile } = await import('./companion/backup/restore.ts');
    if (${isAdmin}) process.setuid(${NOBODY});
    console.log(JSON.stringify(await ${code}(...process.argv.slice(1))));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await text(child.stdout));
}

test('into a folder that may only be written to, as drop boxes are: the file is there, and no failure is reported', async () => {
  await fill(5);
  const drop = join(folder, 'drop');
  mkdirSync(drop);
  chmodSync(drop, 0o300);
  expect(await asSomebody('backupToFile', base, join(drop, 'out.db'))).toMatchObject({ copies: 5 });
  chmodSync(drop, 0o700);
  expect(readdirSync(drop)).toEqual(['out.db']);
});

test('a data file on a disk that can only be read is restored, with what lies in its log', async () => {
  const medium = join(folder, 'medium');
  mkdirSync(medium);
  const store = await openFile(base, NOW);
  await filled(store, 7);
  // As a kill would leave them: the tickets are in the log.
  for (const end of ['', '-wal']) cpSync(`${base}${end}`, join(medium, `anqi.db${end}`));
  await store.close();
  chmodSync(medium, 0o500);
  try {
    const home = join(folder, 'home', 'anqi.db');
    mkdirSync(join(folder, 'home'));
    expect(await asSomebody('restoreFile', home, join(medium, 'anqi.db'))).toMatchObject({ rows: { copies: 7 } });
    expect(readdirSync(join(folder, 'home')).filter((name) => name.includes('.tmp'))).toEqual([]);
    expect(readdirSync(medium)).toEqual(['anqi.db', 'anqi.db-wal']);
    expect(await numbersIn(home)).toHaveLength(7);
  } finally {
    chmodSync(medium, 0o700);
  }
});

test('a disk that fills up in mid-backup leaves no half file, and a sentence', async () => {
  await fill(2_000);
  const code = `const { makeBackup } = await import('./companion/backup/make.ts');
    await makeBackup(process.argv[1], ${NOW}).catch((error) => console.log(error.code, error.message));`;
  // A limit on the length of files stands for the full disk: the backup needs three times as much.
  const child = spawn('sh', [
    '-c',
    'ulimit -f 1000; trap "" XFSZ; exec "$0" --input-type=module -e "$1" "$2"',
    process.execPath,
    code,
    base,
  ]);
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  await once(child, 'close');
  expect(said).toMatch(/^disk-full .*disk/);
  expect(readdirSync(backupsFolder(base))).toEqual([]);
});

test('restored under two programs that are writing: every ticket they were told is kept lies in one file or the other', async () => {
  await fill(5);
  const { name } = await makeBackup(base, NOW);
  const tellers = [2, 3].map((number) => {
    const child = spawn(process.execPath, ['companion/testing/teller.ts', base, String(number)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines: string[] = [];
    createInterface(child.stdout).on('line', (line) => lines.push(line));
    return { child, lines, ended: once(child, 'exit') };
  });
  const until = (is: () => boolean) => expect.poll(is, { timeout: 20_000, interval: 5 }).toBe(true);
  const ROUNDS = 4;
  for (let round = 1; round <= ROUNDS; round++) {
    const before = tellers.map(({ lines }) => lines.length);
    await until(() => tellers.every(({ lines }, i) => lines.length > (before[i] ?? 0) + 20));
    await restoreNamed(base, name);
    await until(() => tellers.every(({ lines }) => lines.filter((line) => line === 'replaced').length === round));
  }
  for (const { child } of tellers) child.stdin.end();
  for (const { ended } of tellers) expect((await ended)[0]).toBe(0);

  const files = [base, ...Array.from({ length: ROUNDS }, (_, i) => join(folder, `anqi-${i + 2}.db`))];
  expect(files.every((file) => existsSync(file))).toBe(true);
  const kept = files.map((file) => {
    const raw = new DatabaseSync(file, { readOnly: true });
    expect(raw.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
    const rows = raw
      .prepare('select ticket_no from copies')
      .all()
      .map((row) => row.ticket_no as string);
    raw.close();
    return new Set(rows);
  });
  let told = 0;
  for (const { lines } of tellers) {
    let file = 0;
    for (const line of lines) {
      if (line === 'replaced') file++;
      else expect([line, kept[file]?.has(line)]).toEqual([line, true]);
      told++;
    }
  }
  expect(told).toBeGreaterThan(2 * ROUNDS * 20);
}, 120_000);

test('a browser that a bundle told of is asked for everything once it comes itself', async () => {
  const store = await openFile(base, NOW);
  const browser = new Browser(9, '路口镇');
  const foreign = { id: browser.replica.id, browser: 'Chromium', version: 700, seen_at: '2026-11-20T09:00:00+08:00' };
  await store.db
    .insertInto('replicas')
    .values({ ...foreign, signer: '0000-1111' })
    .execute();
  browser.see({ ticketNo: 'GD1', title: '占道' }, START_MS);
  await browser.push(store, NOW);
  const row = await store.db.selectFrom('replicas').selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({ version: 1, signer: null, clerk: '经办人9' });
  await store.close();
});
