/** Which browsers are on this machine, and which of them live in a box that no program of the system is reached from. */
import { existsSync } from 'node:fs';
import { isSnap } from '../browser/find.mjs';
import { type Machine, pathsOf } from '../place.ts';
import { BROWSERS, type Browser } from './browsers.ts';
import { userDataFolder } from './places.ts';

/** A browser that was found. `boxed` names what keeps it in a box. */
export interface Found {
  browser: Browser;
  at: string;
  boxed?: 'snap' | 'flatpak';
}

const LINUX_COMMANDS: Record<Browser, string[]> = {
  chrome: ['google-chrome', 'google-chrome-stable'],
  edge: ['microsoft-edge', 'microsoft-edge-stable'],
  chromium: ['chromium', 'chromium-browser'],
  firefox: ['firefox', 'firefox-esr'],
};

const FLATPAKS: Record<Browser, string> = {
  chrome: 'com.google.Chrome',
  edge: 'com.microsoft.Edge',
  chromium: 'org.chromium.Chromium',
  firefox: 'org.mozilla.firefox',
};

const MAC_APPS: Record<Browser, string> = {
  chrome: 'Google Chrome.app',
  edge: 'Microsoft Edge.app',
  chromium: 'Chromium.app',
  firefox: 'Firefox.app',
};

const WINDOWS_PROGRAMS: Record<Browser, string[]> = {
  chrome: ['Google', 'Chrome', 'Application', 'chrome.exe'],
  edge: ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  chromium: ['Chromium', 'Application', 'chrome.exe'],
  firefox: ['Mozilla Firefox', 'firefox.exe'],
};

function linuxPlaces(machine: Machine, browser: Browser): string[] {
  const { join, delimiter } = pathsOf(machine);
  const onPath = (machine.env.PATH ?? '').split(delimiter).filter(Boolean);
  const folders = [...new Set([...onPath, '/usr/bin', '/usr/local/bin', '/snap/bin'])];
  return folders.flatMap((folder) => LINUX_COMMANDS[browser].map((command) => join(folder, command)));
}

/** A browser that was unpacked anywhere shows by its folder of profiles. */
function ownFolder(machine: Machine, browser: Browser): string {
  return browser === 'firefox'
    ? pathsOf(machine).join(machine.home, '.mozilla', 'firefox')
    : userDataFolder(machine, browser);
}

function flatpakPlaces(machine: Machine, browser: Browser): string[] {
  const { join } = pathsOf(machine);
  const folders = ['/var/lib/flatpak/app', join(machine.home, '.local', 'share', 'flatpak', 'app')];
  return folders.map((folder) => join(folder, FLATPAKS[browser]));
}

function places(machine: Machine, browser: Browser): string[] {
  const { join } = pathsOf(machine);
  const { env, home } = machine;
  if (machine.platform === 'darwin') {
    return ['/Applications', join(home, 'Applications')].map((folder) => join(folder, MAC_APPS[browser]));
  }
  if (machine.platform !== 'win32') return linuxPlaces(machine, browser);
  const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
  return roots.map((root) => join(root, ...WINDOWS_PROGRAMS[browser]));
}

/**
 * The browsers of this machine, each once: one that can be reached before one in a box.
 * @param exists asks the file system
 */
export function findBrowsers(machine: Machine, exists: (path: string) => boolean = existsSync): Found[] {
  return BROWSERS.flatMap((browser): Found[] => {
    const there = places(machine, browser).filter(exists);
    const free = there.find((path) => !isSnap(path));
    if (free) return [{ browser, at: free }];
    const [snap] = there;
    if (snap) return [{ browser, at: snap, boxed: 'snap' }];
    if (machine.platform !== 'linux') return [];
    const flatpak = flatpakPlaces(machine, browser).find(exists);
    if (flatpak) return [{ browser, at: flatpak, boxed: 'flatpak' }];
    const own = ownFolder(machine, browser);
    return exists(own) ? [{ browser, at: own }] : [];
  });
}
