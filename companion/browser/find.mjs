/**
 * Finds a Chromium-family browser on this machine. Plain JavaScript, because the bootstrap needs it before anything is
 * installed. Branded Google Chrome is left out: since version 137 it ignores `--load-extension`.
 */
import { accessSync, constants, existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** @typedef {Record<string, string | undefined>} Env */

const COMMANDS = ['chromium', 'chromium-browser', 'chrome-for-testing', 'microsoft-edge', 'microsoft-edge-stable'];

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Whether the command is a snap or a stub that only asks for one: a snap cannot see the temporary folders that
 * automation keeps its profiles in, and a stub starts nothing.
 * @param {string} file
 */
export function isSnap(file) {
  try {
    if (/\/snap(d)?\//.test(file) || /\/snap$/.test(realpathSync(file)) || /\/snap\//.test(realpathSync(file))) {
      return true;
    }
    const head = readFileSync(file, { encoding: 'latin1', flag: 'r' }).slice(0, 4096);
    return head.startsWith('#!') && /\/snap\/bin\/|snap install/.test(head);
  } catch {
    return false;
  }
}

/**
 * Browsers that automation tools downloaded, newest version first.
 * @param {string} folder
 * @param {RegExp} versions
 * @param {string[][]} inside
 */
function downloaded(folder, versions, inside) {
  if (!existsSync(folder)) return [];
  const found = readdirSync(folder).filter((name) => versions.test(name));
  found.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  return found.flatMap((name) => inside.map((parts) => join(folder, name, ...parts)));
}

const MAC_TESTING = ['Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'];
const MAC_CHROMIUM = ['Chromium.app', 'Contents', 'MacOS', 'Chromium'];

/** @param {Env} env @param {string} home */
function linuxPlaces(env, home) {
  const onPath = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const folders = [...new Set([...onPath, '/usr/bin', '/usr/local/bin', '/opt/chromium'])];
  const inside = [
    ['chrome-linux64', 'chrome'],
    ['chrome-linux', 'chrome'],
  ];
  return [
    ...COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command))),
    ...downloaded(env.PLAYWRIGHT_BROWSERS_PATH ?? join(home, '.cache/ms-playwright'), /^chromium-\d/, inside),
    ...downloaded(join(home, '.cache/puppeteer/chrome'), /^linux-/, inside),
  ];
}

/** @param {Env} env @param {string} home */
function macPlaces(env, home) {
  const arch = ['chrome-mac', 'chrome-mac-arm64', 'chrome-mac-x64'];
  const inside = arch.flatMap((name) => [
    [name, ...MAC_TESTING],
    [name, ...MAC_CHROMIUM],
  ]);
  const edge = ['Microsoft Edge.app', 'Contents', 'MacOS', 'Microsoft Edge'];
  const cache = env.PLAYWRIGHT_BROWSERS_PATH ?? join(home, 'Library/Caches/ms-playwright');
  return [
    ...[MAC_CHROMIUM, MAC_TESTING].flatMap((app) => [
      join('/Applications', ...app),
      join(home, 'Applications', ...app),
    ]),
    ...downloaded(cache, /^chromium-\d/, inside),
    join('/Applications', ...edge),
  ];
}

/** @param {Env} env @param {string} home */
function windowsPlaces(env, home) {
  const roots = [env.LOCALAPPDATA, env.PROGRAMFILES, env['PROGRAMFILES(X86)']].filter((root) => root !== undefined);
  const local = env.LOCALAPPDATA ?? join(home, 'AppData', 'Local');
  const inside = [
    ['chrome-win64', 'chrome.exe'],
    ['chrome-win', 'chrome.exe'],
  ];
  return [
    ...roots.map((root) => join(root, 'Chromium', 'Application', 'chrome.exe')),
    ...downloaded(env.PLAYWRIGHT_BROWSERS_PATH ?? join(local, 'ms-playwright'), /^chromium-\d/, inside),
    ...roots.map((root) => join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe')),
  ];
}

/**
 * Path of the browser to use, or undefined. ANQI_CHROMIUM, when set, is taken as it is and not second-guessed.
 * @param {Env} env
 * @param {string} platform
 * @returns {string | undefined}
 */
export function findChromium(env = process.env, platform = process.platform) {
  if (env.ANQI_CHROMIUM) return isExecutable(env.ANQI_CHROMIUM) ? env.ANQI_CHROMIUM : undefined;
  const home = homedir();
  const places = { darwin: macPlaces, win32: windowsPlaces }[platform] ?? linuxPlaces;
  return places(env, home).find((file) => isExecutable(file) && !isSnap(file));
}
