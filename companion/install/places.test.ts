import { expect, it } from 'vitest';
import type { Machine } from '../place.ts';
import { BROWSERS } from './browsers.ts';
import { manifestPlace, profilePlace } from './places.ts';

const LINUX: Machine = { platform: 'linux', env: {}, home: '/home/li' };
const MAC: Machine = { platform: 'darwin', env: {}, home: '/Users/li' };
const WINDOWS: Machine = {
  platform: 'win32',
  env: { LOCALAPPDATA: 'C:\\Users\\李\\AppData\\Local', PROGRAMDATA: 'C:\\ProgramData' },
  home: 'C:\\Users\\李',
};

const files = (machine: Machine, scope: 'user' | 'machine') =>
  BROWSERS.map((browser) => manifestPlace(machine, browser, scope).file.replace('com.anqi.companion.json', '*'));

it('finds the folders of Linux, for one user and for everyone', () => {
  expect(files(LINUX, 'user')).toEqual([
    '/home/li/.config/google-chrome/NativeMessagingHosts/*',
    '/home/li/.config/microsoft-edge/NativeMessagingHosts/*',
    '/home/li/.config/chromium/NativeMessagingHosts/*',
    '/home/li/.mozilla/native-messaging-hosts/*',
  ]);
  expect(files(LINUX, 'machine')).toEqual([
    '/etc/opt/chrome/native-messaging-hosts/*',
    '/etc/opt/edge/native-messaging-hosts/*',
    '/etc/chromium/native-messaging-hosts/*',
    '/usr/lib/mozilla/native-messaging-hosts/*',
  ]);
  const moved = { ...LINUX, env: { XDG_CONFIG_HOME: '/data/config' } };
  expect(manifestPlace(moved, 'chromium', 'user').file).toContain('/data/config/chromium/NativeMessagingHosts/');
});

it('finds the folders of macOS', () => {
  expect(files(MAC, 'user')).toEqual([
    '/Users/li/Library/Application Support/Google/Chrome/NativeMessagingHosts/*',
    '/Users/li/Library/Application Support/Microsoft Edge/NativeMessagingHosts/*',
    '/Users/li/Library/Application Support/Chromium/NativeMessagingHosts/*',
    '/Users/li/Library/Application Support/Mozilla/NativeMessagingHosts/*',
  ]);
  expect(files(MAC, 'machine')).toEqual([
    '/Library/Google/Chrome/NativeMessagingHosts/*',
    '/Library/Microsoft/Edge/NativeMessagingHosts/*',
    '/Library/Application Support/Chromium/NativeMessagingHosts/*',
    '/Library/Application Support/Mozilla/NativeMessagingHosts/*',
  ]);
});

it('names the keys of the Windows registry, and files that everyone may read for everyone', () => {
  expect(manifestPlace(WINDOWS, 'edge', 'user')).toEqual({
    file: 'C:\\Users\\李\\AppData\\Local\\Anqi\\hosts\\edge\\com.anqi.companion.json',
    key: 'HKCU\\SOFTWARE\\Microsoft\\Edge\\NativeMessagingHosts\\com.anqi.companion',
  });
  expect(manifestPlace(WINDOWS, 'firefox', 'machine')).toEqual({
    file: 'C:\\ProgramData\\Anqi\\hosts\\firefox\\com.anqi.companion.json',
    key: 'HKLM\\SOFTWARE\\Mozilla\\NativeMessagingHosts\\com.anqi.companion',
  });
  expect(
    BROWSERS.map((browser) => manifestPlace(WINDOWS, browser, 'user').key?.split('\\NativeMessagingHosts')[0]),
  ).toEqual([
    'HKCU\\SOFTWARE\\Google\\Chrome',
    'HKCU\\SOFTWARE\\Microsoft\\Edge',
    'HKCU\\SOFTWARE\\Chromium',
    'HKCU\\SOFTWARE\\Mozilla',
  ]);
});

it('knows a folder of profiles of its own where browsers look into one', () => {
  expect(profilePlace(LINUX, 'chromium', '/tmp/p').file).toBe('/tmp/p/NativeMessagingHosts/com.anqi.companion.json');
  expect(() => profilePlace(LINUX, 'firefox', '/tmp/p')).toThrow('one folder for all its profiles');
  expect(() => profilePlace(WINDOWS, 'chrome', 'C:\\p')).toThrow('registry');
});
