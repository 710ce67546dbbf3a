/** Debian and Ubuntu packages, through apt-get without questions. */
import { existsSync } from 'node:fs';
import { output, run } from './exec.mjs';
import { giveUp, say } from './say.mjs';

export function hasApt() {
  return process.platform === 'linux' && existsSync('/usr/bin/apt-get');
}

/** @param {string[]} args */
function aptGet(args) {
  const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-y', '-q', ...args];
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !existsSync('/usr/bin/sudo')) {
    giveUp(`root is needed and sudo is not there; as root, run: apt-get ${args.join(' ')}`);
  }
  const [first = '', ...rest] = isRoot ? command : ['sudo', ...command];
  return run(first, rest);
}

let refreshed = false;

/** Fetches the package lists, once in a run. */
export function refreshLists() {
  if (refreshed) return;
  refreshed = true;
  say('refreshing the package lists.');
  if (!aptGet(['update'])) say('the package lists could not be refreshed; going on with those that are there.');
}

/**
 * Whether apt has a real package of this name. Ubuntu's chromium is a stub that installs a snap; its version says so.
 * @param {string} name
 */
export function isRealPackage(name) {
  const candidate = /Candidate: (\S+)/.exec(output('apt-cache', ['policy', name]) ?? '')?.[1];
  return candidate !== undefined && candidate !== '(none)' && !candidate.includes('snap');
}

/**
 * @param {string[]} names
 * @returns {boolean} whether they are installed now
 */
export function install(names) {
  say(`installing ${names.join(' and ')} with apt-get.`);
  return aptGet(['install', '--no-install-recommends', ...names]);
}
