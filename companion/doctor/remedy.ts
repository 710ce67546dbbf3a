/** What an administrator must set, to the letter. */
import { CHROME_ID, FIREFOX_ID, HOST_NAME } from '../../lib/protocol/identity.ts';
import type { Browser } from '../install/browsers.ts';
import type { Machine } from '../place.ts';
import type { Obstacle } from './allowed.ts';
import { type Policies, policyHome } from './policies.ts';

/** Entries of a list are values with numbers for names, gaps allowed; offices number from 1. */
const FREE_NUMBER = 12_345;

/** One policy as it must be written on this kind of machine. */
function setting(machine: Machine, browser: Browser, name: string, value: unknown, policies: Policies): string {
  const json = JSON.stringify({ [name]: value });
  const there = policies.values.get(name)?.from;
  const home = policyHome(machine, browser);
  if (machine.platform === 'darwin') return `in the configuration profile for ${home}: ${json}`;
  return there ? `in ${there}: ${json}` : `in a file ${home}/anqi.json: ${json}`;
}

function allowList(machine: Machine, browser: Browser, policies: Policies): string {
  const now = policies.values.get('NativeMessagingAllowlist')?.value;
  const names = Array.isArray(now) ? now.filter((name) => typeof name === 'string') : [];
  if (machine.platform === 'win32') {
    const key = `${policyHome(machine, browser)}\\NativeMessagingAllowlist`;
    return `run: reg add "${key}" /v ${FREE_NUMBER} /t REG_SZ /d ${HOST_NAME} /f`;
  }
  return setting(machine, browser, 'NativeMessagingAllowlist', [...names, HOST_NAME], policies);
}

/** A sentence that says what to set so that `obstacle` is none any more. */
export function remedyOf(machine: Machine, browser: Browser, obstacle: Obstacle, policies: Policies): string {
  if (obstacle.what === 'host-blocked') return `an administrator must set, ${allowList(machine, browser, policies)}`;
  if (obstacle.what === 'user-hosts-off') {
    return 'an administrator must run "anqi install --machine" with the packaged program, or set NativeMessagingUserLevelHosts to true';
  }
  const id = browser === 'firefox' ? FIREFOX_ID : CHROME_ID;
  const part =
    obstacle.what === 'permission-blocked'
      ? { [id]: { allowed_permissions: ['nativeMessaging'] } }
      : { [id]: { installation_mode: 'allowed' } };
  return `an administrator must add ${JSON.stringify(part).slice(1, -1)} to ExtensionSettings in ${obstacle.from}`;
}
