/**
 * What an administrator set for a browser. Sources:
 * Linux https://chromium.googlesource.com/chromium/src/+/HEAD/docs/enterprise/policies.md and the browsers' own pages for the folders,
 * Windows and macOS https://chromeenterprise.google/policies/ and https://learn.microsoft.com/deployedge/microsoft-edge-policies,
 * Firefox https://firefox-admin-docs.mozilla.org/.
 */
import type { Browser } from '../install/browsers.ts';
import { keyValues } from '../install/registry.ts';
import { type Machine, pathsOf } from '../place.ts';
import type { Look } from './look.ts';

/** A policy's value, and the file or key that it stands in. */
export interface Policy {
  value: unknown;
  from: string;
}

export interface Policies {
  values: Map<string, Policy>;
  /** Files that the browser skips, as they are no JSON. */
  unreadable: string[];
}

/** The policies that decide about the companion. */
const LISTS = ['NativeMessagingBlocklist', 'NativeMessagingAllowlist'] as const;

const LINUX_FOLDERS: Record<Exclude<Browser, 'firefox'>, string> = {
  chrome: '/etc/opt/chrome/policies/managed',
  edge: '/etc/opt/edge/policies/managed',
  chromium: '/etc/chromium/policies/managed',
};

const WINDOWS_KEYS: Record<Browser, string> = {
  chrome: 'SOFTWARE\\Policies\\Google\\Chrome',
  edge: 'SOFTWARE\\Policies\\Microsoft\\Edge',
  chromium: 'SOFTWARE\\Policies\\Chromium',
  firefox: 'SOFTWARE\\Policies\\Mozilla\\Firefox',
};

const MAC_DOMAINS: Record<Browser, string> = {
  chrome: 'com.google.Chrome',
  edge: 'com.microsoft.Edge',
  chromium: 'org.chromium.Chromium',
  firefox: 'org.mozilla.firefox',
};

/** Where a new policy of `browser` belongs on this machine: a folder, a key, or a domain of preferences. */
export function policyHome(machine: Machine, browser: Browser): string {
  if (machine.platform === 'win32') return `HKLM\\${WINDOWS_KEYS[browser]}`;
  if (machine.platform === 'darwin') return MAC_DOMAINS[browser];
  return browser === 'firefox' ? '/etc/firefox/policies' : LINUX_FOLDERS[browser];
}

/** What is set for `browser` on this machine. Of two places that set a policy, the later one in the result's making wins. */
export function readPolicies(machine: Machine, browser: Browser, look: Look): Policies {
  const policies: Policies = { values: new Map(), unreadable: [] };
  if (machine.platform === 'win32') readRegistry(browser, look, policies);
  else if (machine.platform === 'darwin') readPreferences(machine, browser, look, policies);
  else if (browser !== 'firefox') readFolder(LINUX_FOLDERS[browser], look, policies);
  if (browser === 'firefox') readFirefoxFile(machine, look, policies);
  return policies;
}

function take(policies: Policies, from: string, text: string, pick: (data: object) => unknown = (data) => data): void {
  try {
    const data: unknown = pick(JSON.parse(text));
    if (typeof data !== 'object' || data === null) throw new Error('no object');
    for (const [name, value] of Object.entries(data)) policies.values.set(name, { value, from });
  } catch {
    policies.unreadable.push(from);
  }
}

/** Chromium reads every file of the folder; a name later in the alphabet has the last word (components/policy, config_dir_policy_loader). */
function readFolder(folder: string, look: Look, policies: Policies): void {
  for (const name of look.list(folder)) {
    const file = `${folder}/${name}`;
    const text = look.text(file);
    if (text !== undefined) take(policies, file, text);
  }
}

/** The computer's policies go before the user's, so they are read last. A list is a key of numbered values. */
function readRegistry(browser: Browser, { run }: Look, policies: Policies): void {
  for (const root of ['HKCU', 'HKLM']) {
    const key = `${root}\\${WINDOWS_KEYS[browser]}`;
    for (const [name, { type, text }] of keyValues(run, key)) {
      policies.values.set(name, { value: registryValue(type, text), from: `${key}\\${name}` });
    }
    for (const list of LISTS) {
      const entries = [...keyValues(run, `${key}\\${list}`).values()].map(({ text }) => text);
      if (entries.length > 0) policies.values.set(list, { value: entries, from: `${key}\\${list}` });
    }
  }
}

/** Truths are numbers there, and whatever has parts is JSON. */
function registryValue(type: string, text: string): unknown {
  if (type === 'REG_DWORD') return Number(text) !== 0;
  try {
    // Several lines of a REG_MULTI_SZ are told with \0 between them.
    return JSON.parse(text.replaceAll('\\0', '\n'));
  } catch {
    return text;
  }
}

/** `plutil` gives JSON, where `defaults read` gives a notation that only Apple's own programs read. */
function readPreferences(machine: Machine, browser: Browser, { run }: Look, policies: Policies): void {
  const { join } = pathsOf(machine);
  const folder = '/Library/Managed Preferences';
  const users = machine.env.USER ? [join(folder, machine.env.USER)] : [];
  for (const place of [...users, folder]) {
    const file = join(place, `${MAC_DOMAINS[browser]}.plist`);
    const { code, stdout } = run('plutil', ['-convert', 'json', '-o', '-', file]);
    if (code === 0) take(policies, file, stdout);
  }
}

/** policies.json: beside the program, or for all Firefoxes of a Linux machine, which goes before. */
function readFirefoxFile(machine: Machine, look: Look, policies: Policies): void {
  const beside =
    machine.platform === 'win32'
      ? [`${machine.env.PROGRAMFILES}\\Mozilla Firefox\\distribution`]
      : machine.platform === 'darwin'
        ? ['/Applications/Firefox.app/Contents/Resources/distribution']
        : ['/usr/lib/firefox/distribution', '/usr/lib/firefox-esr/distribution', '/etc/firefox/policies'];
  for (const folder of beside) {
    const file = pathsOf(machine).join(folder, 'policies.json');
    const text = look.text(file);
    if (text !== undefined) take(policies, file, text, (data) => ('policies' in data ? data.policies : undefined));
  }
}
