import { expect, it } from 'vitest';
import { findBrowsers } from './found.ts';

const there =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);

const find = (platform: NodeJS.Platform, env: Record<string, string>, home: string, paths: string[]) =>
  findBrowsers({ platform, env, home }, there(...paths));

it.runIf(process.platform === 'linux')(
  'says of each browser of a Linux machine where it is and whether it is in a box',
  () => {
    const paths = ['/opt/b/google-chrome', '/snap/bin/chromium', '/var/lib/flatpak/app/org.mozilla.firefox'];
    expect(find('linux', { PATH: '/opt/b:/bin' }, '/home/li', paths)).toEqual([
      { browser: 'chrome', at: '/opt/b/google-chrome' },
      { browser: 'chromium', at: '/snap/bin/chromium', boxed: 'snap' },
      { browser: 'firefox', at: '/var/lib/flatpak/app/org.mozilla.firefox', boxed: 'flatpak' },
    ]);
    // Unpacked anywhere, a browser shows by its profiles.
    expect(find('linux', {}, '/home/li', ['/home/li/.config/microsoft-edge'])).toEqual([
      { browser: 'edge', at: '/home/li/.config/microsoft-edge' },
    ]);
  },
);

it('knows the programs of Windows and macOS', () => {
  const env = { PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\li\\AppData\\Local' };
  const edge = 'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe';
  expect(find('win32', env, 'C:\\Users\\li', [edge])).toEqual([{ browser: 'edge', at: edge }]);
  expect(find('darwin', {}, '/Users/li', ['/Applications/Firefox.app'])).toEqual([
    { browser: 'firefox', at: '/Applications/Firefox.app' },
  ]);
});
