/**
 * Where browsers look for the manifest of a host. Sources:
 * Chrome and Chromium https://developer.chrome.com/docs/extensions/develop/concepts/native-messaging#native-messaging-host-location,
 * Edge https://learn.microsoft.com/microsoft-edge/extensions/developer-guide/native-messaging (step 3),
 * Firefox https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Native_manifests#manifest_location.
 */
import { HOST_NAME } from '../../lib/protocol/identity.ts';
import { dataFolder, type Machine, namedFolder, pathsOf } from '../place.ts';
import type { Browser, Scope } from './browsers.ts';

/** A manifest's file and, on Windows, the key of the registry whose default value names that file. */
export interface Place {
  file: string;
  key?: string;
}

const FILE = `${HOST_NAME}.json`;

/** Windows: https://chromium.googlesource.com/chromium/src names the key of Chromium itself, the browsers' pages the others. */
const KEYS: Record<Browser, string> = {
  chrome: 'SOFTWARE\\Google\\Chrome',
  edge: 'SOFTWARE\\Microsoft\\Edge',
  chromium: 'SOFTWARE\\Chromium',
  firefox: 'SOFTWARE\\Mozilla',
};

const MAC_USER: Record<Browser, string[]> = {
  chrome: ['Google', 'Chrome'],
  edge: ['Microsoft Edge'],
  chromium: ['Chromium'],
  firefox: ['Mozilla'],
};

const MAC_MACHINE: Record<Browser, string> = {
  chrome: '/Library/Google/Chrome/NativeMessagingHosts',
  edge: '/Library/Microsoft/Edge/NativeMessagingHosts',
  chromium: '/Library/Application Support/Chromium/NativeMessagingHosts',
  firefox: '/Library/Application Support/Mozilla/NativeMessagingHosts',
};

const LINUX_MACHINE: Record<Browser, string> = {
  chrome: '/etc/opt/chrome/native-messaging-hosts',
  edge: '/etc/opt/edge/native-messaging-hosts',
  chromium: '/etc/chromium/native-messaging-hosts',
  firefox: '/usr/lib/mozilla/native-messaging-hosts',
};

const LINUX_USER: Record<Exclude<Browser, 'firefox'>, string> = {
  chrome: 'google-chrome',
  edge: 'microsoft-edge',
  chromium: 'chromium',
};

/** The folder that a browser keeps its profiles in, where it is a folder of the user and not told otherwise. */
export function userDataFolder(machine: Machine, browser: Exclude<Browser, 'firefox'>): string {
  const { home } = machine;
  const { join } = pathsOf(machine);
  if (machine.platform === 'darwin') return join(home, 'Library', 'Application Support', ...MAC_USER[browser]);
  // Chromium asks in this order (chrome/common/chrome_paths_linux.cc).
  const named = namedFolder(machine, 'CHROME_CONFIG_HOME') ?? namedFolder(machine, 'XDG_CONFIG_HOME');
  return join(named ?? join(home, '.config'), LINUX_USER[browser]);
}

/** Linux and macOS: the folder of manifests. Firefox 147 moved its profiles to ~/.config, but not its hosts. */
function hostsFolder(machine: Machine, browser: Browser, scope: Scope): string {
  const { join } = pathsOf(machine);
  if (scope === 'machine') return (machine.platform === 'darwin' ? MAC_MACHINE : LINUX_MACHINE)[browser];
  if (browser !== 'firefox') return join(userDataFolder(machine, browser), 'NativeMessagingHosts');
  return machine.platform === 'darwin'
    ? join(machine.home, 'Library', 'Application Support', ...MAC_USER.firefox, 'NativeMessagingHosts')
    : join(machine.home, '.mozilla', 'native-messaging-hosts');
}

/** Windows: files for everyone lie where everyone may read; each kind of browser has its own, as they say different things. */
function windowsPlace(machine: Machine, browser: Browser, scope: Scope): Place {
  const { join } = pathsOf(machine);
  const everyones = join(machine.env.PROGRAMDATA ?? 'C:\\ProgramData', 'Anqi');
  const folder = scope === 'machine' ? everyones : dataFolder(machine);
  const root = scope === 'machine' ? 'HKLM' : 'HKCU';
  return {
    file: join(folder, 'hosts', browser, FILE),
    key: `${root}\\${KEYS[browser]}\\NativeMessagingHosts\\${HOST_NAME}`,
  };
}

/** Where the manifest belongs that `browser` reads for `scope`. */
export function manifestPlace(machine: Machine, browser: Browser, scope: Scope): Place {
  if (machine.platform === 'win32') return windowsPlace(machine, browser, scope);
  return { file: pathsOf(machine).join(hostsFolder(machine, browser, scope), FILE) };
}

/**
 * Where a Chromium kind reads the manifest when it runs with a user data folder of its own (`--user-data-dir`).
 * @throws Error where there is no such place: on Windows, and for Firefox
 */
export function profilePlace(machine: Machine, browser: Browser, profile: string): Place {
  if (machine.platform === 'win32')
    throw new Error('--profile is of no use on Windows: browsers there ask the registry');
  if (browser === 'firefox')
    throw new Error('--profile is of no use for Firefox: it has one folder for all its profiles');
  const { join } = pathsOf(machine);
  return { file: join(profile, 'NativeMessagingHosts', FILE) };
}
