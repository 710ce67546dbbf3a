import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Machine } from '../place.ts';
import { pathFault } from './path-fault.ts';
import { chooseFolder, folderOf, rootOf } from './root.ts';

let home: string;
let machine: Machine;
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'anqi-root-')));
  machine = { platform: process.platform, env: { ANQI_HOME: join(home, 'data') }, home };
  mkdirSync(join(home, 'files'));
});
afterEach(() => rmSync(home, { recursive: true }));

const windows: Machine = {
  platform: 'win32',
  env: { LOCALAPPDATA: 'C:\\Users\\li\\AppData\\Local', SystemRoot: 'C:\\Windows', ProgramFiles: 'C:\\Program Files' },
  home: 'C:\\Users\\li',
};
const linux: Machine = { platform: 'linux', env: {}, home: '/home/li' };
const mac: Machine = { platform: 'darwin', env: {}, home: '/Users/li' };

test.each([
  [windows, 'files', 'whole path'],
  [windows, '\\files', 'whole path'],
  [windows, 'C:files', 'where the drive stands'],
  [windows, 'C:', 'where the drive stands'],
  [windows, '\\\\.\\C:\\files', 'device'],
  [windows, '\\\\?\\C:\\files', 'device'],
  [windows, '//./pipe/x', 'device'],
  [windows, '\\\\server', 'whole path'],
  [windows, 'D:\\files\\..\\other', '..'],
  [windows, 'D:\\NUL\\files', 'device'],
  [windows, 'D:\\files\\com1.txt', 'device'],
  [windows, 'D:\\files:stream', '< > :'],
  [windows, 'D:\\files.\\a', 'ends with a dot'],
  [windows, 'c:\\windows\\Temp', 'system'],
  [windows, 'C:\\Program Files\\x', 'system'],
  [windows, 'C:\\', 'system'],
  [windows, 'C:\\Users\\li\\AppData\\Local\\Anqi\\files', 'own data'],
  [linux, 'files', 'whole path'],
  [linux, '~/files', 'whole path'],
  [linux, '/home/li/../wang', '..'],
  [linux, '/home/li/a\nb', 'control'],
  [linux, '/', 'system'],
  [linux, '/etc/cron.d', 'system'],
  [linux, '/dev/shm', 'system'],
  [linux, '/home/li/.local/share/anqi', 'own data'],
  [mac, '/System/Volumes', 'system'],
  [mac, '/Users/li/Library/Application Support/Anqi/x', 'own data'],
])('%# refused: %j %s', (on, path, why) => {
  expect(pathFault(path, on)).toContain(why);
});

test.each([
  [windows, 'D:\\工单\\2026'],
  [windows, 'E:\\'],
  [windows, '\\\\server\\share\\按期'],
  [windows, 'C:\\Users\\li\\Documents'],
  [linux, '/home/li/文档'],
  [linux, '/run/media/li/USB'],
  [linux, '/home/li/a..b'],
  [mac, '/Users/li/Library/Mobile Documents'],
])('%# taken: %j %s', (on, path) => {
  expect(pathFault(path, on)).toBeUndefined();
});

test('a folder is kept with its links resolved, for the user alone, beside what else is set', () => {
  expect([folderOf(machine), readdirSync(home)]).toEqual([undefined, ['files']]);
  symlinkSync(join(home, 'files'), join(home, 'link'));
  mkdirSync(join(home, 'data'));
  writeFileSync(join(home, 'data', 'settings.json'), '{"later":1}');
  expect(chooseFolder(machine, join(home, 'link'))).toBe(join(home, 'files'));
  expect([folderOf(machine), rootOf(machine)]).toEqual([join(home, 'files'), join(home, 'files')]);
  const file = join(home, 'data', 'settings.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ later: 1, folder: join(home, 'files') });
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  expect([readdirSync(join(home, 'files')), readdirSync(join(home, 'data'))]).toEqual([[], ['settings.json']]);
  expect(chooseFolder(machine, undefined)).toBeUndefined();
  expect(() => rootOf(machine)).toThrow('no folder for files is chosen');
});

test('what is no folder to write to is refused, and the one that was chosen stays', () => {
  chooseFolder(machine, join(home, 'files'));
  writeFileSync(join(home, 'plain'), '');
  symlinkSync(join(home, 'data'), join(home, 'to-data'));
  symlinkSync('/etc', join(home, 'to-etc'));
  for (const [name, why] of [
    ['none', 'not there'],
    ['plain', 'is no folder'],
    ['plain/below', 'a file and no folder'],
    ['to-data', 'own data'],
    ['to-etc', 'system'],
  ] as const)
    expect(() => chooseFolder(machine, join(home, name)), name).toThrow(
      expect.objectContaining({ code: 'no-folder', message: expect.stringContaining(why) }),
    );
  expect(folderOf(machine)).toBe(join(home, 'files'));
});

test.runIf(process.platform !== 'win32')(
  'the data stay out of the way of files also where the data folder lies behind a link',
  () => {
    mkdirSync(join(home, 'disk', 'share', 'anqi', 'files'), { recursive: true });
    symlinkSync(join(home, 'disk', 'share'), join(home, 'link'));
    const linked: Machine = { platform: 'linux', env: { XDG_DATA_HOME: join(home, 'link') }, home };
    for (const folder of ['disk/share/anqi', 'disk/share/anqi/files', 'link/anqi', 'link/anqi/files'])
      expect(() => chooseFolder(linked, join(home, folder)), folder).toThrow('own data');
    expect(chooseFolder(linked, join(home, 'disk', 'share'))).toBe(join(home, 'disk', 'share'));
    // Nor by the settings, whoever wrote them.
    writeFileSync(
      join(home, 'link', 'anqi', 'settings.json'),
      JSON.stringify({ folder: join(home, 'disk', 'share', 'anqi', 'files') }),
    );
    expect(() => rootOf(linked)).toThrow('own data');
  },
);

test('at every use it is the folder that was chosen: not a link that took its place, not one that was written into the settings', () => {
  chooseFolder(machine, join(home, 'files'));
  renameSync(join(home, 'files'), join(home, 'moved'));
  expect(() => rootOf(machine)).toThrow('not there');
  symlinkSync(join(home, 'moved'), join(home, 'files'));
  expect(() => rootOf(machine)).toThrow('a link stands in the place');
  for (const folder of ['/etc', 'files', `${home}/moved/../moved`]) {
    writeFileSync(join(home, 'data', 'settings.json'), JSON.stringify({ folder }));
    expect(() => rootOf(machine), folder).toThrow(expect.objectContaining({ code: 'no-folder' }));
  }
});

test('settings that are damaged are set aside when a folder is chosen anew', () => {
  mkdirSync(join(home, 'data'));
  writeFileSync(join(home, 'data', 'settings.json'), '{"folder":');
  expect(folderOf(machine)).toBeUndefined();
  expect(() => rootOf(machine)).toThrow('choose the folder anew');
  chooseFolder(machine, join(home, 'files'));
  expect(readFileSync(join(home, 'data', 'settings.json.damaged'), 'utf8')).toBe('{"folder":');
  expect(rootOf(machine)).toBe(join(home, 'files'));
});
