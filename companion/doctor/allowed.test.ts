import { expect, it } from 'vitest';
import type { Browser } from '../install/browsers.ts';
import type { Machine } from '../place.ts';
import { obstaclesOf } from './allowed.ts';
import type { Look } from './look.ts';
import { readPolicies } from './policies.ts';
import { remedyOf } from './remedy.ts';

const LINUX: Machine = { platform: 'linux', env: {}, home: '/home/li' };
const WINDOWS: Machine = { platform: 'win32', env: { PROGRAMFILES: 'C:\\Program Files' }, home: 'C:\\Users\\li' };
const MAC: Machine = { platform: 'darwin', env: { USER: 'li' }, home: '/Users/li' };

/** A machine with these files and no others; `answers` is what its programs say. */
const look = (files: Record<string, unknown>, answers: Record<string, string> = {}): Look => ({
  run: (program, args) => {
    const stdout = answers[[program, ...args].join(' ')];
    return stdout === undefined ? { code: 1, stdout: '', stderr: 'not there' } : { code: 0, stdout, stderr: '' };
  },
  list: (folder) =>
    Object.keys(files).flatMap((file) => (file.startsWith(`${folder}/`) ? [file.slice(folder.length + 1)] : [])),
  text: (file) => (typeof files[file] === 'string' ? files[file] : JSON.stringify(files[file])),
});

/** What stands in the way, and what to do about it. */
function judged(machine: Machine, browser: Browser, at: Look) {
  const policies = readPolicies(machine, browser, at);
  return obstaclesOf(policies, browser).map((obstacle) => [
    obstacle.what,
    remedyOf(machine, browser, obstacle, policies),
  ]);
}

const managed = (...policies: object[]) =>
  look(Object.fromEntries(policies.map((policy, at) => [`/etc/chromium/policies/managed/${at}.json`, policy])));

it('finds nothing in the way where no policy speaks of hosts, or the allow list names ours', () => {
  expect(judged(LINUX, 'chromium', managed())).toEqual([]);
  expect(judged(LINUX, 'chromium', managed({ NativeMessagingBlocklist: ['another.host'] }))).toEqual([]);
  const allowed = { NativeMessagingBlocklist: ['*'], NativeMessagingAllowlist: ['com.anqi.companion'] };
  expect(judged(LINUX, 'chromium', managed(allowed))).toEqual([]);
  // Of two files the later one has the last word; a policy of the wrong type is none.
  expect(
    judged(LINUX, 'chromium', managed({ NativeMessagingBlocklist: ['*'] }, { NativeMessagingBlocklist: [] })),
  ).toEqual([]);
  expect(judged(LINUX, 'chromium', managed({ NativeMessagingBlocklist: '*' }))).toEqual([]);
});

it('says to the letter what lifts a block, what is allowed already kept', () => {
  const block = { NativeMessagingBlocklist: ['*'] };
  expect(judged(LINUX, 'chromium', managed(block))).toEqual([
    [
      'host-blocked',
      'an administrator must set, in a file /etc/chromium/policies/managed/anqi.json: {"NativeMessagingAllowlist":["com.anqi.companion"]}',
    ],
  ]);
  expect(judged(LINUX, 'chromium', managed(block, { NativeMessagingAllowlist: ['bank.host'] }))).toEqual([
    [
      'host-blocked',
      'an administrator must set, in /etc/chromium/policies/managed/1.json: {"NativeMessagingAllowlist":["bank.host","com.anqi.companion"]}',
    ],
  ]);
});

it('sees hosts of single users forbidden, the permission taken away, the extension blocked', () => {
  const [[what, todo] = []] = judged(LINUX, 'chromium', managed({ NativeMessagingUserLevelHosts: false }));
  expect(what).toBe('user-hosts-off');
  expect(todo).toContain('anqi install --machine');

  const all = { '*': { installation_mode: 'blocked', blocked_permissions: ['nativeMessaging', 'usb'] } };
  expect(judged(LINUX, 'chromium', managed({ ExtensionSettings: all })).map(([one]) => one)).toEqual([
    'extension-blocked',
    'permission-blocked',
  ]);
  const ours = { installation_mode: 'allowed', allowed_permissions: ['nativeMessaging'] };
  const settings = { ...all, cdbmoljlmejlmbmpenlpdejjngohelog: ours };
  expect(judged(LINUX, 'chromium', managed({ ExtensionSettings: settings }))).toEqual([]);
});

it('passes over a file that is no JSON, as the browser does, and says so', () => {
  const { values, unreadable } = readPolicies(LINUX, 'chromium', managed({ A: 1 }, { B: 2 }));
  expect([...values.keys()]).toEqual(['A', 'B']);
  expect(unreadable).toEqual([]);
  const broken = look({ '/etc/chromium/policies/managed/x.json': '{"A": 1,}' });
  expect(readPolicies(LINUX, 'chromium', broken).unreadable).toEqual(['/etc/chromium/policies/managed/x.json']);
});

it('reads the registry of Windows: lists are keys, truths numbers, the computer goes before the user', () => {
  const key = 'SOFTWARE\\Policies\\Google\\Chrome';
  const values = (...lines: string[]) => `\r\n${['KEY', ...lines.map((line) => `    ${line}`)].join('\r\n')}\r\n\r\n`;
  const answers = {
    [`reg.exe query HKLM\\${key}`]: values('NativeMessagingUserLevelHosts    REG_DWORD    0x0'),
    [`reg.exe query HKCU\\${key}`]: values('NativeMessagingUserLevelHosts    REG_DWORD    0x1'),
    [`reg.exe query HKLM\\${key}\\NativeMessagingBlocklist`]: values('1    REG_SZ    bank.host', '2    REG_SZ    *'),
  };
  expect(judged(WINDOWS, 'chrome', look({}, answers))).toEqual([
    [
      'host-blocked',
      `an administrator must set, run: reg add "HKLM\\${key}\\NativeMessagingAllowlist" /v 12345 /t REG_SZ /d com.anqi.companion /f`,
    ],
    ['user-hosts-off', expect.stringContaining('install --machine')],
  ]);
  expect(judged(WINDOWS, 'edge', look({}, answers))).toEqual([]);
});

it('reads the managed preferences of macOS', () => {
  const file = '/Library/Managed Preferences/com.microsoft.Edge.plist';
  const answers = { [`plutil -convert json -o - ${file}`]: '{"NativeMessagingBlocklist":["*"]}' };
  expect(judged(MAC, 'edge', look({}, answers))).toEqual([
    [
      'host-blocked',
      'an administrator must set, in the configuration profile for com.microsoft.Edge: {"NativeMessagingAllowlist":["com.anqi.companion"]}',
    ],
  ]);
});

it('knows of Firefox that only the extension itself can be blocked', () => {
  const file = '/etc/firefox/policies/policies.json';
  const policies = { NativeMessagingBlocklist: ['*'], ExtensionSettings: { '*': { installation_mode: 'blocked' } } };
  expect(judged(LINUX, 'firefox', look({ [file]: { policies } }))).toEqual([
    [
      'extension-blocked',
      `an administrator must add "anqi@anqi.example":{"installation_mode":"allowed"} to ExtensionSettings in ${file}`,
    ],
  ]);
});
