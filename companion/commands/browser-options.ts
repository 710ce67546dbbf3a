/** The options by which `install`, `uninstall` and `doctor` say which browser is meant, read and checked. */
import { resolve } from 'node:path';
import { BROWSERS, type Browser, type Scope } from '../install/browsers.ts';
import { manifestPlace, type Place, profilePlace } from '../install/places.ts';
import type { Machine } from '../place.ts';
import { refuse } from './output.ts';

export const BROWSER_ARGS = {
  browser: { type: 'string', description: 'chrome, edge, chromium, firefox or all (default: those on this machine)' },
  machine: { type: 'boolean', description: 'For everyone on this computer; needs an administrator' },
  profile: { type: 'string', description: 'A user data folder of its own (--user-data-dir) in place of the usual one' },
} as const;

type Given = Readonly<Record<string, unknown>> & { browser?: string; machine?: boolean; profile?: string };

export interface BrowserOptions {
  /** Undefined where none was named. */
  browsers?: readonly Browser[];
  scope: Scope;
  profile?: string;
}

/** @returns undefined when something was wrong with them, which has been said */
export function browserOptions(args: Given): BrowserOptions | undefined {
  try {
    return read(args);
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function read({ browser, profile, machine }: Given): BrowserOptions {
  const scope = machine ? 'machine' : 'user';
  if (profile === '') throw new Error('--profile names no folder.');
  if (profile !== undefined && machine) throw new Error('--profile and --machine exclude each other.');
  const chosen: BrowserOptions = profile === undefined ? { scope } : { scope, profile: resolve(profile) };
  if (browser === undefined) return chosen;
  if (browser === 'all') return { ...chosen, browsers: BROWSERS };
  const named = BROWSERS.find((one) => one === browser);
  if (!named) throw new Error(`there is no browser "${browser}"; known are ${BROWSERS.join(', ')} and all.`);
  return { ...chosen, browsers: [named] };
}

/** The place that the options mean for `browser`. @throws Error in words where --profile has none */
export function placeOf(machine: Machine, browser: Browser, { scope, profile }: BrowserOptions): Place {
  return profile === undefined ? manifestPlace(machine, browser, scope) : profilePlace(machine, browser, profile);
}
