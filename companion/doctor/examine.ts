/** All about one browser: is it here, is the companion registered with it, may it be asked, does it answer. */
import { logFile } from '../host/log.ts';
import { BROWSER_NAMES, type Browser } from '../install/browsers.ts';
import type { Found } from '../install/found.ts';
import { profilePlace } from '../install/places.ts';
import { dataFolder, type Machine } from '../place.ts';
import { type Obstacle, obstaclesOf } from './allowed.ts';
import { backupFinding } from './backups.ts';
import type { Finding } from './finding.ts';
import { type Hello, sayHello } from './hello.ts';
import type { Look } from './look.ts';
import { readPolicies } from './policies.ts';
import { examineManifest, installAgain, type Registered, registeredWith } from './registered.ts';
import { remedyOf } from './remedy.ts';
import { storeRemedy } from './store-remedy.ts';

export interface BrowserReport {
  browser: Browser;
  /** The user data folder of its own that the report is about. */
  profile?: string;
  /** Where the browser was found. */
  at?: string;
  registered: Registered[];
  findings: Finding[];
}

/** How a browser is examined. */
export interface Asked {
  machine: Machine;
  browser: Browser;
  found?: Found;
  look: Look;
  /** A user data folder of its own, in place of the usual one. */
  profile?: string | undefined;
}

/** @throws Error in words where the browser takes no user data folder of its own */
export async function examine({ machine, browser, found, look, profile }: Asked): Promise<BrowserReport> {
  const own = profile === undefined ? undefined : profilePlace(machine, browser, profile);
  const registered = registeredWith(machine, browser, look, own);
  const findings: Finding[] = [];
  if (found?.boxed) findings.push(boxedFinding(browser, found.boxed));
  const policies = readPolicies(machine, browser, look);
  for (const file of policies.unreadable) {
    findings.push({
      level: 'note',
      code: 'policy-unreadable',
      says: `${file} is not in order; ${BROWSER_NAMES[browser]} skips it`,
    });
  }
  const obstacles = obstaclesOf(policies, browser).filter((obstacle) => stands(obstacle, registered));
  for (const obstacle of obstacles) {
    const todo = remedyOf(machine, browser, obstacle, policies);
    findings.push({ level: 'wrong', code: obstacle.what, says: obstacleWords(obstacle), todo });
  }
  const used = registered.find(
    ({ scope }) => scope !== 'user' || !obstacles.some(({ what }) => what === 'user-hosts-off'),
  );
  if (used) findings.push(...(await examineRegistered(machine, browser, used, look)));
  else if (registered.length === 0) findings.push(unregistered(browser, profile));
  return { browser, ...(profile !== undefined && { profile }), ...(found && { at: found.at }), registered, findings };
}

async function examineRegistered(machine: Machine, browser: Browser, used: Registered, look: Look): Promise<Finding[]> {
  const whose = { user: 'this user', machine: 'everyone', profile: 'this folder of profiles' }[used.scope];
  const says = `registered for ${whose}: ${used.key ? `${used.key} → ` : ''}${used.file}`;
  const { path, findings } = examineManifest(machine, browser, used, look);
  const there: Finding = { level: 'fine', code: 'registered', says };
  if (path === undefined) return [there, ...findings];
  const hello = await sayHello(browser, path, used.file, machine.env);
  const log = look.text(logFile(dataFolder(machine)));
  const backups = hello.ok ? backupFinding(hello.answer, log, Date.now()) : undefined;
  return [there, ...findings, helloFinding(path, hello), ...(backups ? [backups] : []), ...shellNotes(machine)];
}

/** What holds in this shell alone: commands typed here use another store than the browser's host. */
function shellNotes({ env }: Machine): Finding[] {
  if (!env.DATABASE_URL) return [];
  const says = 'DATABASE_URL is set in this shell; the companion that a browser starts does not see it';
  return [{ level: 'note', code: 'shell-database', says, todo: '"anqi database use" keeps the address where it does' }];
}

/** Hosts of single users being off does not matter where one for everyone is registered. */
function stands({ what }: Obstacle, registered: Registered[]): boolean {
  return what !== 'user-hosts-off' || !registered.some(({ scope }) => scope === 'machine');
}

function obstacleWords({ what, from }: Obstacle): string {
  const words = {
    'host-blocked': 'a policy forbids extensions to start the companion',
    'user-hosts-off': 'a policy lets extensions start only what is registered for everyone',
    'permission-blocked': 'a policy forbids extensions to start programs (nativeMessaging)',
    'extension-blocked': "a policy blocks Anqi's extension itself",
  };
  return `${words[what]}: ${from}`;
}

function unregistered(browser: Browser, profile: string | undefined): Finding {
  const says = 'the companion is not registered';
  const todo = installAgain(browser, profile === undefined ? 'user' : 'profile', profile);
  return { level: 'wrong', code: 'not-registered', says, todo };
}

/** Snap and Flatpak: https://github.com/flatpak/xdg-desktop-portal/pull/705 is what a way out would be. */
function boxedFinding(browser: Browser, box: 'snap' | 'flatpak'): Finding {
  const name = BROWSER_NAMES[browser];
  if (browser === 'firefox' && box === 'snap') {
    const says =
      'this Firefox is a snap: it starts the companion only through a portal that Ubuntu has, and asks the user first';
    return { level: 'note', code: 'boxed', says, todo: 'where it does not ask, install Firefox as a Debian package' };
  }
  const says = `this ${name} is a ${box}, which cannot start programs of the system`;
  return { level: 'wrong', code: 'boxed', says, todo: `install ${name} as a package of the system (deb, rpm)` };
}

function helloFinding(path: string, hello: Hello): Finding {
  if (hello.ok) {
    const { answer, ms } = hello;
    const says = `${path} answers in ${ms} ms: ${answer.program}, store ${answer.store}`;
    if (answer.trouble === undefined) return { level: 'fine', code: 'answers', says };
    return {
      level: 'wrong',
      code: answer.trouble,
      says: `${says}, which cannot be used`,
      todo: storeRemedy(answer.trouble, answer.detail),
    };
  }
  const why = {
    'not-started': 'cannot be started',
    ended: 'ends without an answer',
    'no-answer': 'gives no answer within 10 s',
    'not-understood': 'answers something else',
    'no-overlap': 'speaks another version of the protocol',
    failed: 'answers that it failed',
  }[hello.why];
  const todo =
    hello.why === 'no-overlap'
      ? 'install the companion of the same version as the extension'
      : `start it by hand to see why: ${path}`;
  return { level: 'wrong', code: hello.why, says: `${path} ${why}${hello.detail ? `: ${hello.detail}` : ''}`, todo };
}
