import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { placeFile } from './write.ts';

const NOW = Date.now();
const onPosix = test.skipIf(process.platform === 'win32');
let home: string;
let folder: string;
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'anqi-write-')));
  folder = join(home, 'files');
  mkdirSync(folder);
});
afterEach(() => rmSync(home, { recursive: true }));

const bytes = (text: string) => Buffer.from(text);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const refused = (code: string) => expect.objectContaining({ code });

test('a name that is taken is never written over: the next number is; the same content is there already', () => {
  const place = (text: string) => placeFile(folder, '清单.csv', bytes(text), NOW);
  expect(place('a')).toEqual({ name: '清单.csv', isNew: true });
  expect(place('b')).toEqual({ name: '清单 (2).csv', isNew: true });
  expect(place('c')).toEqual({ name: '清单 (3).csv', isNew: true });
  expect(place('b')).toEqual({ name: '清单 (2).csv', isNew: false });
  expect(place('')).toEqual({ name: '清单 (4).csv', isNew: true });
  expect(readdirSync(folder).sort().map(read)).toEqual(['b', 'c', '', 'a']);
});

test('another file is copied, however large', () => {
  const large = Buffer.alloc(3_000_000, '按期');
  writeFileSync(join(home, 'large'), large);
  expect(placeFile(folder, 'a.csv', { file: join(home, 'large') }, NOW).isNew).toBe(true);
  expect(readFileSync(join(folder, 'a.csv')).equals(large)).toBe(true);
  expect(placeFile(folder, 'a.csv', large, NOW)).toEqual({ name: 'a.csv', isNew: false });
});

test('a bad name writes nothing', () => {
  for (const name of ['../out.csv', '/tmp/out.csv', 'NUL.csv', 'x.sh'])
    expect(() => placeFile(folder, name, bytes('a'), NOW), name).toThrow(refused('bad-name'));
  expect([readdirSync(folder), readdirSync(home)]).toEqual([[], ['files']]);
});

test('links in the folder are names that are taken, wherever they lead: none is followed', () => {
  writeFileSync(join(home, 'outside.csv'), 'mine');
  symlinkSync(join(home, 'outside.csv'), join(folder, 'a.csv'));
  symlinkSync(join(home, 'nowhere.csv'), join(folder, 'b.csv'));
  symlinkSync(home, join(folder, 'c.csv'));
  mkdirSync(join(folder, 'd.csv'));
  for (const name of ['a', 'b', 'c', 'd'])
    expect(placeFile(folder, `${name}.csv`, bytes('mine'), NOW).name).toBe(`${name} (2).csv`);
  expect(readFileSync(join(home, 'outside.csv'), 'utf8')).toBe('mine');
  expect(readdirSync(home).sort()).toEqual(['files', 'outside.csv']);
});

test('a folder that became a link, also while the file was being written, gets nothing', () => {
  mkdirSync(join(home, 'elsewhere'));
  const swap = () => {
    renameSync(folder, join(home, 'real'));
    symlinkSync(join(home, 'elsewhere'), folder);
  };
  const swappedLate: typeof linkSync = (from, to) => {
    swap();
    linkSync(from, to);
  };
  const named = () => ['elsewhere', 'real'].map((of) => readdirSync(join(home, of)).filter((name) => name === 'a.csv'));
  expect(() => placeFile(folder, 'a.csv', bytes('a'), NOW, swappedLate)).toThrow(refused('no-folder'));
  expect(named()).toEqual([[], []]);
  expect(() => placeFile(folder, 'a.csv', bytes('a'), NOW)).toThrow(refused('no-folder'));
  expect([named(), readdirSync(join(home, 'elsewhere'))]).toEqual([[[], []], []]);
});

test('where the disk has no hard links the file comes whole too, and over nobody else’s', () => {
  const noLinks = () => {
    throw Object.assign(new Error('no links here'), { code: 'EPERM' });
  };
  writeFileSync(join(folder, 'a.csv'), 'theirs');
  expect(placeFile(folder, 'a.csv', bytes('ours'), NOW, noLinks)).toEqual({ name: 'a (2).csv', isNew: true });
  expect([read('a.csv'), read('a (2).csv'), readdirSync(folder).length]).toEqual(['theirs', 'ours', 2]);
});

test('what killed writers left is tidied after a day; what is not ours is let be', () => {
  const left = ['.anqi-00000000-0000-4000-8000-000000000001.tmp', '.anqi-00000000-0000-4000-8000-000000000002.tmp'];
  const others = ['.anqi-notes.tmp', 'a.tmp'];
  for (const name of [...left, ...others]) writeFileSync(join(folder, name), 'x');
  const old = NOW / 1000 - 90_000;
  for (const name of [left[0] ?? '', ...others]) utimesSync(join(folder, name), old, old);
  placeFile(folder, 'b.csv', bytes('b'), NOW);
  expect(readdirSync(folder).sort()).toEqual([left[1], ...others, 'b.csv'].sort());
});

/** A program of its own that places files of its own content, and says their names. */
function writer(script: string, shell?: string): ChildProcess {
  const module = pathToFileURL(join(import.meta.dirname, 'write.ts')).href;
  const code = `import { placeFile } from ${JSON.stringify(module)};\nconst folder = ${JSON.stringify(folder)};\n${script}`;
  const args = ['--input-type=module', '-e', code];
  return shell === undefined
    ? spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    : spawn('sh', ['-c', `${shell}; exec "$0" "$@"`, process.execPath, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function saidBy(child: ChildProcess): Promise<string> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
  await once(child, 'close');
  return said;
}

test('writers of one name at once: every file is there, none is written over', async () => {
  const each = 40;
  const names = (of: string) =>
    `for (let i = 0; i < ${each}; i++) console.log(placeFile(folder, 'a.csv', Buffer.from('${of}' + i), Date.now()).name);`;
  const said = await Promise.all(['x', 'y', 'z'].map((of) => saidBy(writer(names(of)))));
  const given = said.flatMap((lines) => lines.trim().split('\n'));
  expect(new Set(given).size).toBe(3 * each);
  expect(readdirSync(folder).sort()).toEqual([...given].sort());
  const contents = readdirSync(folder).map(read);
  expect(new Set(contents)).toEqual(
    new Set(['x', 'y', 'z'].flatMap((of) => Array.from({ length: each }, (_, i) => of + i))),
  );
});

onPosix('killed in mid-write fifty times: what has a name is whole', { timeout: 120_000 }, async () => {
  const size = 4_000_000;
  const script = `let i = 0; for (;;) { placeFile(folder, 'a.csv', Buffer.alloc(${size}, String(process.pid) + '-' + i++ + ' '), Date.now()); console.log('.'); }`;
  let midWrite = 0;
  const isWriting = async () => {
    await setImmediate();
    return readdirSync(folder).some((name) => name.startsWith('.'));
  };
  for (let kill = 0; kill < 50; kill++) {
    const child = writer(script);
    // Files came and went so often: it is at the beginning of one then, in its midst, or giving it its name.
    for (let seen = 0; seen <= (kill % 10) * 3; ) if (await isWriting()) seen++;
    child.kill('SIGKILL');
    await once(child, 'close');
    const all = readdirSync(folder);
    for (const name of all.filter((each) => !each.startsWith('.')))
      expect(statSync(join(folder, name)).size, name).toBe(size);
    if (all.some((each) => each.startsWith('.'))) midWrite++;
    for (const name of all) rmSync(join(folder, name));
  }
  process.stdout.write(`killed 50 times, ${midWrite} in mid-write: no half file under a name\n`);
  expect(midWrite).toBeGreaterThan(0);
});

onPosix('a disk that is full is said, and nothing of the file stays', async () => {
  const script = `try { placeFile(folder, 'a.csv', Buffer.alloc(1_000_000), Date.now()); } catch (error) { console.log(error.code, error.message); }`;
  expect(await saidBy(writer(script, 'ulimit -f 64'))).toMatch(/^disk-full .*not written/);
  expect(readdirSync(folder)).toEqual([]);
});

onPosix('a folder that may not be written to is said', () => {
  const readOnly = '/proc/self/task';
  expect(() => placeFile(realpathSync(readOnly), 'a.csv', bytes('a'), NOW)).toThrow(refused('no-folder'));
});
