/** What is registered with a browser, and whether the browser can use it. */
import { accessSync, constants, statSync } from 'node:fs';
import { BROWSER_NAMES, type Browser, SCOPES, type Scope } from '../install/browsers.ts';
import { readManifest } from '../install/manifest.ts';
import { manifestPlace, type Place } from '../install/places.ts';
import { defaultValue } from '../install/registry.ts';
import { type Machine, pathsOf } from '../place.ts';
import { commandLine } from '../schedule/apply.ts';
import type { Finding } from './finding.ts';
import type { Look } from './look.ts';

/** A manifest that is there, of a user, of the machine, or of a user data folder of its own. */
export interface Registered {
  scope: Scope | 'profile';
  file: string;
  key?: string;
}

/** The manifests that are there, in the order in which browsers ask for them: the user's own goes before the machine's. */
export function registeredWith(machine: Machine, browser: Browser, look: Look, profile?: Place): Registered[] {
  const places = profile
    ? [{ scope: 'profile' as const, ...profile }]
    : SCOPES.map((scope) => ({ scope, ...manifestPlace(machine, browser, scope) }));
  return places.flatMap((place): Registered[] => {
    if (place.key === undefined) return look.text(place.file) === undefined ? [] : [place];
    // The key says where the file is; it may be another than the one that `install` writes.
    const file = defaultValue(look.run, place.key);
    return file === undefined ? [] : [{ ...place, file }];
  });
}

/** What to run so that what is registered is in order. */
export function installAgain(browser: Browser, scope: Registered['scope'], profile?: string): string {
  const whose = { user: [], machine: ['--machine'], profile: ['--profile', profile ?? ''] }[scope];
  return `run: ${commandLine(['anqi', 'install', '--browser', browser, ...whose])}`;
}

/** Whether the manifest and what it names are in order; `path` is the program where it can be tried. */
export function examineManifest(
  machine: Machine,
  browser: Browser,
  { scope, file }: Registered,
  look: Look,
): { path?: string; findings: Finding[] } {
  const { dirname, isAbsolute, resolve } = pathsOf(machine);
  const again = installAgain(browser, scope, dirname(dirname(file)));
  const wrong = (code: string, says: string) => ({ findings: [{ level: 'wrong', code, says, todo: again } as const] });
  const text = look.text(file);
  if (text === undefined) return wrong('manifest-missing', `the registry names ${file}, which is not there`);
  const manifest = readManifest(browser, text);
  if (!manifest.ok)
    return wrong(manifest.reason, `${file} is no manifest that ${BROWSER_NAMES[browser]} takes: ${manifest.detail}`);
  if (!manifest.allowed) return wrong('not-allowed', `${file} does not let Anqi's extension ask`);
  // On Windows alone a path may be relative, to the manifest's folder.
  if (!isAbsolute(manifest.path) && machine.platform !== 'win32') {
    return wrong('path-relative', `${file} names its program by a relative path, ${manifest.path}`);
  }
  const path = resolve(dirname(file), manifest.path);
  const fault = programFault(path);
  return fault ? wrong('program-unusable', `${file} names ${path}, which ${fault}`) : { path, findings: [] };
}

function programFault(path: string): string | undefined {
  try {
    if (!statSync(path).isFile()) return 'is no file';
    accessSync(path, constants.X_OK);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return missing ? 'is not there' : 'may not be run';
  }
  return undefined;
}
